"""People who use a wiki all at once and by chance: they write, rename, delete, break and repair.

Each of their edits carries a word of its own, and a ledger knows on which page each word has to be.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person, Refused

WORD = re.compile(r"mot\d{5}")
RECORD = "Commun "
"""What the titles of pages with a record begin with."""

_MARKER = re.compile(r"<!-- movibot:(début|fin)|\{\{(Index|Fin index) movibot")


def words(text: str) -> set[str]:
    """The words of people in a text."""
    return set(WORD.findall(text))


@dataclass
class Ledger:
    """Where each word has to be. Whoever saves a page without a word that was there has removed it."""

    pages: dict[str, str] = field(default_factory=dict)
    used: int = 0

    def new(self) -> str:
        self.used += 1
        return f"mot{self.used:05d}"

    def wrote(self, title: str, old: str, new: str) -> None:
        for word in words(old) - words(new):
            self.pages.pop(word, None)
        self.pages.update(dict.fromkeys(words(new), title))

    def moved(self, old: str, new: str) -> None:
        self.pages.update({word: new for word, title in self.pages.items() if title == old})

    def deleted(self, title: str) -> None:
        self.pages = {word: other for word, other in self.pages.items() if other != title}


# --- what becomes of a text: text, chance, a new word -> text ----------------------------------------

Change = Callable[[str, random.Random, str], str]


def _split(text: str) -> tuple[list[str], list[int], list[int]]:
    """The lines, the places between them where people write, and those that are movibot's."""
    lines, within = text.split("\n"), False
    outside: list[int] = []
    inside: list[int] = []
    for at, line in enumerate(lines):
        (inside if within else outside).append(at)
        found = _MARKER.search(line)
        within = found[0].endswith(("début", "{Index movibot")) if found else within
    return lines, [*outside, len(lines)], inside


def _inserted(lines: list[str], at: int, word: str) -> str:
    return "\n".join([*lines[:at], word, *lines[at:]])


def beside(text: str, chance: random.Random, word: str) -> str:
    lines, outside, _ = _split(text)
    return _inserted(lines, chance.choice(outside), word)


def below(text: str, chance: random.Random, word: str) -> str:
    """Below the record, whose values lists show."""
    lines, outside, _ = _split(text)
    end = lines.index("}}") + 1 if "}}" in lines else len(lines)
    return _inserted(lines, chance.choice([at for at in outside if at >= end]), word)


def inside(text: str, chance: random.Random, word: str) -> str:
    """In a list, where there is one."""
    lines, _, ours = _split(text)
    return _inserted(lines, chance.choice(ours), word) if ours else below(text, chance, word)


def on_a_line(text: str, chance: random.Random, word: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = f"{lines[at]} {word}" if chance.random() < 0.5 else f"{word} {lines[at]}"
    return "\n".join(lines)


def instead(text: str, chance: random.Random, word: str) -> str:
    """A word takes the place of others, which is what people do to people."""
    found = sorted(words(text))
    return text.replace(chance.choice(found), word) if found else f"{text}\n{word}"


def without_a_marker(text: str, chance: random.Random, word: str) -> str:
    lines = text.split("\n")
    markers = [at for at, line in enumerate(lines) if _MARKER.search(line)]
    if markers:
        del lines[chance.choice(markers)]
    return "\n".join([*lines, word])


def twice(text: str, _: random.Random, word: str) -> str:
    return f"{text}\n{word}\n{text}"


def as_redirect(text: str, _: random.Random, word: str) -> str:
    del text
    return f"#REDIRECTION [[Accueil]]\n{word}"


def without_bots(text: str, _: random.Random, word: str) -> str:
    return f"{text}\n{{{{nobots}}}} {word}"


def another_value(text: str, chance: random.Random, word: str) -> str:
    text = re.sub(r"accroche = .*", f"accroche = Essai {chance.randrange(1000)}", text, count=1)
    return re.sub(r"description = (.*)", rf"description = \1 {word}", text, count=1)


def broken(text: str, _: random.Random, word: str) -> str:
    return f"{text.replace('}}', '', 1)}\n{word}"


def mended(skeleton: str) -> Change:
    """The words that stand there, and below them everything as it should be, with nothing of movibot's yet."""

    def change(text: str, _: random.Random, word: str) -> str:
        lines = [*sorted(words(text)), *([word] if word else [])]
        return "\n\n".join([*lines, skeleton])

    return change


ON_INDEXES: Mapping[Change, int] = {
    beside: 8,
    inside: 3,
    on_a_line: 4,
    instead: 2,
    without_a_marker: 2,
    twice: 1,
    as_redirect: 1,
    without_bots: 1,
}
ON_RECORDS: Mapping[Change, int] = {another_value: 8, below: 3, inside: 2, instead: 1, broken: 1}
"""No word gets into a value that a list shows: it would come and go there with the record."""


# --- who does it -------------------------------------------------------------------------------------


class Crowd:
    """Somebody with an account and an administrator, who act by chance.

    Args:
        wiki: Where.
        seed: Of the chance.
        skeletons: The index pages, and what stands on them before movibot and people have written there.
        record: The skeleton of a page with a record, by its title.
    """

    def __init__(
        self, wiki: Installation, seed: int, skeletons: Mapping[str, str], record: Callable[[str], str]
    ) -> None:
        self.person = Person(wiki, wiki.users.person)
        self.sysop = Person(wiki, wiki.users.sysop)
        self.ledger = Ledger()
        self.log: list[str] = []
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._skeletons = skeletons
        self._record = record

    def act(self, saved: str = "") -> None:
        """One edit, deletion or renaming that the wiki accepts; most often of the page that somebody is saving."""
        done = False
        while not done:
            title = saved if saved and self._chance.random() < 0.7 else self._any_page()
            try:
                done = self._on_index(title) if title in self._skeletons else self._on_record(title)
            except Refused as refused:  # a page went away meanwhile, or the new title is taken
                self.log.append(f"refused: {refused.args[0]}")

    def mend_everything(self) -> None:
        """Everything that movibot fills is as it should be, and empty."""
        for title in [*self._skeletons, *self._present(RECORD), *self._present("Portail (")]:
            self._save(title, mended(self._skeleton(title)), word="")

    def _skeleton(self, title: str) -> str:
        name = title.partition(" (")[0]
        return self._record(title) if title.startswith(RECORD) else self._skeletons[name]

    def _any_page(self) -> str:
        """A page that movibot fills; nothing for a record that nobody has written yet."""
        records = self._present(RECORD)
        return self._chance.choice([*self._skeletons] if self._chance.random() < 0.6 else [*records, ""])

    def _on_index(self, title: str) -> bool:
        text = self.person.text(title)
        dice = self._chance.random()
        if text is not None and dice < 0.04:
            return self._delete(title)
        if text is not None and dice < 0.08:
            return self._move(title, f"{title} (archive {self.ledger.used})", leave_redirect=True)
        if dice < 0.4 or text is None:
            return self._save(title, mended(self._skeletons[title]))
        return self._save(title, self._any(ON_INDEXES))

    def _on_record(self, title: str) -> bool:
        dice = self._chance.random()
        if not title.startswith(RECORD) or dice < 0.06:
            title = f"{RECORD}{self.ledger.used}"
            return self._save(title, mended(self._record(title)))
        if dice < 0.1:
            return self._delete(title)
        if dice < 0.2:
            return self._move(title, f"{RECORD}{self.ledger.used} bis", leave_redirect=self._chance.random() < 0.5)
        if dice < 0.3:
            return self._save(title, mended(self._record(title)))
        return self._save(title, self._any(ON_RECORDS))

    def _any(self, changes: Mapping[Change, int]) -> Change:
        return self._chance.choices(list(changes), list(changes.values()))[0]

    def _present(self, prefix: str) -> list[str]:
        found = self.person.query(list="allpages", apprefix=prefix, apfilterredir="nonredirects", aplimit="max")
        return [page["title"] for page in found["allpages"]]

    def _save(self, title: str, change: Change, word: str | None = None) -> bool:
        """Read, change and save, as the edit form does or, half of the times, over whatever is there by now."""
        word = self.ledger.new() if word is None else word
        page = self.person.query(prop="revisions", titles=title, rvprop="ids|content", rvslots="main")["pages"][0]
        (revision,) = page.get("revisions", [None])
        old = revision["slots"]["main"]["content"] if revision else ""
        new = change(old, self._chance, word)
        careful = revision and self._chance.random() < 0.5
        self.person.edit(title, new, **({"baserevid": revision["revid"]} if careful else {}))
        self.ledger.wrote(title, old, new)
        self.log.append(f"{word} on {title}: {getattr(change, '__name__', change)}")
        return True

    def _move(self, old: str, new: str, *, leave_redirect: bool) -> bool:
        self.ledger.used += 1  # the next title is another one
        self.sysop.move(old, new, leave_redirect=leave_redirect)
        self.ledger.moved(old, new)
        self.log.append(f"{old} renamed {new}")
        return True

    def _delete(self, title: str) -> bool:
        self.sysop.delete(title)
        self.ledger.deleted(title)
        self.log.append(f"{title} deleted")
        return True
