"""TemplateData as a tag: nothing can end it, and it fits into what a wiki keeps."""

from __future__ import annotations

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from movibot.publish.templatedata import fitted, tag
from movibot.savedform import as_saved, composed
from movibot.wikitext.markers import holds_marker
from tests.wikitext.hostile import HOSTILE

TEXT = st.sampled_from([*HOSTILE, "</templatedata>", "<!-- movibot:fin documentation -->"]) | st.text(max_size=30)


def noise(seed: int) -> str:
    """Text that cannot be compressed."""
    return "".join(hashlib.sha256(f"{seed} {each}".encode()).hexdigest() for each in range(4))


def large(count: int) -> dict[str, object]:
    about = {"label": "l", "description": "d", "example": "e", "suggestedvalues": ["s"]}
    params = {
        f"p{n}": {key: [noise(n)] if key == "suggestedvalues" else noise(n * 7 + len(key)) for key in about}
        for n in range(count)
    }
    return {"params": params}


@given(TEXT)
def test_nothing_ends_the_tag(text: str) -> None:
    said = {"description": text, "params": {"nom": {"label": text}}}
    written = tag(said)
    assert written.count("<") == 2
    assert as_saved(written) == written
    assert not holds_marker(written)
    inner = written.removeprefix("<templatedata>").removesuffix("</templatedata>")
    assert json.loads(inner) == {"description": composed(text), "params": {"nom": {"label": composed(text)}}}


def test_what_fits_stays_whole() -> None:
    data = large(3)
    assert fitted(data, "fr") == (data, ())


def test_what_does_not_fit_loses_the_least_useful_first() -> None:
    lost = [fit.left_out if (fit := fitted(large(count), "fr")) else None for count in (120, 200, 300, 600)]
    assert lost[0] == ("suggestedvalues",)
    assert lost[1] == ("suggestedvalues", "example")
    assert lost[2] == ("suggestedvalues", "example", "description")
    assert lost[3]
    assert lost[3][-1] == "label"
    assert fitted(large(300), "fr") == fitted(large(300), "fr")


def test_too_many_names_are_too_many() -> None:
    assert fitted({"params": {noise(n): {} for n in range(2_000)}}, "fr") is None
