"""`movibot export` as people use it, on a wiki that is a folder."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from movibot.cli.folders import shipped_pack
from movibot.export import FORMATS
from tests.program import ROOT, Finished, movibot
from tests.terminal import dialogue

PEOPLE = ("Mirabelle", "Lou-Andréa", "02 61 91 00 14", "+33261910014", "lou@exemple.org")
PLACE = """{{Tiers-lieu
| nom = Le Phare
| statut = ouvert
| commune = Caen
| adresse = 1 quai
| code postal = 14000
| SIRET = 73282932000074
| coordonnées = 49.18, -0.37
| contact = =cmd()
| téléphone = 02 61 91 00 14
| courriel = lou@exemple.org
| vérifié par = [[Utilisateur:Lou-Andréa]]
}}
"""
EVENT = """{{Événement
| titre = Fête
| début = 2024-05-16
| personnes présentes = Mirabelle ; Lou-Andréa
| plan d'action = {{Action à mener | quoi = Ranger | qui = Mirabelle }}
}}
"""
GUIDE = "{{Aiguillage\n| nom = Mirabelle\n| accord = oui\n| contact = la page de discussion\n}}\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small wiki, its schemas and a configuration."""
    folder = tmp_path_factory.mktemp("desk")
    pages = {
        "Le Phare": PLACE,
        "Fête": EVENT,
        "Une aide": GUIDE,
        "Sans point": "{{Tiers-lieu\n| nom = Sans point\n}}\n",
    }
    (folder / "wiki" / "Principal").mkdir(parents=True)
    (folder / "wiki" / "wiki.yaml").write_text(
        "name: Movilab\nlanguage: fr\npage_url: https://wiki.example.org/wiki/$1\n", encoding="utf-8"
    )
    for title, text in pages.items():
        (folder / "wiki" / "Principal" / f"{title}.wiki").write_text(text, encoding="utf-8")
    shutil.copytree(shipped_pack(), folder / "templates")
    (folder / "config.yaml").write_text("wiki: {folder: wiki}\ntemplates: templates\nstate: state\n", encoding="utf-8")
    return folder


def export(desk: Path, *arguments: str, lang: str = "fr_FR.UTF-8") -> Finished:
    environ = {} if lang == "fr_FR.UTF-8" else {"LANG": lang}
    return movibot("export", *arguments, cwd=desk, environ=environ)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


# --- results and what is told ----------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_the_result_is_on_standard_output_and_what_is_told_is_not(desk: Path, form: str) -> None:
    done = export(desk, form)
    assert done.code == 0, done.err
    assert "exportée" in done.err
    assert "exportée" not in done.out
    assert "Le Phare" in done.out or form == "ics"


@pytest.mark.parametrize(("form", "reason"), [("geojson", "pas de coordonnées"), ("mednum", "SIRET / RNA, commune")])
def test_what_is_left_out_is_counted_and_named(desk: Path, form: str, reason: str) -> None:
    done = export(desk, form)
    assert "1 fiche exportée" in done.err
    assert "1 fiche laissée de côté :\n- Sans point : " in done.err
    assert reason in done.err


def test_it_speaks_english_too(desk: Path) -> None:
    done = export(desk, "geojson", "--lang", "en")
    assert "1 record exported." in done.err
    assert "1 record left out:\n- Sans point: no coordinates." in done.err
    assert "**Status**: Open" in json.loads(done.out)["features"][0]["properties"]["description"]


def test_the_language_of_the_terminal_changes_no_export(desk: Path) -> None:
    for form in ("geojson", "ics"):
        assert export(desk, form).out == export(desk, form, lang="C.UTF-8").out


# --- what is personal ------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_personal_leaves_unless_it_is_named(desk: Path, form: str) -> None:
    done = export(desk, form)
    assert not [person for person in PEOPLE if person in done.said]


@pytest.mark.parametrize(
    ("form", "names", "leaves"),
    [
        ("csv", ["téléphone"], ["02 61 91 00 14"]),
        ("csv", ["Telephone", "courriel"], ["02 61 91 00 14", "lou@exemple.org"]),
        ("json", ["vérifié par"], ["Lou-Andréa"]),
        ("json", ["plan d'action"], ["Mirabelle"]),
        ("json", ["personnes présentes"], ["Mirabelle", "Lou-Andréa"]),
        ("geojson", ["téléphone"], ["02 61 91 00 14"]),
        ("mednum", ["téléphone", "courriel"], ["+33261910014", "lou@exemple.org"]),
        ("atom", ["nom"], ["Mirabelle"]),
    ],
)
def test_what_is_named_leaves_and_nothing_else(desk: Path, form: str, names: list[str], leaves: list[str]) -> None:
    done = export(desk, form, *(word for name in names for word in ("--with", name)))
    assert done.code == 0, done.err
    assert {person for person in PEOPLE if person in done.said} == set(leaves)


def test_a_definition_names_what_it_shows(desk: Path) -> None:
    assert "Mirabelle" in export(desk, "csv", "--definition", "aiguilleurs").out
    assert "Mirabelle" not in export(desk, "csv", "--schema", "aiguilleur").out


def test_mednum_says_what_it_may_not_give(desk: Path) -> None:
    assert "« téléphone » est personnel et reste sur le wiki (1 fiche)" in export(desk, "mednum").err
    assert "« téléphone » est personnel" not in export(desk, "mednum", "--with", "téléphone").err


# --- choosing --------------------------------------------------------------------------------------------


def names(done: Finished) -> list[str]:
    assert done.code == 0, done.err
    return [row["page"] for row in rows(done.out)]


@pytest.mark.parametrize(
    ("arguments", "pages"),
    [
        (("--schema", "tiers-lieu"), ["Le Phare", "Sans point"]),
        (("--schema", "fiche"), ["Fête", "Le Phare", "Sans point", "Une aide"]),
        (("--schema", "tiers-lieu", "--where", "statut: ouvert"), ["Le Phare"]),
        (("--schema", "tiers-lieu", "--where", "[{statut: ouvert}, {nom: Sans point}]"), ["Le Phare", "Sans point"]),
        (("--schema", "tiers-lieu", "--where", "statut: ouvert", "--where", "commune: Rouen"), []),
        (("--schema", "tiers-lieu", "--sort", "nom: descending"), ["Sans point", "Le Phare"]),
        (("--schema", "tiers-lieu", "--limit", "1"), ["Le Phare"]),
        (("--schema", "tiers-lieu", "--limit", "0"), []),
        (("--schema", "evenement", "--where", "début: {before: today}"), ["Fête"]),
        (("--where", "$score: {at least: 1}", "--schema", "tiers-lieu"), ["Le Phare"]),
        (("--definition", "agenda"), ["Fête"]),
        (("--definition", "agenda", "--where", "titre: Bal"), []),
        (("--definition", "cartes-d-identite", "--limit", "1"), ["Le Phare"]),
    ],
)  # fmt: skip
def test_records_are_chosen_as_pages_choose_them(desk: Path, arguments: tuple[str, ...], pages: list[str]) -> None:
    assert names(export(desk, "csv", *arguments)) == pages


def test_an_export_is_called_as_the_page_whose_records_it_has(desk: Path) -> None:
    assert "\r\nNAME:Agenda – Movilab\r\n" in export(desk, "ics", "--definition", "agenda").out
    assert "\r\nNAME:Événement – Movilab\r\n" in export(desk, "ics").out
    assert (
        "<title>Agenda : dernières fiches modifiées – Movilab</title>"
        in export(desk, "atom", "--definition", "agenda").out
    )
    assert "<title>Dernières fiches modifiées – Movilab</title>" in export(desk, "atom").out


def test_a_table_for_excel_goes_with_csv_alone(desk: Path) -> None:
    assert export(desk, "csv", "--schema", "tiers-lieu", "--excel").out.startswith("\ufeffpage;record;nom;")
    assert export(desk, "mednum", "--excel").code == 2


def test_a_file_of_the_same_form_chooses_too(desk: Path) -> None:
    mine = desk / "ma-carte.yaml"
    mine.write_text("from: [tiers-lieu]\nwhere: {commune: {filled: true}}\n", encoding="utf-8")
    assert names(export(desk, "csv", "--definition", "ma-carte.yaml")) == ["Le Phare"]
    mine.write_text("from: [tiers-lieux]\n", encoding="utf-8")
    done = export(desk, "csv", "--definition", str(mine))
    assert done.code == 2
    assert "ma-carte.yaml:1:8: erreur [unknown-schema]" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("toto",), "csv, json, geojson, mednum, ics, atom"),
        (("csv", "--schema", "tierslieu"), "« tiers-lieu »"),
        (("ics", "--schema", "tiers-lieu"), "Schémas possibles : evenement"),
        (("geojson", "--definition", "agenda"), "Schémas possibles : tiers-lieu"),
        (("csv", "--definition", "agendo"), "« agenda »"),
        (("csv", "--definition", "./rien.yaml"), "rien.yaml"),
        (("csv", "--definition", "Agenda", "--schema", "tiers-lieu"), "Elle prend : evenement"),
        (("csv", "--schema", "tiers-lieu", "--where", "statut: ferme"), "Vouliez-vous écrire « fermé »"),
        (("csv", "--schema", "tiers-lieu", "--where", "statut=fermé"), "--where 'statut: ouvert'"),
        (("csv", "--schema", "tiers-lieu", "--where", "statut: [fermé"), "--where:2"),
        (("csv", "--schema", "tiers-lieu", "--where", ""), "--where"),
        (("csv", "--schema", "tiers-lieu", "--sort", "nomm"), "--sort 'début: descending'"),
        (("csv", "--schema", "tiers-lieu", "--sort", "nom: vers le bas"), "--sort"),
        (("csv", "--schema", "tiers-lieu", "--with", "telefone"), "« téléphone »"),
        (("csv", "--limit", "-1"), "--limit"),
    ],
)
def test_what_does_not_exist_is_said_with_what_does(desk: Path, arguments: tuple[str, ...], said: str) -> None:
    done = export(desk, *arguments, "--output", "jamais.txt")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not (desk / "jamais.txt").exists()


# --- files -----------------------------------------------------------------------------------------------


@pytest.fixture
def target(desk: Path) -> Iterator[Path]:
    path = desk / "sortie" / "résultat.txt"
    shutil.rmtree(path.parent, ignore_errors=True)
    path.parent.mkdir()
    yield path
    shutil.rmtree(path.parent)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_is_touched_only_where_its_content_changes(desk: Path, target: Path, form: str) -> None:
    first = export(desk, form, "--output", str(target))
    assert f"dans {target}" in first.out
    assert target.read_bytes().decode() == export(desk, form).out
    os.utime(target, ns=(1_000_000_000, 1_000_000_000))
    before = target.stat()
    second = export(desk, form, "--output", str(target))
    assert second.code == 0
    assert f"{target} était déjà à jour" in second.out
    after = target.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_file_that_changes_is_replaced_as_a_whole_with_its_permissions(desk: Path, target: Path) -> None:
    target.write_text("ancien", encoding="utf-8")
    target.chmod(0o640)
    number = target.stat().st_ino
    assert export(desk, "csv", "--output", str(target)).code == 0
    assert target.stat().st_ino != number
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_leads_to_the_file_that_is_written(desk: Path, target: Path) -> None:
    link = target.with_name("lien")
    link.symlink_to(target)
    assert export(desk, "csv", "--output", str(link)).code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("schema,page")


@pytest.mark.parametrize("name", ["autre.yaml", "fiche.YML", "Badge.wiki", "page.wiki.j2", "lien.csv"])
def test_no_file_that_people_write_is_replaced(desk: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "lien.csv":
        path.symlink_to(tmp_path / "config.yaml")
    path.write_text("à quelqu’un", encoding="utf-8")
    done = export(desk, "csv", "--output", str(path))
    assert (done.code, path.read_text(encoding="utf-8")) == (2, "à quelqu’un")
    assert "n’est pas un export" in done.err
    assert export(desk, "csv", "--output", str(tmp_path / "neuf.csv")).code == 0


@pytest.mark.parametrize("output", ["sortie", "/dev/null"])
def test_what_is_no_file_stays_as_it_is(desk: Path, target: Path, output: str) -> None:
    done = export(desk, "csv", "--output", output)
    assert (done.code, done.out) == (2, "")
    assert "n’est pas un fichier" in done.err
    assert target.parent.is_dir()
    assert not Path("/dev/null").is_file()


def test_a_file_that_cannot_be_written_is_said(desk: Path, target: Path) -> None:
    target.write_text("", encoding="utf-8")
    done = export(desk, "csv", "--output", str(target / "dedans.csv"))
    assert done.code == 2
    assert "dedans.csv" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("csv", "--address", "https://exemple.org/a"), "--address ne va pas avec csv"),
        (("atom", "--address", "ici"), "« ici » n’est pas une adresse web"),
        (("atom", "--wikitext"), "--wikitext ne va pas avec atom"),
    ],
)
def test_an_option_that_the_format_has_no_place_for_is_refused(
    desk: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = export(desk, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_standard_output_can_be_named(desk: Path) -> None:
    assert export(desk, "csv", "--output", "-") == export(desk, "csv")


def test_a_terminal_obeys_no_value(desk: Path, tmp_path: Path) -> None:
    """Elsewhere the bytes leave as they are."""
    shutil.copytree(desk / "wiki", tmp_path / "wiki")
    hostile = "{{Tiers-lieu\n| nom = a\u202eb\x9b31mc\n}}\n"
    (tmp_path / "wiki" / "Principal" / "Hostile.wiki").write_text(hostile, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("wiki: {folder: wiki}\nstate: state\n", encoding="utf-8")
    words = ("export", "csv", "--schema", "tiers-lieu", "--where", "nom: {contains: mc}")
    shown = dialogue(words, [], cwd=tmp_path)
    assert shown.code == 0
    assert "a\\u202eb" in shown.shown
    assert not {"\u202e", "\x9b"} & set(shown.shown)
    assert "a\u202eb" in movibot(*words, cwd=tmp_path).out


def test_nothing_in_a_table_is_a_formula(desk: Path) -> None:
    [phare, _] = rows(export(desk, "csv", "--schema", "tiers-lieu").out)
    assert phare["contact"] == "'=cmd()"


# --- when all is gone ------------------------------------------------------------------------------------


def test_a_renamed_template_empties_no_map(tmp_path: Path, desk: Path) -> None:
    folder = tmp_path / "wiki" / "Principal"
    shutil.copytree(desk / "wiki", tmp_path / "wiki")
    for number in range(10):
        (folder / f"Lieu {number}.wiki").write_text(PLACE, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("wiki: {folder: wiki}\nstate: state\n", encoding="utf-8")
    assert movibot("sync", cwd=tmp_path).code in {0, 1}
    assert "11 fiches exportées" in export(tmp_path, "geojson", "--output", "carte.geojson").out
    before = (tmp_path / "carte.geojson").read_bytes()
    for page in folder.glob("*.wiki"):
        page.write_text(page.read_text(encoding="utf-8").replace("{{Tiers-lieu", "{{Lieu"), encoding="utf-8")
    done = export(tmp_path, "geojson", "--output", "carte.geojson")
    assert (done.code, done.out) == (4, "")
    assert "tiers-lieu (12)" in done.err
    assert (tmp_path / "carte.geojson").read_bytes() == before


def test_the_wiki_of_the_examples_can_be_exported_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(
        f"wiki: {{folder: {ROOT}/examples/movilab}}\nstate: state\n", encoding="utf-8"
    )
    for form in FORMATS:
        done = export(tmp_path, form)
        assert done.code == 0, done.err
        assert done.out.strip()
