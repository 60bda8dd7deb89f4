"""All records of a kind are gone at once: nothing is written, until somebody says that it is meant."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from movibot.model import Refusal
from movibot.vanished import counts_to_keep, vanished
from tests.builders import place_pack
from tests.program import Finished, movibot

PAGE = "title: Les lieux\nfrom: [lieu]\ncolumns: [nom]\n"
REGION = "Mes mots.\n<!-- movibot:début les-lieux -->\n<!-- movibot:fin les-lieux -->\n"
OTHER = "Les lieux"


@pytest.mark.parametrize(
    ("before", "now", "allowed", "is_gone"),
    [
        ({"lieu": 10}, {}, set(), True),
        ({"lieu": 10}, {"lieu": 0}, set(), True),
        ({"lieu": 10}, {}, {"lieu"}, False),
        ({"lieu": 10}, {"lieu": 1}, set(), False),
        ({"lieu": 9}, {}, set(), False),
        ({"inconnu": 10}, {}, set(), False),
        ({}, {}, set(), False),
    ],
)
def test_ten_records_do_not_go_at_once(
    tmp_path: Path, before: Mapping[str, int], now: Mapping[str, int], allowed: set[str], is_gone: bool
) -> None:
    told = vanished(before, now, place_pack(tmp_path), allowed)
    assert (told is not None) == is_gone
    if told:
        assert told == Refusal(
            "records-vanished",
            {
                "schemas": ["lieu (10)"],
                "templates": ["Lieu"],
                "schema": "lieu",
                "options": "--allow-vanished lieu",
            },
        )


def test_a_schema_that_is_away_for_a_run_keeps_its_count(tmp_path: Path) -> None:
    assert counts_to_keep({"lieu": 12, "autre": 40}, {}, place_pack(tmp_path)) == {"lieu": 0, "autre": 40}


class Desk:
    """A wiki in a folder with a generated page, and the state that stays between runs."""

    def __init__(self, folder: Path, records: int) -> None:
        self.wiki = folder / "wiki" / "Principal"
        place_pack(folder / "templates", **{"pages__les-lieux": PAGE})
        self.wiki.mkdir(parents=True)
        (folder / "wiki" / "wiki.yaml").write_text("name: Essai\nlanguage: fr\n", encoding="utf-8")
        self.write(OTHER, REGION)
        for n in range(records):
            self.write(f"Lieu {n}", f"{{{{Lieu|nom=Lieu {n}}}}}\n")
        self.config = folder / "config.yaml"
        self.config.write_text("wiki:\n  folder: wiki\ntemplates: templates\nstate: state\n", encoding="utf-8")

    def write(self, title: str, text: str) -> None:
        (self.wiki / f"{title}.wiki").write_text(text, encoding="utf-8")

    def rename_template(self) -> None:
        """What a bot of the wiki does in a minute: the same records by another name."""
        for path in self.wiki.glob("Lieu *.wiki"):
            path.write_text(path.read_text(encoding="utf-8").replace("{{Lieu|", "{{Place|"), encoding="utf-8")

    def movibot(self, *arguments: str) -> Finished:
        return movibot(*arguments, config=self.config)

    @property
    def generated(self) -> str:
        return (self.wiki / f"{OTHER}.wiki").read_text(encoding="utf-8")


def gone_and_told(done: Finished) -> bool:
    return done.code == 4 and "lieu (12)" in done.said and "--allow-vanished lieu" in done.said


def test_a_renamed_template_stops_the_run_until_it_is_meant(tmp_path: Path) -> None:
    desk = Desk(tmp_path, 12)
    assert desk.movibot("sync").code == 0
    full = desk.generated
    desk.rename_template()
    runs: Sequence[Finished] = [desk.movibot(*words) for words in (["sync"], ["sync", "--full"], ["index"], ["sync"])]
    assert [gone_and_told(done) for done in runs] == [True] * 4
    assert desk.generated == full
    assert "de suite" in runs[-1].err
    rehearsed = desk.movibot("sync", "--dry-run")
    assert gone_and_told(rehearsed)
    english = desk.movibot("sync", "--lang", "en")
    assert "no record is left of: lieu (12)" in english.err
    meant = desk.movibot("sync", "--allow-vanished", "lieu", "--allow-shrink", OTHER)
    assert meant.code == 0, meant.said
    assert desk.generated != full
    assert desk.movibot("sync").code == 0


def test_a_template_named_in_the_configuration_is_found_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path, 12)
    desk.movibot("sync")
    full = desk.generated
    desk.rename_template()
    assert desk.movibot("sync").code == 4
    extra = "schemas:\n  lieu:\n    template: Place\n"
    desk.config.write_text(desk.config.read_text(encoding="utf-8") + extra, encoding="utf-8")
    assert desk.movibot("sync").code == 0
    assert desk.generated == full


def test_few_records_may_go(tmp_path: Path) -> None:
    desk = Desk(tmp_path, 9)
    desk.movibot("sync")
    desk.rename_template()
    assert desk.movibot("sync").code == 1  # the page is guarded, and the run is not


def test_where_the_state_is_lost_nobody_knows_what_there_was(tmp_path: Path) -> None:
    desk = Desk(tmp_path, 12)
    desk.movibot("sync")
    desk.rename_template()
    shutil.rmtree(tmp_path / "state")
    assert desk.movibot("sync").code == 1  # the page has its own guard: it would lose most of its lines
    assert "Lieu 3" in desk.generated


def test_a_guard_is_lifted_for_a_schema_that_there_is(tmp_path: Path) -> None:
    desk = Desk(tmp_path, 1)
    done = desk.movibot("sync", "--allow-vanished", "lieux")
    assert done.code == 2
    assert "« lieu »" in done.err
