"""`config.yaml`: what it may say, and how its mistakes are told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from movibot.config import Config, EditsConfig, WikiConfig, load_config
from movibot.errors import ConfigError
from movibot.localday import today
from tests.builders import spots

SECRET = "s3cr:et!"  # noqa: S105 - no password of anybody


def load(folder: Path, text: str, environ: Mapping[str, str] | None = None) -> Config:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return load_config(path, environ or {}, Path("/pack"), Path("/state"))


def refused(folder: Path, text: str, environ: Mapping[str, str] | None = None) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        load(folder, text, environ)
    return caught.value


FOLDER = "wiki: {folder: pages}\n"


def test_the_shortest_configuration_takes_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, FOLDER) == Config(
        path=tmp_path / "config.yaml",
        wiki=WikiConfig(folder=tmp_path / "pages"),
        timezone="Europe/Paris",
        templates=Path("/pack"),
        state=Path("/state"),
        edits=EditsConfig(throttle=1.0, max=200, summary=""),
    )


def test_everything_can_be_said(tmp_path: Path) -> None:
    text = """
wiki: {url: "https://exemple.org/w/api.php", user: MoviBot@sync, password_env: PASS, contact: a@exemple.org,
  patience: 60}
timezone: Indian/Reunion
language: en
templates: pack
schemas: {commun: {template: Fiche commun}, tiers-lieu: {}}
pages: {create: true, namespaces: [0, 12]}
state: /var/lib/movibot
edits: {throttle: 2.5, max: 10, summary: Mise à jour, tag: movibot}
"""
    assert load(tmp_path, text, {"PASS": SECRET}) == Config(
        path=tmp_path / "config.yaml",
        wiki=WikiConfig(None, "https://exemple.org/w/api.php", "MoviBot@sync", "a@exemple.org", SECRET, patience=60),
        timezone="Indian/Reunion",
        templates=tmp_path / "pack",
        template_names={"commun": "Fiche commun"},
        create_pages=True,
        namespaces=frozenset({0, 12}),
        state=Path("/var/lib/movibot"),
        edits=EditsConfig(2.5, 10, "Mise à jour", tag="movibot"),
        language="en",
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("pages", "{here}/pages"),
        ("./pages", "{here}/pages"),
        ("../pages", "{here}/../pages"),
        ("/srv/pages", "/srv/pages"),
        ("~/pages", "{home}/pages"),
        ("~nobody-of-that-name/pages", "{here}/~nobody-of-that-name/pages"),
    ],
)
def test_paths_start_from_the_folder_of_the_file(
    tmp_path: Path, empty_home: Path, monkeypatch: pytest.MonkeyPatch, written: str, meant: str
) -> None:
    monkeypatch.chdir("/")
    config = load(tmp_path, f"wiki: {{folder: {written}}}\ntemplates: {written}\nstate: {written}\n")
    path = Path(meant.format(here=tmp_path, home=empty_home))
    assert (config.wiki.folder, config.templates, config.state) == (path, path, path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wiki: {folder: a, url: 'https://exemple.org/api.php'}", [("config-one-wiki", 1, 7)]),
        ("wiki: {}", [("config-one-wiki", 1, 7)]),
        ("wiki:\n  folder: a\n  user: b\n  password_env: C\n  password_file: d", [("config-one-secret", 5, 18)]),
        ("wiki:\n  url: https://exemple.org/api.php\n  user: b", [("config-no-secret", 3, 9)]),
        ("wiki:\n  url: https://exemple.org/wiki", [("wiki-address-not-api", 2, 8)]),
        ("wiki:\n  url: exemple.org/api.php", [("wiki-address-invalid", 2, 8)]),
        ("wiki:\n  url: 'https://[exemple/api.php'", [("wiki-address-invalid", 2, 8)]),
        ("wiki:\n  url: ftp://exemple.org/api.php", [("wiki-address-invalid", 2, 8)]),
        ("wiki:\n  url: https://a:b@exemple.org/api.php", [("wiki-address-with-password", 2, 8)]),
        ("wiki:\n  url: a:b@exemple.org/api.php", [("wiki-address-invalid", 2, 8)]),
        (f"{FOLDER}timezone: Europe/Pari", [("config-bad-timezone", 2, 11)]),
        (f"{FOLDER}wikis: a", [("unknown-key", 2, 1)]),
        (f"{FOLDER}language: de", [("value-not-allowed", 2, 11)]),
        (f"{FOLDER}pages: {{create: oui}}", [("wrong-type", 2, 17)]),
        (f"{FOLDER}pages: {{create: yes}}", [("yaml-boolean", 2, 17)]),
        (
            f"{FOLDER}pages: {{namespaces: [0, 10, 8]}}",
            [("config-namespace-never", 2, 25), ("config-namespace-never", 2, 29)],
        ),
        (f"{FOLDER}pages: {{namespaces: [-1]}}", [("value-out-of-bounds", 2, 22)]),
        (f"{FOLDER}pages: {{namespaces: Aide}}", [("wrong-type", 2, 21)]),
        (f"{FOLDER}edits: {{max: 0}}", [("value-out-of-bounds", 2, 14)]),
        (f"{FOLDER}edits: {{throttle: -1}}", [("value-out-of-bounds", 2, 19)]),
        (f"{FOLDER}edits:", [("value-missing", 2, 7)]),
        (f"{FOLDER}publish: {{documentation: '#x', tracking: 'a|b'}}", [("bad-title", 2, 26), ("bad-title", 2, 42)]),
        (f"{FOLDER}publish: {{documentation: ' ', tracking: '{{label'}}", [("bad-title", 2, 26), ("bad-title", 2, 41)]),
        (f"{FOLDER}publish: {{documentation: 5}}", [("wrong-type", 2, 26)]),
        (f"{FOLDER}schemas: [commun]", [("wrong-type", 2, 10)]),
        ("pages: {create: true}", [("missing-key", 1, 1)]),
        ("- wiki", [("wrong-type", 1, 1)]),
        ("", [("file-empty", 1, 1)]),
        ("wiki: {folder: a", [("yaml-syntax", 2, 1)]),
        (
            "wiki:\n  folder: a\n  url: b\n  user: c\ntimezone: Paris",
            [
                ("config-one-wiki", 2, 3),
                ("wiki-address-invalid", 3, 8),
                ("config-no-secret", 4, 9),
                ("config-bad-timezone", 5, 11),
            ],
        ),
        (f"{FOLDER}edit: 1\nlanguage: de", [("unknown-key", 2, 1), ("value-not-allowed", 3, 11)]),
    ],
)
def test_mistakes_are_told_together_each_with_its_place(
    tmp_path: Path, text: str, expected: list[tuple[str, int, int]]
) -> None:
    error = refused(tmp_path, text)
    assert (error.code, error.exit_code) == ("config-invalid", 2)
    assert spots(error.problems) == expected
    assert {problem.place.source for problem in error.problems} == {str(tmp_path / "config.yaml")}


def test_the_right_word_is_proposed(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, f"{FOLDER}timezone: europe/pari").problems
    assert problem.arguments["nearest"] == "Europe/Paris"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(ConfigError) as caught:
            load_config(path, {}, tmp_path, tmp_path)
        assert (caught.value.code, caught.value.arguments) == ("config-missing", {"path": str(path)})


def test_today_is_the_day_of_the_time_zone() -> None:
    assert 0 <= (today("Pacific/Kiritimati") - today("Pacific/Pago_Pago")).days <= 2
