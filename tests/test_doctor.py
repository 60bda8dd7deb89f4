"""The checks of `movibot doctor`: facts -> findings. What needs a wiki is in test_doctor_on_mediawiki.py."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from movibot.doctor.account import check_account
from movibot.doctor.asking import Asking
from movibot.doctor.drift import check_drift
from movibot.doctor.facts import Machine, Settings, TemplateSeen
from movibot.doctor.findings import Finding, gravest
from movibot.doctor.lines import doctor_json, doctor_lines
from movibot.doctor.machine import check_machine
from movibot.doctor.pages import check_stop
from movibot.doctor.seeing import see_templates
from movibot.doctor.site import check_site
from movibot.doctor.templates import check_templates
from movibot.grants import GRANT_OF, wanted_rights
from movibot.messages import LANGUAGES
from movibot.model import Page, Refusal
from movibot.reading import Run
from movibot.runlock import Holder
from movibot.wiki.about import AccountAbout, Limit, SiteAbout
from tests.builders import page, place_pack
from tests.memory_wiki import FACTS, MemoryWiki

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
API = "https://movilab.org/api.php"
SITE = SiteAbout(
    name="Movilab",
    language="fr",
    generator="MediaWiki 1.39.17",
    api=API,
    extensions={"ParserFunctions": "1.6.1", "TemplateData": "0.1.2"},
    group_rights={"bot": frozenset({"bot", "apihighlimits", "edit"})},
    collation="uca-fr",
    read_at=NOW,
)
ACCOUNT = AccountAbout("MoviBot", False, frozenset({"edit", "bot", "apihighlimits"}), ("bot", "*", "user"))
SETTINGS = Settings(API, "MoviBot@a", by_token=False, throttle=1, create_pages=False)
MACHINE = Machine(Path("/s"), True, True, False, 10**10, None, "password_file", None, NOW)


def wrong(findings: Iterable[Finding]) -> dict[str, str]:
    """Code -> level, of what is not as it should be."""
    return {finding.code: finding.level for finding in findings if finding.level != "fine"}


# --- the wiki ------------------------------------------------------------------------------------------


def of_site(site: SiteAbout, settings: Settings = SETTINGS, account: AccountAbout = ACCOUNT) -> dict[str, str]:
    return wrong(check_site(site, settings, account, NOW))


def test_a_wiki_that_is_as_it_should_be() -> None:
    assert of_site(SITE) == {}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"generator": "MediaWiki 1.34.4"}, {"doctor-version-old": "fault"}),
        ({"generator": "MediaWiki 1.35.0"}, {}),
        ({"generator": "MediaWiki 2.0"}, {}),
        ({"generator": "Autre chose 9"}, {"doctor-version-unknown": "warning"}),
        ({"api": "https://autre.org/api.php"}, {"doctor-address-alias": "warning"}),
        ({"api": "http://movilab.org/api.php"}, {}),
        ({"api": ""}, {}),
        ({"lock": "Travaux"}, {"doctor-locked": "fault"}),
        ({"lock": ""}, {"doctor-locked": "fault"}),
        ({"read_at": NOW + datetime.timedelta(seconds=100)}, {}),
        ({"read_at": NOW - datetime.timedelta(seconds=200)}, {"doctor-clock-off": "warning"}),
        ({"read_at": NOW + datetime.timedelta(days=3)}, {"doctor-clock-off": "fault"}),
        ({"read_at": None}, {}),
        ({"collation": "uppercase"}, {"doctor-collation": "warning"}),
        ({"collation": "uppercase", "language": "en"}, {}),
        ({"collation": ""}, {}),
        ({"language": "de-formal"}, {}),
        ({"language": "br"}, {"doctor-months-unread": "warning"}),
        ({"language": "oc"}, {"doctor-months-unread": "warning"}),
        ({"extensions": {"TemplateData": ""}}, {"doctor-no-parserfunctions": "warning"}),
        ({"extensions": {"ParserFunctions": ""}}, {"doctor-no-templatedata": "warning"}),
        ({"extensions": {**SITE.extensions, "ConfirmEdit": "1"}}, {"doctor-captcha": "warning"}),
        ({"extensions": {**SITE.extensions, "FlaggedRevs": ""}}, {"doctor-reviewed": "warning"}),
        ({"extensions": {**SITE.extensions, "AbuseFilter": ""}}, {}),
    ],
)
def test_what_is_wrong_with_a_wiki(change: dict[str, object], expected: dict[str, str]) -> None:
    assert of_site(replace(SITE, **change)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "code"),
    [("fr", None), ("en-gb", None), ("", None), ("oc", "doctor-writes-french"), ("de", "doctor-writes-english")],
)
def test_on_a_wiki_that_movibot_does_not_speak_it_is_told_what_it_speaks(language: str, code: str | None) -> None:
    told = {each.code: each for each in check_site(replace(SITE, language=language), SETTINGS, ACCOUNT, NOW)}
    assert {each for each in told if each.startswith("doctor-writes")} == ({code} if code else set())


@pytest.mark.parametrize("language", ["en", "en-gb", "fr", "de"])
def test_where_people_may_write_the_month_first_it_is_told_how_days_are_read(language: str) -> None:
    codes = [each.code for each in check_site(replace(SITE, language=language), SETTINGS, ACCOUNT, NOW)]
    assert ("doctor-days-first" in codes) == language.startswith("en")


def test_a_captcha_is_no_matter_to_who_is_spared_it_or_does_not_write() -> None:
    site = replace(SITE, extensions={**SITE.extensions, "ConfirmEdit": "1"})
    assert of_site(site, account=replace(ACCOUNT, rights=ACCOUNT.rights | {"skipcaptcha"})) == {}
    assert of_site(site, settings=replace(SETTINGS, user="")) == {}


def test_a_token_needs_its_extension() -> None:
    settings = replace(SETTINGS, by_token=True)
    assert of_site(SITE, settings) == {"doctor-no-oauth": "fault"}
    assert of_site(replace(SITE, extensions={**SITE.extensions, "OAuth": "1"}), settings) == {}


# --- the account -----------------------------------------------------------------------------------------


def of_account(account: AccountAbout, **change: object) -> dict[str, str]:
    return wrong(check_account(account, SITE, replace(SETTINGS, **change)))  # type: ignore[arg-type]


def without(*rights: str) -> AccountAbout:
    return replace(ACCOUNT, rights=ACCOUNT.rights - set(rights))


def test_an_account_that_may_do_its_work() -> None:
    assert of_account(ACCOUNT) == {}
    assert of_account(replace(ACCOUNT, rights=ACCOUNT.rights | {"createpage"}), create_pages=True) == {}


@pytest.mark.parametrize(
    ("account", "change", "expected"),
    [
        (without("edit"), {}, {"doctor-right-edit": "fault"}),
        (without("bot"), {}, {"doctor-right-bot": "warning"}),
        (without("apihighlimits"), {}, {"doctor-right-apihighlimits": "warning"}),
        (ACCOUNT, {"create_pages": True}, {"doctor-right-createpage": "fault"}),
        (ACCOUNT, {"tag": "x"}, {"doctor-right-applychangetags": "warning"}),
        (replace(ACCOUNT, block="Non"), {}, {"doctor-blocked": "fault"}),
        (ACCOUNT, {"user": "MoviBot"}, {"doctor-own-password": "warning"}),
        (ACCOUNT, {"user": "MoviBot", "by_token": True}, {}),
        (ACCOUNT, {"contact": False}, {"doctor-no-contact": "warning"}),
        (ACCOUNT, {"user": "", "names_account": False}, {"doctor-no-account": "warning"}),
        (ACCOUNT, {"user": ""}, {}),
    ],
)
def test_what_is_wrong_with_an_account(
    account: AccountAbout, change: dict[str, object], expected: dict[str, str]
) -> None:
    assert of_account(account, **change) == expected


def test_every_wanted_right_has_its_grant_and_its_meaning() -> None:
    wanted = wanted_rights(creates=True, tags=True)
    assert wanted.keys() <= GRANT_OF.keys()
    nobody = of_account(replace(ACCOUNT, rights=frozenset()), create_pages=True, tag="x")
    assert nobody == {f"doctor-right-{right}": "fault" if needed else "warning" for right, needed in wanted.items()}
    assert wanted_rights(creates=False, tags=False).keys() == {"edit", "bot", "apihighlimits"}


def test_the_remedy_names_who_lacks_the_right() -> None:
    by_password = next(each for each in check_account(without("bot"), SITE, SETTINGS) if each.level != "fine")
    by_group = next(
        each for each in check_account(without("bot"), replace(SITE, group_rights={}), SETTINGS) if each.level != "fine"
    )
    assert (by_password.remedy, by_group.remedy) == ("doctor-do-grant", "doctor-do-group")


@pytest.mark.parametrize(
    ("limits", "throttle", "expected"),
    [
        ([], 0, {}),
        ([Limit(90, 60)], 1, {}),
        ([Limit(8, 60)], 8, {}),
        ([Limit(90, 60), Limit(8, 60)], 1, {}),  # saves keep to it by themselves
        ([Limit(8, 60), Limit(0, 60)], 8, {"doctor-speed-none": "fault"}),
    ],
)
def test_only_a_limit_that_lets_nothing_through_wants_somebody(
    limits: list[Limit], throttle: float, expected: dict[str, str]
) -> None:
    assert of_account(replace(ACCOUNT, edit_limits=tuple(limits)), throttle=throttle) == expected


# --- the machine -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {}),
        ({"state_exists": False}, {}),
        ({"state_writable": False}, {"doctor-state-unwritable": "fault"}),
        ({"state_open": True}, {"doctor-state-open": "warning"}),
        ({"free": 10**6}, {"doctor-disk-full": "warning"}),
        ({"free": None}, {}),
        ({"holder": Holder(7, NOW - datetime.timedelta(hours=1))}, {}),
        ({"holder": Holder(7)}, {}),
        ({"holder": Holder(7, NOW - datetime.timedelta(hours=4))}, {"doctor-lock-long": "warning"}),
        ({"secret_fault": Refusal("keyring-failed")}, {"doctor-secret-wrong": "fault"}),
        ({"secret_key": ""}, {}),
    ],
)
def test_what_is_wrong_with_a_machine(change: dict[str, object], expected: dict[str, str]) -> None:
    assert wrong(check_machine(replace(MACHINE, **change))) == expected  # type: ignore[arg-type]


# --- templates that are not there ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("there", "named", "expected"),
    [
        (["Modèle:Fiche"], {"fiche": "Modèle:Fihce"}, {"fiche": "Modèle:Fiche"}),
        (["Modèle:Réseaux"], {"réseau": "Modèle:Réseau", "lieu": "Modèle:Lieu"}, {"réseau": "Modèle:Réseaux"}),
        # another schema's
        (["Modèle:Réseaux"], {"réseau": "Modèle:Réseau", "tous": "Modèle:Réseaux"}, {}),
        # alike only by what all templates begin with
        (["Modèle:Tiers-lieu"], {"réseau": "Modèle:Réseau"}, {}),
        (["Modèle:Lien"], {"défi": "Modèle:Défi", "étape": "Modèle:Étape"}, {}),
        # its documentation is no template of records
        (["Modèle:Recette/Documentation"], {"recette": "Modèle:Recette d'animation"}, {}),
    ],
)
def test_a_template_is_proposed_where_it_is_near_and_free(
    tmp_path: Path, there: list[str], named: dict[str, str], expected: dict[str, str]
) -> None:
    wiki = MemoryWiki.of(dict.fromkeys(there, "x"))
    asking = Asking(Run(wiki, place_pack(tmp_path)), FACTS, None, ())
    pages = {each.title: each for each in wiki.pages(named.values())}
    assert {seen.schema: seen.near for seen in see_templates(asking, named, pages) if seen.near} == expected


def of_templates(**there: str) -> dict[str, str]:
    """Schema -> a template that is nearly named so, or `there`, or nothing; what is told of them."""
    pages = {key: page("x", f"Modèle:{key}", 10) for key in there}
    seen = [
        TemplateSeen(key, each.title, each) if there[key] == "there" else _gone(key, each, there[key])
        for key, each in pages.items()
    ]
    return wrong(check_templates(seen))


def _gone(key: str, there: Page, near: str) -> TemplateSeen:
    return TemplateSeen(key, there.title, replace(there, revision=None), near=near)


def test_templates_that_are_absent_are_told_once() -> None:
    none = {"doctor-templates-none": "fault"}
    assert of_templates(lieu="there", défi="there") == {}
    assert of_templates(lieu="", défi="") == none
    assert of_templates(lieu="", défi="Modèle:Défis") == none | {"doctor-template-near": "warning"}
    assert of_templates(lieu="", défi="there") == {"doctor-templates-absent": "warning"}


# --- templates and schemas -----------------------------------------------------------------------------------


def drift(tmp_path: Path, **seen: object) -> dict[str, object]:
    """Code -> the names that it tells."""
    pack = place_pack(tmp_path)
    template = TemplateSeen("lieu", "Modèle:Lieu", page("x", "Modèle:Lieu", 10), **seen)  # type: ignore[arg-type]
    return {each.code: each.arguments.get("names") for each in check_drift([template], pack.schemas)}


ALL: Callable[[], frozenset[str]] = lambda: frozenset(  # noqa: E731
    {"nom", "contact", "région", "besoins", "tags", "site web", "liens", "page liée", "pages", "ouvert", "ouvert le"}
    | {"places", "surface", "position", "mémo", "logo"}
)


def test_a_template_that_reads_what_its_schema_says(tmp_path: Path) -> None:
    assert drift(tmp_path, reads=ALL()) == {"doctor-drift-none": None}
    assert drift(tmp_path, reads=ALL() - {"nom"} | {"titre"}) == {"doctor-drift-none": None}


def test_what_is_not_known_is_not_compared(tmp_path: Path) -> None:
    assert drift(tmp_path) == {}


def test_what_only_one_of_them_knows(tmp_path: Path) -> None:
    found = drift(tmp_path, reads=ALL() - {"logo", "tags"} | {"image"})
    assert found == {"doctor-drift-unknown": ["image"], "doctor-drift-unread": ["tags", "logo"]}


def test_what_templatedata_says_otherwise(tmp_path: Path) -> None:
    required = {name: name in {"nom", "contact"} for name in ALL()}
    assert drift(tmp_path, described=required) == {"doctor-drift-none": None}
    given = {**required, "contact": False, "image": False}
    del given["logo"]
    assert drift(tmp_path, described=given) == {
        "doctor-data-unknown": ["image"],
        "doctor-data-absent": ["logo"],
        "doctor-data-required": ["contact"],
    }
    given = {**required, "titre": True}
    del given["nom"]
    assert drift(tmp_path, described=given) == {"doctor-drift-none": None}
    assert drift(tmp_path, described=given | {"x": False}, described_aliases=frozenset({"nom"})) == {
        "doctor-data-unknown": ["x"]
    }


# --- what is told --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "expected"), [([], "fine"), (["fine", "warning"], "warning"), (["warning", "fault", "fine"], "fault")]
)
def test_the_gravest_counts(levels: list[str], expected: str) -> None:
    assert gravest(Finding("wiki", level, "x") for level in levels) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_stand_under_what_they_are_about(language: str) -> None:
    findings = [check_stop("Utilisateur:A/Stop", "a\x1b[2J\nb"), *check_site(SITE, SETTINGS, ACCOUNT, NOW)]
    lines = list(doctor_lines(findings, language))
    assert not any("\x1b" in line for line in lines)
    heads = [line for line in lines if not line.startswith(" ")]
    assert len(heads) == 3  # two subjects and the counts
    assert lines[0] == heads[0]
    assert sum(line.lstrip().startswith("→") for line in lines) == 1
    stops = [check_stop(f"Utilisateur:{name}/Stop", "Attendez.") for name in "AB"]
    assert [line.lstrip().startswith("→") for line in doctor_lines(stops, language)][1:4] == [False, False, True]
    assert sum(each["remedy"] is not None for each in doctor_json(stops, API, 3, 1, language)["findings"]) == 2
    told = doctor_json(findings, API, 3, 1, language)
    assert told["counts"] == {"fine": len(findings) - 1, "warning": 0, "fault": 1}
