"""Typed values in words: what French and English readers see of dates, amounts, lengths of time and choices."""

from __future__ import annotations

import pytest

from movibot.catalogue.cells import render_block, render_cell
from movibot.catalogue.sorting import sort_mark
from movibot.catalogue.words import words
from movibot.schema import Pack, Parameter, read_value
from tests.builders import place_pack

TYPES = """
template: Tout
name: nom
parameters:
  nom: {}
  jour: {type: date}
  moment: {type: date and time}
  date: {type: partial date}
  période: {type: period}
  durée: {type: duration}
  prix: {type: money}
  part: {type: percentage}
  surface: {type: number}
  places: {type: integer}
  langue: {type: language}
  langues: {type: list, items: language}
  téléphone: {type: phone}
  courriel: {type: email}
  personne: {type: person}
  licence: {type: licence}
  région: {type: choice, vocabulary: regions}
  ouvert: {type: boolean}
  texte: {type: text}
"""


@pytest.fixture(scope="module")
def parameters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Parameter]:
    pack: Pack = place_pack(tmp_path_factory.mktemp("pack"), schemas__tout=TYPES)
    return dict(pack.schemas["tout"].parameters)


@pytest.mark.parametrize(
    ("name", "text", "french", "english"),
    [
        ("jour", "2026-07-01", "1er juillet 2026", "1 July 2026"),
        ("jour", "2026-07-11", "11 juillet 2026", "11 July 2026"),
        ("moment", "2026-07-01 09:05", "1er juillet 2026, 09:05", "1 July 2026, 09:05"),
        ("date", "2021", "2021", "2021"),
        ("date", "2021-03", "mars 2021", "March 2021"),
        ("date", "2021-03-01", "1er mars 2021", "1 March 2021"),
        ("date", "2021~", "vers 2021", "about 2021"),
        ("date", "2021?", "peut-être 2021", "perhaps 2021"),
        ("date", "2021-03%", "peut-être vers mars 2021", "perhaps about March 2021"),
        ("date", "199X", "années 1990", "the 1990s"),
        ("période", "2021-03/2022-05", "mars 2021 – mai 2022", "March 2021 – May 2022"),
        ("période", "2021-03-03/2021-03-05", "3 mars 2021 – 5 mars 2021", "3 March 2021 – 5 March 2021"),
        ("période", "2021/..", "depuis 2021", "since 2021"),
        ("période", "2021-03-03/..", "depuis le 3 mars 2021", "since 3 March 2021"),
        ("période", "199X/..", "depuis les années 1990", "since the 1990s"),
        ("période", "2021~/..", "depuis vers 2021", "since about 2021"),
        ("période", "../2022", "jusqu’en 2022", "until 2022"),
        ("période", "../2022-05-01", "jusqu’au 1er mai 2022", "until 1 May 2022"),
        ("période", "../199X", "jusqu’aux années 1990", "until the 1990s"),
        ("période", "../2022~", "jusque vers 2022", "until about 2022"),
        ("période", "../2022?", "jusqu’à peut-être 2022", "until perhaps 2022"),
        ("période", "2021", "2021", "2021"),
        ("durée", "1h30", "1\u00a0h 30\u00a0min", "1\u00a0hr 30\u00a0min"),
        ("durée", "2 jours", "2\u00a0jours", "2\u00a0days"),
        ("durée", "1 an 1 mois", "1\u00a0an 1\u00a0mois", "1\u00a0year 1\u00a0month"),
        ("durée", "0 min", "0\u00a0min", "0\u00a0min"),
        ("prix", "1500 €", "1\u202f500\u00a0€", "€1,500"),
        ("prix", "12,5 €", "12,50\u00a0€", "€12.50"),
        ("prix", "20 USD", "20\u00a0$US", "$20"),
        ("part", "35 %", "35\u00a0%", "35%"),
        ("part", "12,5 %", "12,5\u00a0%", "12.5%"),
        ("surface", "2785,25", "2\u202f785,25", "2,785.25"),
        ("places", "2 785", "2785", "2785"),
        ("langue", "fr", "français", "French"),
        ("langue", "pt-BR", "portugais (Brésil)", "Portuguese (Brazil)"),
        ("langues", "breton, fr", "breton, français", "Breton, French"),
        ("téléphone", "02 31 00 00 00", "02 31 00 00 00", "02 31 00 00 00"),
        ("courriel", "bonjour@exemple.org", "bonjour@exemple.org", "bonjour@exemple.org"),
        ("personne", "Mirabelle", "Mirabelle", "Mirabelle"),
        ("licence", "cc-by-sa-4.0", "CC-BY-SA-4.0", "CC-BY-SA-4.0"),
        ("région", "breizh", "Bretagne", "Brittany"),
        ("ouvert", "oui", "oui", "yes"),
        # What is no value is shown as it was written, in any language.
        ("jour", "hier", "hier", "hier"),
        ("durée", "1:30", "1:30", "1:30"),
        ("prix", "gratuit", "gratuit", "gratuit"),
        ("langue", "langue des oiseaux", "langue des oiseaux", "langue des oiseaux"),
    ],
)
def test_a_value_in_words(parameters: dict[str, Parameter], name: str, text: str, french: str, english: str) -> None:
    parameter = parameters[name]
    reading = read_value(parameter, text)
    assert (render_cell(reading, parameter, "fr"), render_cell(reading, parameter, "en")) == (french, english)


@pytest.mark.parametrize(
    ("language", "name", "text", "shown"),
    [
        ("de", "jour", "2024-03-25", "25. März 2024"),
        ("de-formal", "jour", "2024-03-25", "25. März 2024"),
        ("es", "jour", "2024-03-25", "25 de marzo de 2024"),
        ("zh-hans", "jour", "2024-03-25", "2024年3月25日"),
        ("simple", "jour", "2024-03-25", "March 25, 2024"),
        ("xx", "jour", "2024-03-25", "March 25, 2024"),
        ("de", "surface", "2785,5", "2.785,5"),
        ("de", "durée", "1h30", "1 Std. 30 Min."),
        ("de", "prix", "1500 €", "1.500 €"),
        ("de", "langue", "fr", "Französisch"),
        ("de", "ouvert", "oui", "oui"),
        ("de", "région", "breizh", "Brittany"),
    ],
)
def test_another_language_has_its_own_days_and_numbers(
    parameters: dict[str, Parameter], language: str, name: str, text: str, shown: str
) -> None:
    cell = render_cell(read_value(parameters[name], text), parameters[name], language)
    assert cell.replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2024-03", "März 2024"),
        ("2021~", "≈ 2021"),
        ("2021?", "2021 ?"),
        ("199X", "1990–1999"),
        ("2024-03-25", "25. März 2024"),
    ],
)
def test_another_language_has_signs_for_what_is_not_certain(text: str, shown: str) -> None:
    parameter = Parameter("x", "partial date")
    assert words(read_value(parameter, text).value, parameter, "de") == shown


@pytest.mark.parametrize(
    ("text", "shown"), [("2021/..", "2021 –"), ("../2022", "– 2022"), ("2021/2022", "2021 – 2022")]
)
def test_another_language_has_signs_for_what_is_open(text: str, shown: str) -> None:
    parameter = Parameter("x", "period")
    assert words(read_value(parameter, text).value, parameter, "de") == shown


def test_a_whole_number_is_no_decimal_one_of_the_same_size(parameters: dict[str, Parameter]) -> None:
    for name, expected in (("places", "2785"), ("surface", "2\u202f785"), ("places", "2785")):
        assert render_cell(read_value(parameters[name], "2785"), parameters[name], "fr") == expected


@pytest.mark.parametrize(
    ("text", "line", "block"),
    [
        ("Une ligne.", "Une ligne.", "Une ligne."),
        ("Une.\nDeux.\n\nTrois.", "Une. Deux. Trois.", "Une.<br />Deux.<br />Trois."),
        ("Avant :\n* a\n* b\nAprès", "Avant : • a • b Après", "Avant :<ul><li>a</li><li>b</li></ul>Après"),
        ("* a\n# b", "• a • b", "<ul><li>a</li><li>b</li></ul>"),
        ("== x ==\n{{a}}", "&#61;= x == &#123;&#123;a&#125;&#125;", "&#61;= x ==<br />&#123;&#123;a&#125;&#125;"),
        ("", "", ""),
    ],
)
def test_a_text_keeps_its_lines_where_there_is_room(
    parameters: dict[str, Parameter], text: str, line: str, block: str
) -> None:
    parameter = parameters["texte"]
    reading = read_value(parameter, text)
    assert (render_cell(reading, parameter, "fr"), render_block(reading, parameter, "fr")) == (line, block)


def test_a_long_text_is_cut_between_its_lines(parameters: dict[str, Parameter]) -> None:
    parameter = parameters["texte"]
    whole = "\n".join(["a" * 500] * 4)
    assert render_block(read_value(parameter, whole), parameter, "fr") == "<br />".join(["a" * 500] * 4)
    longer = render_block(read_value(parameter, f"{whole}\n{'b' * 50_000}"), parameter, "fr")
    assert longer == "<br />".join([*["a" * 500] * 4, "…"])


@pytest.mark.parametrize(
    ("name", "less", "more"),
    [
        ("jour", "2 octobre 2025", "1er janvier 2026"),
        ("moment", "2026-01-02 09:30", "2026-01-02 10:00"),
        ("date", "2021", "mars 2021"),
        ("période", "../2020", "2021/.."),
        ("durée", "3 h", "2 jours"),
        ("prix", "9,50 €", "12 €"),
        ("part", "9 %", "35 %"),
        ("surface", "9,5", "2 785,2"),
        ("région", "Normandie", "Île-de-France"),
    ],
)
def test_a_column_sorts_by_size_and_not_by_letters(
    parameters: dict[str, Parameter], name: str, less: str, more: str
) -> None:
    parameter = parameters[name]
    first, second = (sort_mark(read_value(parameter, text), parameter) for text in (less, more))
    assert first.startswith('data-sort-value="')
    assert first.endswith('" | ')
    assert float(first.split('"')[1]) < float(second.split('"')[1])


@pytest.mark.parametrize(("name", "text"), [("nom", "x"), ("places", "12"), ("région", "Corse"), ("jour", "hier")])
def test_what_sorts_well_by_its_words_has_no_mark(parameters: dict[str, Parameter], name: str, text: str) -> None:
    assert sort_mark(read_value(parameters[name], text), parameters[name]) == ""
    assert sort_mark(None, parameters[name]) == sort_mark(read_value(parameters[name], text), None) == ""
