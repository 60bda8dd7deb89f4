"""The real MediaWiki of the tests is what the other tests take it to be."""

from __future__ import annotations

import pytest

from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person, Refused

pytestmark = pytest.mark.usefixtures("mediawiki")


def test_it_is_a_french_wiki_named_movilab(mediawiki: Installation, person: Person) -> None:
    found = person.query(meta="siteinfo", siprop="general|namespaces|extensiontags")
    assert found["general"]["sitename"] == "Movilab"
    assert found["general"]["base"].startswith(mediawiki.url)
    assert found["general"]["categorycollation"] == "uca-fr"
    assert found["namespaces"]["10"]["name"] == "Modèle"
    assert "<ref>" in found["extensiontags"]


def test_a_person_edits_moves_and_reads(person: Person) -> None:
    first = person.edit("Atelier vélo", "Bonjour '''tout le monde'''.  \n")
    assert person.text("Atelier vélo") == "Bonjour '''tout le monde'''."
    assert person.edit("Atelier vélo", "Bonjour '''tout le monde'''.") == first
    assert "<b>tout le monde</b>" in person.parse("Atelier vélo")
    person.move("Atelier vélo", "Atelier de vélo")
    assert "#REDIRECT" in (person.text("Atelier vélo") or "")
    assert [r["user"] for r in person.history("Atelier de vélo")] == ["Personne", "Personne"]
    assert person.text("Rien de tel") is None


def test_a_sysop_protects_and_deletes_and_a_person_may_not(person: Person, sysop: Person) -> None:
    person.edit("Atelier vélo", "Bonjour")
    with pytest.raises(Refused, match="permissiondenied"):
        person.delete("Atelier vélo")
    sysop.protect("Atelier vélo")
    with pytest.raises(Refused, match="protectedpage"):
        person.edit("Atelier vélo", "Bonsoir")
    sysop.delete("Atelier vélo")
    assert sysop.text("Atelier vélo") is None


def test_every_test_has_a_fresh_wiki(mediawiki: Installation, person: Person) -> None:
    person.edit("Trace", "un")
    mediawiki.snapshot("trace")
    mediawiki.reset()
    assert person.text("Trace") is None
    mediawiki.reset("trace")
    assert person.text("Trace") == "un"


def test_settings_last_until_the_next_reset(mediawiki: Installation, person: Person) -> None:
    mediawiki.configure("$wgReadOnly = 'Travaux en cours';")
    assert person.query(meta="siteinfo")["general"]["readonlyreason"] == "Travaux en cours"
    mediawiki.reset()
    assert person.query(meta="siteinfo")["general"]["readonly"] is False


def test_many_pages_are_loaded_at_once_with_their_links(mediawiki: Installation, person: Person) -> None:
    pages = {"Modèle:Fiche": "{{{nom|}}}"} | {f"Lieu {n}": "{{Fiche|nom=é\n}}" for n in range(200)}
    mediawiki.load(pages)
    found = person.query(list="embeddedin", eititle="Modèle:Fiche", eilimit="500")
    assert {page["title"] for page in found["embeddedin"]} == pages.keys() - {"Modèle:Fiche"}
    assert person.text("Lieu 7") == "{{Fiche|nom=é\n}}"


def test_the_bot_password_carries_the_grants_movibot_needs(mediawiki: Installation) -> None:
    with Person(mediawiki, mediawiki.users.bot_password) as bot:
        assert {"bot", "edit", "createpage", "apihighlimits"} <= rights(bot)
    with Person(mediawiki, mediawiki.users.weak_bot_password) as bot:
        assert "edit" not in rights(bot)


def rights(bot: Person) -> set[str]:
    bot.log_in()
    return set(bot.query(meta="userinfo", uiprop="rights")["userinfo"]["rights"])
