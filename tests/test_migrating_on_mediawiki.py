"""`movibot migrate` on a real MediaWiki: a template that was renamed there, and people who write meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import PLACE_SCHEMA, REGIONS, write_pack
from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.program import PASSWORD_VARIABLE, Finished, movibot, write_config
from tests.proxy import Parameters, proxy

pytestmark = pytest.mark.mediawiki

REST = "\n\nUn paragraphe.\n\nUn autre.\n\n"
OLD = "{{{{Fiche lieu\n| intitulé = {0}\n| contact = c\n| région = Breizh\n}}}}" + REST
NEW = "{{{{Lieu\n| nom = {0}\n| contact = c\n| région = Bretagne\n}}}}" + REST
MIGRATION = """template: Fiche lieu
rename: {intitulé: nom}
values: {région: {Breizh: Bretagne}}
rename template: Lieu
"""


@pytest.mark.parametrize("is_moved", [False, True])
def test_a_template_is_renamed_with_its_calls(
    mediawiki: Installation, person: Person, sysop: Person, tmp_path: Path, is_moved: bool
) -> None:
    titles = ("Seul", "Deux", "Disputé", "Complété")
    mediawiki.load({"Modèle:Fiche lieu": "{{{intitulé|}}}{{{nom|}}}", **{title: OLD.format(title) for title in titles}})
    person.edit("Deux", OLD.format("Un") + OLD.format("Deux"))
    person.edit("Utilisateur:Personne/Brouillon", OLD.format("Brouillon"))
    if is_moved:
        sysop.move("Modèle:Fiche lieu", "Modèle:Lieu")
    write_pack(tmp_path / "templates", schemas__lieu=PLACE_SCHEMA, vocabularies__regions=REGIONS)
    (tmp_path / "m.yaml").write_text(MIGRATION, encoding="utf-8")
    account = mediawiki.users.bot_password

    def meanwhile(given: Parameters) -> None:
        if given.get("action") != "edit":
            return
        text = person.text(given["title"]) or ""
        if given["title"] == "Disputé" and "d’une personne" not in text:
            person.edit("Disputé", text.replace("= c\n", "= d’une personne\n"))
        if given["title"] == "Complété" and "Lou" not in text:
            person.edit("Complété", text.replace("Un autre.", "Un autre, de Lou."))

    with proxy(mediawiki.url) as between:
        between.before = meanwhile
        config = write_config(tmp_path, between.api, account, "templates: templates\nlanguage: fr\n")

        def run(*more: str) -> Finished:
            words = ("migrate", str(tmp_path / "m.yaml"), "--format", "json", *more)
            return movibot(*words, config=config, environ={PASSWORD_VARIABLE: account.password})

        dry = run("--dry-run")
        assert (dry.code, dry.json["counts"]) == (0, {"changed": 5, "unchanged": 0, "refused": 0}), dry.said
        done = run()
        assert done.code == 0, done.said
        kinds = {each["title"]: each["outcome"] for each in done.json["outcomes"]}
        assert kinds == {"Seul": "saved", "Deux": "saved", "Disputé": "saved", "Complété": "merged"}
        again = run()
        assert (again.code, again.json["requests"]["write"]) == (0, 0), again.said
    assert person.text("Seul") == NEW.format("Seul").rstrip()
    assert person.text("Deux") == (NEW.format("Un") + NEW.format("Deux")).rstrip()
    assert person.text("Disputé") == NEW.format("Disputé").replace("= c", "= d’une personne").rstrip()
    assert person.text("Complété") == NEW.format("Complété").replace("autre.", "autre, de Lou.").rstrip()
    assert person.text("Utilisateur:Personne/Brouillon") == OLD.format("Brouillon").rstrip()
    assert len(person.history("Seul")) == 2
