"""The forms of Template:Bots, for a robot named MoviBot."""

from __future__ import annotations

import dataclasses

import pytest

from movibot.wikitext.exclusion import excluding
from tests.memory_wiki import FACTS

EXCLUDED = [
    "{{nobots}}",
    "{{Nobots}}",
    "{{ nobots }}",
    "{{modèle:Nobots}}",
    "{{nobots|MoviBot}}",
    "{{nobots|all}}",
    "{{nobots|Autre, movibot}}",
    "{{bots|deny=all}}",
    "{{bots|deny=MoviBot}}",
    "{{Bots| deny = Autre , MoviBot }}",
    "{{bots|deny=movi_bot,movibot}}",
    "{{bots|allow=none}}",
    "{{bots|allow=Autre}}",
    "{{bots|allow=}}",
    "{{bots|denyscript=movibot}}",
    "{{bots|allowscript=autre}}",
    "{{bots|allow=MoviBot|deny=all}}",
    "{{bots|allow=MoviBot}} {{nobots}}",
    "{{Bandeau|{{nobots}}}}",
    "{{no<!-- -->bots}}",
    "{{Sans robots}}",
]

ALLOWED = [
    "",
    "nobots",
    "{{bots}}",
    "{{bots|allow=all}}",
    "{{bots|allow=Autre,MoviBot}}",
    "{{bots|deny=none}}",
    "{{bots|deny=Autre}}",
    "{{bots|deny=}}",
    "{{bots|deny=MoviBot2,Movi}}",
    "{{bots|optout=all}}",
    "{{nobots|Autre}}",
    "{{bots|allowscript=movibot}}",
    "<nowiki>{{nobots}}</nowiki>",
    "<!-- {{nobots}} -->",
    "{{nobots",
    "{{NOBOTS}}",
    "{{Utilisateur:Nobots}}",
    "{{:Nobots}}",
    "{{nobots/aide}}",
]

FACTS_WITH_REDIRECT = dataclasses.replace(FACTS, template_redirects={"Modèle:Sans robots": "Modèle:Nobots"})


@pytest.mark.parametrize("text", EXCLUDED)
def test_the_page_does_not_want_the_robot(text: str) -> None:
    assert excluding(f"a {text} b", "MoviBot", FACTS_WITH_REDIRECT)
    assert excluding(f"a {text} b", "MoviBot@movibot", FACTS_WITH_REDIRECT)


@pytest.mark.parametrize("text", ALLOWED)
def test_the_page_does_not_mind(text: str) -> None:
    assert excluding(f"a {text} b", "MoviBot", FACTS_WITH_REDIRECT) == ""
    assert excluding(f"a {text} b", "MoviBot", FACTS) == ""
