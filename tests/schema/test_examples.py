"""The example that goes with a refused one: right for its parameter, or not given."""

from __future__ import annotations

import pytest

from movibot.schema.building import vocabulary_of
from movibot.schema.definitions import Parameter
from movibot.schema.examples import _RIGHT, accepted_example
from movibot.schema.types import TYPES, read_value

REGIONS = vocabulary_of("regions", {"values": {"Bretagne": None, "Normandie": None}})
FREE = {"line", "text", "person", "choice", "list", "records"}
"""What has no form, or takes it from elsewhere."""


@pytest.mark.parametrize("kind", sorted(_RIGHT))
def test_every_example_is_read_as_it_is(kind: str) -> None:
    assert read_value(Parameter("x", type=kind), _RIGHT[kind]).faults == ()
    assert accepted_example(Parameter("x", type="list", items=kind, separator=";")) == _RIGHT[kind]


def test_every_type_with_a_form_has_one() -> None:
    assert set(_RIGHT) == set(TYPES) - FREE


def test_a_vocabulary_gives_its_first_value() -> None:
    assert accepted_example(Parameter("x", type="choice", vocabulary=REGIONS)) == "Bretagne"


@pytest.mark.parametrize("bounded", [Parameter("x", type="integer", maximum=3), Parameter("x", pattern="[0-9]+")])
def test_none_is_given_that_would_be_refused(bounded: Parameter) -> None:
    assert accepted_example(bounded) == ""
