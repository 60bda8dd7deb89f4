"""The rules of the shipped schemas, nature by nature: what is asked, what is let through, and how mildly."""

from __future__ import annotations

import datetime

import pytest

from movibot.cli.folders import shipped_pack
from movibot.extract import with_nested
from movibot.schema import load_pack, score_record
from movibot.validate import validate_entry
from tests.builders import entries_of, page

PACK = load_pack(shipped_pack())
TODAY = datetime.date(2024, 6, 1)
PLACE = {"nom": "La Grange", "contact": "l’accueil", "statut": "ouvert", "commune": "Aumale", "région": "Normandie"}
MEETING = {"titre": "Rencontre", "contact": "l’accueil", "début": "2024-05-16", "lieu": "La Grange"}
GUIDE = {"nom": "Mirabelle", "accord": "oui", "contact": "sa page", "actions": "gérer", "territoire": "le bocage"}
STORY = {"titre": "Un an", "contact": "l’accueil", "lieu": "La Grange", "ce que l'on a essayé": "Un agenda."}
RECIPE = {"titre": "Galère", "contact": "l’accueil", "accroche": "Raconter ce qui a raté."}
NETWORK = {"nom": "Bocage", "contact": "l’accueil", "territoire": "partout"}
QUESTION = {"question": "Faut-il un logiciel ?", "contact": "le forum", "action": "gérer"}
COMMONS = {"nom": "Badge", "contact": "l’accueil", "accroche": "Entrer partout.", "action": "gérer"}
CHALLENGE = {"titre": "Accueillir à deux", "contact": "l’accueil", "thème": "accueil", "verbatims": "« On court. »"}
STEP = {"titre": "Deux salles", "contact": "l’accueil", "commun": "Badge", "livrables": "Une page d’aide."}
PROJECT = {"nom": "Statuts", "contact": "l’accueil", "objectif": "Des statuts adoptés.", "échéance": "2024-12"}
TASK = {"quoi": "Compléter la carte"}

GOOD = {
    "Tiers-lieu": PLACE,
    "Événement": MEETING,
    "Aiguillage": GUIDE,
    "Témoignage": STORY,
    "Recette d'animation": RECIPE,
    "Réseau": NETWORK,
    "Question": QUESTION,
    "Commun": COMMONS,
    "Outil numérique": COMMONS,
    "Communauté d'entraide": COMMONS,
    "Défi": CHALLENGE,
    "Étape": STEP,
    "Projet": PROJECT,
    "Action à mener": TASK,
}
"""Template -> what it takes for nobody to complain."""


def told(template: str, **values: str) -> list[tuple[str, str, str]]:
    """What is wrong with a good record that these values change; an empty one takes a parameter away."""
    written = {**GOOD[template], **{name.replace("_", " "): value for name, value in values.items()}}
    text = page("{{" + template + "\n" + "".join(f"| {name} = {value}\n" for name, value in written.items()) + "}}")
    found = [
        problem
        for entry in with_nested(entries_of(PACK, text))
        for problem in validate_entry(entry, PACK.schemas[entry.record.schema], text, TODAY)
    ]
    return [(p.code, p.severity, str(p.arguments["name"])) for p in found if p.code != "suggested-parameter"]


@pytest.mark.parametrize("template", GOOD)
def test_little_is_asked(template: str) -> None:
    assert told(template) == []


@pytest.mark.parametrize("template", [name for name in GOOD if name != "Action à mener"])
def test_nobody_to_call_is_the_first_defect_and_no_error(template: str) -> None:
    severity = "info" if template == "Question" else "warning"
    assert told(template, contact="") == [("missing-parameter", severity, "contact")]


@pytest.mark.parametrize(
    ("template", "values", "expected"),
    [
        ("Tiers-lieu", {"statut": ""}, [("missing-parameter", "warning", "statut")]),
        ("Tiers-lieu", {"commune": ""}, [("one-of-missing", "warning", "commune")]),
        ("Tiers-lieu", {"commune": "", "territoire": "les villages du bocage"}, []),
        ("Tiers-lieu", {"région": ""}, [("one-of-missing", "warning", "région")]),
        ("Tiers-lieu", {"région": "", "commune": "", "territoire": "tout le réseau ferroviaire"}, []),
        ("Tiers-lieu", {"statut": "fermé"}, [("required-here", "info", "fermeture")]),
        ("Tiers-lieu", {"statut": "fermé", "fermeture": "juillet 2023"}, [("date-form", "info", "fermeture")]),
        ("Tiers-lieu", {"statut": "fermé", "fermeture": "2025"}, [("in-the-future", "warning", "fermeture")]),
        ("Tiers-lieu", {"fermeture": "2023"}, [("forbidden-here", "warning", "fermeture")]),
        ("Tiers-lieu", {"statut": "fermé", "ouverture": "2019", "fermeture": "2019-07"}, []),
        (
            "Tiers-lieu",
            {"statut": "fermé", "ouverture": "2020", "fermeture": "2019"},
            [("order-reversed", "warning", "fermeture")],
        ),
        ("Tiers-lieu", {"publics": "artisan·es, familles du village", "services": "cantine du jeudi"}, []),
        ("Tiers-lieu", {"médiation_numérique": "cours"}, [("unknown-value", "error", "médiation numérique")]),
        ("Événement", {"lieu": ""}, [("one-of-missing", "warning", "lieu")]),
        ("Événement", {"lieu": "", "lien_de_visio": "https://visio.example.org"}, []),
        ("Événement", {"début": ""}, []),
        ("Événement", {"début": "", "statut": "annoncé"}, []),
        ("Événement", {"début": "", "statut": "confirmé"}, [("required-here", "warning", "début")]),
        ("Événement", {"fin": "2024-05-17"}, []),
        ("Événement", {"fin": "2024-05-15"}, [("order-reversed", "warning", "fin")]),
        ("Événement", {"prochaine_date": "2024-04"}, [("order-reversed", "warning", "prochaine date")]),
        ("Événement", {"prochaine_date": "2024-05"}, []),
        ("Événement", {"statut": "passé"}, [("required-here", "info", "compte rendu")]),
        ("Événement", {"statut": "passé", "décisions": "se revoir"}, []),
        ("Événement", {"plan d'action": "{{Action à mener|quoi=Écrire|pour quand=2024-09}}"}, []),
        ("Événement", {"plan d'action": "{{Action à mener|qui=Le Dôme}}"}, [("missing-parameter", "error", "quoi")]),
        *(
            ("Événement", {"plan d'action": plan}, [("invalid-records", "error", "plan d'action")])
            for plan in ("on verra", "{{Action a mener|quoi=Écrire}}")
        ),
        ("Témoignage", {"lieu": ""}, [("one-of-missing", "warning", "lieu")]),
        ("Témoignage", {"lieu": "", "structure": "le lycée agricole"}, []),
        ("Témoignage", {"date": "2025"}, [("in-the-future", "warning", "date")]),
        ("Réseau", {"création": "2030"}, [("in-the-future", "warning", "création")]),
        ("Réseau", {"échelle": "national, thématique"}, []),
        ("Recette d'animation", {"durée": "10 à 30 min"}, []),
        ("Recette d'animation", {"à_distance": "oui"}, [("value-variant", "warning", "à distance")]),
        ("Question", {"réponse": ""}, []),
        ("Commun", {"contact": "à compléter"}, [("missing-parameter", "warning", "contact")]),
        ("Outil numérique", {"licence": "à préciser"}, [("value-variant", "warning", "licence")]),
        ("Commun", {"accroche": ""}, [("missing-parameter", "warning", "accroche")]),
        ("Commun", {"action": ""}, [("missing-parameter", "warning", "action")]),
        ("Commun", {"nom": ""}, [("missing-parameter", "error", "nom")]),
        ("Commun", {"état_de_santé": "bon"}, [("required-here", "info", "vérifié le")]),
        ("Commun", {"dynamique": "active"}, [("required-here", "info", "vérifié le")]),
        ("Commun", {"état_de_santé": "bon", "dynamique": "active"}, [("required-here", "info", "vérifié le")]),
        ("Commun", {"état_de_santé": "bon", "vérifié_le": "2022-12-01"}, []),
        ("Commun", {"état_de_santé": "bon", "vérifié_le": "2022-11-30"}, [("too-old", "info", "vérifié le")]),
        ("Commun", {"vérifié_le": "2024-06-02"}, [("in-the-future", "warning", "vérifié le")]),
        ("Outil numérique", {"libre": "non"}, []),
        ("Outil numérique", {"libre": "oui", "licence": "MIT", "code_source": "https://forge.example.org/a"}, []),
        ("Outil numérique", {"libre": "oui"}, [("required-here", "info", name) for name in ("licence", "code source")]),
        ("Outil numérique", {"maintenance": "communauté"}, []),
        ("Outil numérique", {"maintenance": "prestataire"}, [("required-here", "info", "prestataires")]),
        ("Communauté d'entraide", {"prochaine_rencontre": "2024-05-31"}, []),
        ("Communauté d'entraide", {"prochaine_rencontre": "2024-05-30"}, [("too-old", "info", "prochaine rencontre")]),
        ("Communauté d'entraide", {"dynamique": "ralentie"}, [("required-here", "info", "vérifié le")]),
        ("Défi", {"verbatims": ""}, [("missing-parameter", "warning", "verbatims")]),
        ("Défi", {"thème": ""}, [("missing-parameter", "warning", "thème")]),
        ("Défi", {"statut": "repéré"}, []),
        ("Défi", {"statut": "qualifié"}, [("required-here", "info", name) for name in ("situations", "contraintes")]),
        ("Défi", {"statut": "qualifié", "situations": "Le samedi.", "contraintes": "Deux clés."}, []),
        ("Défi", {"statut": "résolu"}, [("required-here", "info", "communs")]),
        ("Défi", {"repéré_le": "2024-06"}, []),
        ("Défi", {"repéré_le": "2025"}, [("in-the-future", "warning", "repéré le")]),
        ("Étape", {"commun": ""}, [("missing-parameter", "warning", "commun")]),
        ("Étape", {"livrables": ""}, [("missing-parameter", "warning", "livrables")]),
        ("Étape", {"début": "2024-09", "fin": "2024-09"}, []),
        ("Étape", {"début": "2024-09", "fin": "2024-08"}, [("order-reversed", "warning", "fin")]),
        ("Étape", {"statut": "à financer"}, [("required-here", "info", "coût")]),
        ("Étape", {"statut": "à financer", "coût": "3000 €"}, []),
        ("Étape", {"statut": "livrée"}, [("required-here", "info", "résultat")]),
        ("Projet", {"objectif": ""}, [("missing-parameter", "error", "objectif")]),
        ("Projet", {"échéance": ""}, [("missing-parameter", "error", "échéance")]),
        ("Projet", {"début": "2025", "échéance": "2024-12"}, [("order-reversed", "warning", "échéance")]),
        ("Projet", {"statut": "arrêté"}, [("required-here", "info", "bilan")]),
        ("Projet", {"statut": "arrêté", "bilan": "Un atelier de trop."}, []),
        ("Aiguillage", {"accord": "", "courriel": "lou@example.org"}, [("missing-parameter", "warning", "accord")]),
        ("Aiguillage", {"courriel": "lou@example.org"}, []),
        (
            "Aiguillage",
            {"accord": "non", "courriel": "lou@example.org"},
            [("forbidden-here", "warning", "courriel")],
        ),
    ],
)
def test_rules(template: str, values: dict[str, str], expected: list[tuple[str, str, str]]) -> None:
    assert told(template, **values) == expected


def test_a_reason_names_what_is_written_and_not_what_is_absent() -> None:
    text = page("{{Événement|titre=A|contact=b|début=2024-05-16|lieu=c|statut=passé}}")
    (entry,) = entries_of(PACK, text)
    found = validate_entry(entry, PACK.schemas["evenement"], text, TODAY)
    (reason,) = [problem.arguments["reason"] for problem in found if problem.code == "required-here"]
    assert reason == "statut = passé"


@pytest.mark.parametrize(
    ("values", "met"),
    [
        ("", {"contact connu"}),
        ("|repères=co-construction", {"contact connu"}),
        ("|repères=un lieu, co-construction|gouvernance=Le lundi, à tous", {"contact connu", "co-construction"}),
        ("|repères=décloisonnement|publics=tout public", {"contact connu", "décloisonnement"}),
    ],
)
def test_what_places_share_counts_where_the_record_shows_it(values: str, met: set[str]) -> None:
    """S003: criteria made together and scored; every place may be listed, the score sends a message."""
    (entry,) = entries_of(PACK, page(f"{{{{Tiers-lieu|nom=A|contact=b{values}}}}}"))
    score = score_record(PACK.schemas["tiers-lieu"], entry.readings, TODAY)
    assert {criterion for criterion, is_met in score.criteria.items() if is_met} == met
