"""What only a real MediaWiki does: rights, flags, merges, locks; and how few requests it takes."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from movibot.errors import LoginFailed, PermissionMissing, ReadOnly, Unreachable, WikiError
from movibot.model import Clock, Conflicted, Page, Rejected, Saved
from movibot.wiki.folderfacts import read_facts
from movibot.wiki.mediawiki import Credentials, MediaWiki
from movibot.wiki.retrying import PATIENCE
from tests.mediawiki.installation import Account, Installation
from tests.mediawiki.person import Person
from tests.wikis import DAY, FolderPlace, client

RECORD = "== Haut ==\nintro\n\n== Bas ==\nfin\n"


@pytest.fixture
def wiki(mediawiki: Installation) -> MediaWiki:
    return client(mediawiki)


@pytest.fixture
def anonymous(mediawiki: Installation) -> MediaWiki:
    return MediaWiki(mediawiki.api, contact="robot@example.org", clock=Clock(DAY))


LIMITED = "$wgMainCacheType = CACHE_DB; $wgRateLimits['edit']['user'] = [ 1, 60 ];"


@pytest.fixture
def limits(mediawiki: Installation) -> Iterator[Installation]:
    """A wiki that lets an account save once a minute."""
    mediawiki.configure(LIMITED)
    yield mediawiki
    mediawiki.reset()


def read(wiki: MediaWiki, title: str) -> Page:
    [page] = wiki.pages([title])
    return page


# --- few requests ----------------------------------------------------------------------------------------


def test_a_run_that_finds_nothing_to_do_takes_few_requests(mediawiki: Installation, wiki: MediaWiki) -> None:
    names = [f"Lieu {number}" for number in range(120)]
    mediawiki.load({"Modèle:Lieu": "x"} | dict.fromkeys(names, "{{Lieu}}"))
    wiki.facts(["Lieu", "Commun"])
    assert wiki.traffic.reads == 3  # the login token, the login, and all facts at once
    wiki.check_writable()
    assert wiki.traffic.reads == 3
    assert len(wiki.stamps_embedding(["Lieu", "Commun"])) == 120
    assert wiki.traffic.reads == 4
    assert len(list(wiki.pages(names))) == 120
    assert wiki.traffic.reads == 5
    assert len(wiki.existing(names)) == 120
    assert wiki.traffic.reads == 6


def test_without_an_account_a_request_names_fifty_titles(mediawiki: Installation, anonymous: MediaWiki) -> None:
    names = [f"Lieu {number}" for number in range(120)]
    mediawiki.load(dict.fromkeys(names, "x"))
    anonymous.facts()
    assert len(list(anonymous.pages(names))) == 120
    assert anonymous.traffic.reads == 1 + 3


def test_a_list_longer_than_one_answer_is_continued(mediawiki: Installation, anonymous: MediaWiki) -> None:
    names = {f"Lieu {number}" for number in range(510)}
    mediawiki.load(dict.fromkeys(sorted(names), "{{Lieu}}"))
    anonymous.facts(["Lieu"])
    assert {stamp.title for stamp in anonymous.stamps_embedding(["Lieu"])} == names
    assert anonymous.traffic.reads == 1 + 2


# --- facts -----------------------------------------------------------------------------------------------


def test_a_folder_without_words_of_its_own_is_like_this_wiki(wiki: MediaWiki, tmp_path_factory: object) -> None:
    assert isinstance(tmp_path_factory, pytest.TempPathFactory)
    real = wiki.facts()
    folder = read_facts(FolderPlace(tmp_path_factory.mktemp("folder") / "wiki").folder)
    described = [
        {n.number: (n.name, frozenset(n.aliases), n.first_letter) for n in facts.namespaces if n.number < 20}
        for facts in (real, folder)
    ]
    assert described[0] == described[1]
    assert (real.extension_tags, real.collation) == (folder.extension_tags, folder.collation)


def test_a_page_has_an_address(wiki: MediaWiki, mediawiki: Installation) -> None:
    assert wiki.facts().page_url == f"{mediawiki.url}/index.php/$1"


# --- saving ----------------------------------------------------------------------------------------------


def test_an_edit_is_flagged_as_a_bots(wiki: MediaWiki, person: Person) -> None:
    person.edit("Index", "avant")
    wiki.save(read(wiki, "Index"), "après", "Mise à jour")
    [change, *_] = person.recent_changes()
    told = (change["user"], change["comment"], change["bot"], change["minor"])
    assert told == ("MoviBot", "Mise à jour", True, False)


def test_an_account_without_the_right_edits_without_the_flag(mediawiki: Installation, person: Person) -> None:
    wiki = client(mediawiki, mediawiki.users.person)
    assert isinstance(wiki.save(read(wiki, "Index"), "texte", ""), Saved)
    assert person.recent_changes()[0]["bot"] is False


def test_an_edit_elsewhere_on_the_page_is_merged_and_told(wiki: MediaWiki, person: Person) -> None:
    person.edit("Index", RECORD)
    page = read(wiki, "Index")
    theirs = person.edit("Index", RECORD.replace("fin", "fin, d’une personne"))
    result = wiki.save(page, RECORD.replace("intro", "intro du robot"), "")
    assert isinstance(result, Saved)
    assert result.previous == str(theirs) != page.revision
    assert "intro du robot" in (person.text("Index") or "")
    assert "d’une personne" in (person.text("Index") or "")


def test_a_page_deleted_and_made_again_is_a_conflict(wiki: MediaWiki, person: Person, sysop: Person) -> None:
    person.edit("Index", "avant")
    page = read(wiki, "Index")
    sysop.delete("Index")
    person.edit("Index", "une autre page")
    assert wiki.save(page, "du robot", "") == Conflicted()
    assert person.text("Index") == "une autre page"


def test_a_page_made_and_deleted_again_is_not_made(wiki: MediaWiki, person: Person, sysop: Person) -> None:
    page = read(wiki, "Neuve")
    time.sleep(1)  # MediaWiki counts in seconds, and a deletion in the second of the read does not count
    person.edit("Neuve", "essai")
    sysop.delete("Neuve")
    assert wiki.save(page, "du robot", "") == Conflicted()
    assert person.text("Neuve") is None


def test_a_protected_page_is_rejected_in_the_words_of_the_wiki(wiki: MediaWiki, person: Person, sysop: Person) -> None:
    person.edit("Index", "avant")
    sysop.protect("Index")
    result = wiki.save(read(wiki, "Index"), "après", "")
    assert isinstance(result, Rejected)
    assert result.code == "protectedpage"
    assert "protégée" in result.explanation
    person.edit("Autre", "avant")
    assert isinstance(wiki.save(read(wiki, "Autre"), "après", ""), Saved)


def test_a_blacklisted_link_is_rejected(wiki: MediaWiki, sysop: Person) -> None:
    sysop.edit("MediaWiki:Spam-blacklist", r"pourriel\.example")
    result = wiki.save(read(wiki, "Index"), "voir https://pourriel.example/x", "")
    assert isinstance(result, Rejected)
    assert result.code == "spamblacklist"


def test_other_wikis_pages_are_missing_and_cannot_be_saved(wiki: MediaWiki) -> None:
    page = read(wiki, "mw:Help:Contents")
    assert page.revision is None
    assert isinstance(wiki.save(page, "texte", ""), Rejected)


# --- a wiki that cannot be used ----------------------------------------------------------------------------


def test_a_locked_wiki_is_found_before_any_work_and_at_a_save(mediawiki: Installation, wiki: MediaWiki) -> None:
    page = read(wiki, "Index")
    mediawiki.configure("$wgReadOnly = 'Déménagement du serveur';")
    for act in (wiki.check_writable, client(mediawiki).check_writable, lambda: wiki.save(page, "texte", "")):
        with pytest.raises(ReadOnly) as caught:
            act()
        assert caught.value.arguments["explanation"] == "Déménagement du serveur"


def test_a_locked_wiki_lets_nobody_log_in_but_can_be_read(mediawiki: Installation) -> None:
    mediawiki.configure("$wgReadOnly = 'Travaux';")
    wiki = client(mediawiki)
    page = read(wiki, "Accueil")
    assert page.revision
    for act in (wiki.check_writable, lambda: wiki.save(page, "texte", "")):
        with pytest.raises(ReadOnly):
            act()
    mediawiki.configure("$wgReadOnly = 'Travaux'; $wgGroupPermissions['*']['read'] = false;")
    with pytest.raises(ReadOnly):
        read(client(mediawiki), "Accueil")


def test_an_account_without_the_right_to_edit_is_found_before_any_work(mediawiki: Installation) -> None:
    wiki = client(mediawiki, mediawiki.users.weak_bot_password)
    assert read(wiki, "Accueil").revision
    with pytest.raises(PermissionMissing) as caught:
        wiki.check_writable()
    assert (caught.value.code, caught.value.arguments["right"]) == ("right-missing", "edit")
    with pytest.raises(PermissionMissing):
        wiki.save(read(wiki, "Accueil"), "texte", "")


def test_a_blocked_account_is_found_before_any_work(mediawiki: Installation, wiki: MediaWiki, sysop: Person) -> None:
    page = read(wiki, "Index")
    wiki.check_writable()
    sysop.block("MoviBot", "robot emballé")
    with pytest.raises(PermissionMissing) as caught:
        client(mediawiki).check_writable()
    assert (caught.value.code, caught.value.arguments["explanation"]) == ("account-blocked", "robot emballé")
    with pytest.raises(PermissionMissing):
        wiki.save(page, "texte", "")


@pytest.mark.parametrize("name", ["MoviBot@movibot", "MoviBot", "Personne", "Personne de tel", "MoviBot@autre"])
def test_a_wrong_password(mediawiki: Installation, name: str) -> None:
    wiki = client(mediawiki, Account(name, "z" * 32))
    with pytest.raises(LoginFailed) as caught:
        wiki.facts()
    assert caught.value.code == "login-wrong-password"
    assert caught.value.arguments["account"] == name
    assert wiki.traffic.reads == 2


def test_a_private_wiki_is_read_by_an_account_only(mediawiki: Installation, anonymous: MediaWiki) -> None:
    mediawiki.configure("$wgGroupPermissions['*']['read'] = false;")
    with pytest.raises(PermissionMissing) as caught:
        anonymous.facts()
    assert caught.value.code == "wiki-private"
    assert client(mediawiki).facts().name == "Movilab"


def test_a_session_that_ended_is_begun_again_once(mediawiki: Installation, wiki: MediaWiki, person: Person) -> None:
    page = read(wiki, "Index")
    mediawiki.reset()
    assert isinstance(wiki.save(page, "texte", ""), Saved)
    assert person.history("Index")[0]["user"] == "MoviBot"
    mediawiki.reset()
    for act in (lambda: wiki.save(page, "autre texte", ""), lambda: read(wiki, "Index")):
        with pytest.raises(LoginFailed) as caught:
            act()
        assert caught.value.code == "session-lost"
    assert person.text("Index") is None


def test_a_change_tag_stands_in_the_history_or_is_told_to_be_refused(
    mediawiki: Installation, person: Person, sysop: Person
) -> None:
    login = mediawiki.users.bot_password
    credentials = Credentials(login.name, login.password)

    def tagging() -> MediaWiki:
        return MediaWiki(mediawiki.api, contact="", clock=Clock(DAY), credentials=credentials, tag="movibot")

    wiki = tagging()
    assert isinstance(wiki.save(read(wiki, "Un"), "texte", ""), Saved)
    assert isinstance(wiki.save(read(wiki, "Deux"), "texte", ""), Saved)
    [remark] = wiki.remarks
    assert (remark.code, remark.arguments["tag"]) == ("tag-refused", "movibot")
    assert wiki.traffic.writes == 3
    assert "movibot" not in person.history("Un")[0]["tags"]
    sysop.create_tag("movibot")
    wiki = tagging()
    assert isinstance(wiki.save(read(wiki, "Trois"), "texte", ""), Saved)
    assert wiki.remarks == ()
    assert "movibot" in person.history("Trois")[0]["tags"]


def unaware(limits: Installation, clock: Clock) -> MediaWiki:
    """A client that read what it may do before the wiki limited it; otherwise it would keep to the pace."""
    limits.configure("")
    wiki = client(limits, clock=clock)
    wiki.facts()
    limits.configure(LIMITED)
    return wiki


def test_a_limit_on_edits_is_waited_for(limits: Installation, person: Person) -> None:
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            limits.configure("")

    wiki = unaware(limits, Clock(DAY, sleep=sleep))
    assert isinstance(wiki.save(read(wiki, "Un"), "texte", ""), Saved)
    assert slept == []
    assert isinstance(wiki.save(read(wiki, "Deux"), "texte", ""), Saved)
    assert slept == [5, 10, 20]
    assert person.text("Deux") == "texte"


def test_a_limit_that_stays_ends_the_run_when_its_patience_ends(limits: Installation, person: Person) -> None:
    slept: list[float] = []
    wiki = unaware(limits, Clock(DAY, sleep=slept.append, monotonic=lambda: sum(slept)))
    wiki.save(read(wiki, "Un"), "texte", "")
    with pytest.raises(Unreachable) as caught:
        wiki.save(read(wiki, "Deux"), "texte", "")
    assert caught.value.code == "wiki-busy"
    assert 240 < sum(slept) <= PATIENCE
    assert person.text("Deux") is None


def test_an_index_php_address_is_no_api(mediawiki: Installation) -> None:
    login = mediawiki.users.bot_password
    credentials = Credentials(login.name, login.password)
    for path in ("/w/api.php", "/index.php/api.php"):
        wiki = MediaWiki(mediawiki.url + path, contact="", clock=Clock(DAY), credentials=credentials)
        with pytest.raises(WikiError) as caught:
            wiki.facts()
        assert caught.value.code in {"wiki-not-found", "wiki-not-an-api"}
