"""The report page on a real MediaWiki, by the whole program: made once, linked from the histories, shown as meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import place_pack
from tests.mediawiki.installation import Account, Installation
from tests.mediawiki.person import Person
from tests.mediawiki.rendering import SENTINEL, Renderer
from tests.program import PASSWORD_VARIABLE, Finished, movibot, write_config

LISTS = {f"pages__{name}": f"title: {name}\nfrom: [lieu]\ncolumns: [nom]\nregion: {name}\n" for name in ("une", "deux")}
REPORT = "Utilisateur:MoviBot/Rapport"
FAULTY = "{{Lieu\n| nom = Alpha\n| places = dit-par-Lou\n}}"
EXTRA = f"templates: templates\npages:\n  create: true\nreport:\n  page: {REPORT}\n"


class Desk:
    """A configuration with a report page, for one wiki."""

    def __init__(self, folder: Path, api: str, account: Account) -> None:
        self.folder, self.account = folder, account
        place_pack(folder / "templates", **LISTS)
        self.config = write_config(folder, api, account, EXTRA)

    def movibot(self, *arguments: str) -> Finished:
        return movibot(*arguments, config=self.config, environ={PASSWORD_VARIABLE: self.account.password})

    def outcomes(self) -> dict[str, str]:
        done = self.movibot("sync", "--format", "json")
        return {outcome["title"]: outcome["outcome"] for outcome in done.json["outcomes"]}


@pytest.fixture
def desk(tmp_path: Path, mediawiki: Installation) -> Desk:
    mediawiki.load({"Modèle:Lieu": "{{{nom|}}}", "Alpha": FAULTY, "Bêta": "{{Lieu\n| nom = Bêta\n}}"})
    return Desk(tmp_path, mediawiki.api, mediawiki.users.bot_password)


def test_it_is_made_linked_and_edited_when_it_changes(desk: Desk, mediawiki: Installation, person: Person) -> None:
    assert desk.outcomes() == {"Une": "saved", "Deux": "saved", REPORT: "saved"}
    text = person.text(REPORT) or ""
    assert "* [[Alpha]] : " in text
    assert "dit-par" not in text
    with Renderer(mediawiki) as renderer:
        shown = renderer.render(text + SENTINEL, REPORT)
    assert shown.is_level()
    assert shown.links == ["0:Alpha", "0:Bêta"]
    assert not shown.categories
    assert person.history("Une")[0]["comment"].endswith(f"· [[:{REPORT}|rapport]]")
    for _ in range(2):
        assert desk.outcomes() == {"Une": "unchanged", "Deux": "unchanged", REPORT: "unchanged"}
    assert desk.movibot("sync", "--format", "json").json["requests"]["write"] == 0
    assert len(person.history(REPORT)) == 1

    person.edit("Une", "Mes mots.")
    assert desk.outcomes() == {"Une": "refused", "Deux": "unchanged", REPORT: "saved"}
    assert "* [[Une]] : refusée depuis le " in (person.text(REPORT) or "")
    assert "&lt;!-- movibot:début une --&gt;" in (person.text(REPORT) or "")
    assert desk.outcomes() == {"Une": "refused", "Deux": "unchanged", REPORT: "unchanged"}


def test_where_it_is_protected_the_others_are_told_all_the_same(desk: Desk, sysop: Person) -> None:
    sysop.edit(REPORT, "<!-- movibot:début rapport -->\n<!-- movibot:fin rapport -->")
    sysop.protect(REPORT)
    assert desk.outcomes() == {"Une": "saved", "Deux": "saved", REPORT: "refused"}
