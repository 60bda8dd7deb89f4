"""Pages of made-up templates as people write them, from a seed; the generator knows what each parameter is.

The parameters of each template are drawn from a stock, so that each seed makes other templates. What people do to
them: misspelt names, empty values and `?`, several forms of dates and numbers, two separators in one kind of list,
names of templates that are redirects, calls inside other calls and in values, links that lead nowhere, comments,
notes, slips in words.
"""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Make = Callable[[random.Random, int], str]

FIRST = [
    "Camille",
    "Dominique",
    "Claude",
    "Sacha",
    "Morgan",
    "Alix",
    "Noa",
    "Charlie",
    "Andrea",
    "Maxime",
    "Lou",
    "Eden",
    "Yaël",
    "Ange",
    "Loïs",
]
LAST = [
    "Bellerive",
    "Montclar",
    "Vauquelin",
    "Desforges",
    "Larivière",
    "Aubrac",
    "Pontcarré",
    "Sauvageot",
    "Tréguier",
    "Kermadec",
]
STREETS = [
    "rue des Lilas",
    "avenue de la Gare",
    "quai du Port",
    "place de l’Église",
    "chemin du Moulin",
    "impasse d’Ys",
]
TOWNS = [
    f"{a}{b}"
    for a in ("Saint-Aubin", "Bourg", "Villeneuve", "Montfort", "Roche", "Champs", "Pont")
    for b in ("", "-sur-Orne", "-en-Auge", "-le-Vieux", "-les-Bois", "-la-Forêt", "-sous-Val")
]
WORDS = [
    "atelier",
    "partage",
    "jardin",
    "outil",
    "repas",
    "café",
    "débat",
    "lecture",
    "réparation",
    "vélo",
    "couture",
    "bois",
    "son",
    "image",
    "quartier",
    "été",
    "soirée",
    "accueil",
    "enfants",
    "projet",
    "collectif",
    "énergie",
    "cuisine",
    "marché",
]
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
VOCABULARIES: Mapping[str, Sequence[str]] = {
    "type de lieu": ("fablab", "coworking", "café associatif", "friche", "tiers-lieu nourricier", "atelier partagé"),
    "niveau": ("débutant", "intermédiaire", "avancé"),
    "statut juridique": ("association", "SCIC", "SCOP", "SARL", "collectivité", "collectif informel"),
    "état": ("en projet", "ouvert", "en travaux", "fermé"),
    "milieu": ("rural", "urbain", "périurbain"),
    "rythme": ("quotidien", "hebdomadaire", "mensuel", "trimestriel", "ponctuel"),
    "région": ("Normandie", "Bretagne", "Hauts-de-France", "Occitanie", "Grand Est", "Île-de-France"),
}
LISTED: Mapping[str, Sequence[str]] = {
    "services": ("wifi", "salle de réunion", "imprimante 3D", "cuisine partagée", "domiciliation", "garde d’enfants"),
    "publics": ("habitants", "entreprises", "étudiants", "associations", "retraités", "jeunes"),
    "thèmes": ("numérique", "alimentation", "réemploi", "énergie", "culture", "mobilité", "santé", "habitat"),
    "machines": ("découpe laser", "fraiseuse", "brodeuse", "four céramique", "tour à bois"),
}


def _phrase(rng: random.Random, low: int, high: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(low, high)))


def _sentences(rng: random.Random, _: int) -> str:
    many = rng.randint(1, 4)
    lines = ". ".join(_phrase(rng, 8, 22).capitalize() for _ in range(many)) + "."
    return lines.replace(". ", rng.choice([". ", ".\n\n", ". "]), 1) if rng.random() < 0.4 else lines


def _date(rng: random.Random, _: int) -> str:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2012, 2025)
    return rng.choice(
        [f"{year}-{month:02}-{day:02}"] * 4
        + [f"{day:02}/{month:02}/{year}"] * 2
        + [f"{day} {MONTHS[month - 1]} {year}", f"{day}.{month}.{year}", f"le {day} {MONTHS[month - 1]} {year}"]
    )


def _partial(rng: random.Random, number: int) -> str:
    year, month = rng.randint(1995, 2025), rng.choice(MONTHS)
    return rng.choice([str(year), str(year), f"{month} {year}", _date(rng, number), f"en {year}"])


def _url(rng: random.Random, number: int) -> str:
    name = rng.choice(WORDS).replace("é", "e").replace("è", "e")
    return (
        rng.choice(["https://", "http://", "https://www."])
        + f"{name}{number}.example.org"
        + rng.choice(["", "/", "/a?b=c"])
    )


def _phone(rng: random.Random, _: int) -> str:
    pairs = [f"0{rng.choice('1245')}", *(f"{rng.randint(30, 79)}" for _ in range(4))]
    pairs[1] = f"{rng.randint(31, 36)}"
    return (
        rng.choice([" ", ".", "", "-"]).join(pairs)
        if rng.random() < 0.8
        else f"+33 {pairs[0][1:]} {' '.join(pairs[1:])}"
    )


def _file(rng: random.Random, number: int) -> str:
    name = f"{rng.choice(WORDS).capitalize()} {number}.{rng.choice(['png', 'jpg', 'JPG', 'svg', 'jpeg'])}"
    return rng.choice([name, name, f"Fichier:{name}", f"[[Fichier:{name}|vignette]]"])


def _pages(rng: random.Random, _: int) -> str:
    links = [f"[[{rng.choice(TOWNS)}]]" for _ in range(rng.randint(1, 4))]
    return rng.choice([", ", ", ", ", ", " ; "]).join(links)


def _link(rng: random.Random, _: int) -> str:
    town = rng.choice(TOWNS)
    return rng.choice([f"[[{town}]]", f"[[{town}]]", f"[[{town}|{town.upper()}]]"])


def _slip(rng: random.Random, word: str) -> str:
    at = rng.randrange(1, len(word))
    return rng.choice(
        [word[:at] + word[at + 1 :], word[:at] + word[at - 1] + word[at:], word.upper(), word.capitalize()]
    )


def _choice(words: Sequence[str]) -> Make:
    weights = [1 / (1 + index) ** 0.7 for index in range(len(words))]

    def make(rng: random.Random, _: int) -> str:
        word = rng.choices(words, weights)[0]
        return _slip(rng, word) if rng.random() < 0.05 else word

    return make


def _several(words: Sequence[str], first: str, second: str) -> Make:
    def make(rng: random.Random, _: int) -> str:
        some = rng.sample(list(words), rng.randint(1, min(4, len(words))))
        if rng.random() < 0.06:
            return "\n" + "\n".join(f"* {word}" for word in some)
        return (first if rng.random() < 0.75 else second).join(some)

    return make


def _coordinates(rng: random.Random, _: int) -> str:
    north, west = rng.uniform(43, 50), rng.uniform(-4, 7)
    return f"{north:.4f}{rng.choice([', ', ', ', ' ; ', ','])}{west:.4f}"


def _siret(rng: random.Random, _: int) -> str:
    digits = [rng.randint(0, 9) for _ in range(13)]
    total = sum(sum(divmod(2 * d, 10)) if index % 2 == 0 else d for index, d in enumerate(digits))
    text = "".join(map(str, digits)) + str(-total % 10)
    return text if rng.random() < 0.6 else f"{text[:3]} {text[3:6]} {text[6:9]} {text[9:]}"


def _people(rng: random.Random, _: int) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


@dataclass(frozen=True)
class Stock:
    """What a parameter may be.

    Attributes:
        names: Names it may have.
        type: What it is; several where the values alone do not tell.
        make: A value.
        words: The closed list it comes from.
    """

    names: Sequence[str]
    type: tuple[str, ...]
    make: Make
    words: Sequence[str] = ()


def _closed(name: str) -> Stock:
    return Stock((name,), ("choice",), _choice(VOCABULARIES[name]), VOCABULARIES[name])


def _listed(name: str, first: str, second: str) -> Stock:
    return Stock((name,), ("list of choice",), _several(LISTED[name], first, second), LISTED[name])


STOCK: Sequence[Stock] = (
    *(_closed(name) for name in VOCABULARIES),
    _listed("services", ", ", " ; "),
    _listed("publics", "; ", ", "),
    _listed("thèmes", ", ", " / "),
    _listed("machines", ",", ";"),
    Stock(("adresse", "lieu-dit", "siège"), ("line",), lambda r, _: f"{r.randint(1, 99)} {r.choice(STREETS)}"),
    Stock(("sous-titre", "accroche", "devise"), ("line",), lambda r, _: _phrase(r, 3, 7).capitalize()),
    Stock(("description", "présentation", "histoire"), ("text",), _sentences),
    Stock(("bilan", "remarques"), ("text",), _sentences),
    Stock(("ouverture", "date de création", "début"), ("date",), _date),
    Stock(("mis à jour le", "fin"), ("date",), _date),
    Stock(("année de fondation", "depuis"), ("partial date",), _partial),
    Stock(("site web", "lien", "forum"), ("url",), _url),
    Stock(
        ("courriel", "mél", "contact mail"),
        ("email",),
        lambda r, n: f"{r.choice(WORDS).replace('é', 'e').replace('è', 'e')}{n}@exemple.org",
    ),
    Stock(("téléphone", "tél", "portable"), ("phone",), _phone),
    Stock(
        ("capacité", "places", "bénévoles"),
        ("integer",),
        lambda r, _: r.choice([str(r.randint(3, 400)), "1 200", str(r.randint(3, 400))]),
    ),
    Stock(
        ("surface", "note moyenne"),
        ("number",),
        lambda r, _: f"{r.randint(1, 900)}{r.choice(['.5', ',25', ',5', '', '.75'])}",
    ),
    Stock(
        ("tarif", "budget", "coût"),
        ("money",),
        lambda r, _: f"{r.randint(1, 900)}{r.choice([' €', '€', ' euros', ',50 €'])}",
    ),
    Stock(
        ("part de bénévolat", "remplissage"),
        ("percentage",),
        lambda r, _: f"{r.randint(1, 100)}{r.choice([' %', '%', ' %'])}",
    ),
    Stock(
        ("durée", "temps nécessaire"),
        ("duration",),
        lambda r, _: r.choice(["1h30", "2 h", "45 min", "3 jours", "1 h 15 min", "2 semaines"]),
    ),
    Stock(
        ("accessible", "gratuit", "inscription"),
        ("boolean",),
        lambda r, _: r.choice(["oui", "non", "Oui", "oui", "Non", "yes"]),
    ),
    Stock(("position", "coordonnées", "gps"), ("coordinates",), _coordinates),
    Stock(
        ("code postal", "cp"),
        ("postal code",),
        lambda r, _: (
            f"{r.choice(['14', '35', '59', '76', '62', '01'])}{r.choice(['000', '100', '230', '400', '550', '760'])}"
        ),
    ),
    Stock(("image", "photo", "logo"), ("file",), _file),
    Stock(("réseau", "structure porteuse", "se passe à"), ("page",), _link),
    Stock(("partenaires", "voir aussi"), ("list of page",), _pages),
    Stock(("siret",), ("siret",), _siret),
    Stock(("référent", "animatrice", "responsable"), ("person",), _people),
    Stock(("à joindre",), ("text", "records"), lambda r, n: f"{{{{Joindre|qui={_people(r, n)}|par={_phone(r, n)}}}}}"),
    Stock(("langue",), ("language",), lambda r, _: r.choice(["français", "breton", "anglais", "Français", "occitan"])),
)

NAMES = ("Fiche lieu", "Atelier", "Partenaire", "Chantier", "Rencontre", "Outillage", "Ressourcerie", "Parcours")
RARE = ("note interne", "xxx", "old", "à voir", "champ", "zone", "code")


@dataclass(frozen=True)
class Truth:
    """What a parameter is.

    Attributes:
        types: What may be said of it; nothing where its values are anything.
        words: Its closed list.
        share: On which share of the pages it is filled.
        aliases: Names that the template reads in its place.
    """

    types: tuple[str, ...]
    words: tuple[str, ...]
    share: float
    aliases: tuple[str, ...] = ()


@dataclass
class MessyWiki:
    """Pages, and the truth about their templates."""

    pages: dict[str, str] = field(default_factory=dict)
    truth: dict[str, dict[str, Truth]] = field(default_factory=dict)


def messy_wiki(seed: int, counts: Sequence[int] = (190, 130, 80)) -> MessyWiki:
    """A wiki of some templates with so many pages each."""
    rng = random.Random(seed)  # noqa: S311 - what it draws is to be the same again
    wiki = MessyWiki()
    for name, count in zip(rng.sample(NAMES, len(counts)), counts, strict=True):
        _template(rng, wiki, name, count)
    wiki.pages["Modèle:Colonnes"] = "<div>{{{1|}}}</div>"
    wiki.pages["Modèle:Joindre"] = "{{{qui|}}} ({{{par|}}})"
    wiki.pages |= {town: f"{town} est une commune." for town in TOWNS[2:]}
    return wiki


def _template(rng: random.Random, wiki: MessyWiki, template: str, count: int) -> None:
    stock = rng.sample(STOCK, rng.randint(9, 15))
    naming = rng.choice(["nom", "titre", "intitulé"])
    fields = [(naming, Stock((naming,), ("line",), lambda r, n: f"{_phrase(r, 1, 2).capitalize()} {n}"), 1.0)]
    rates = [1.0, 1.0, 0.95, 0.8, 0.6, 0.6, 0.4, 0.2, 0.06]
    fields += [(rng.choice(each.names), each, rng.choice(rates)) for each in stock]
    aliases = {name: f"{name}2nd" for name, _, _ in rng.sample(fields, 2)}
    aliases[naming] = "name"
    redirect = f"{template} (ancien)"
    wiki.pages[f"Modèle:{template}"] = _source(rng, template, [name for name, _, _ in fields], aliases)
    wiki.pages[f"Modèle:{redirect}"] = f"#REDIRECTION [[Modèle:{template}]]"
    filled = dict.fromkeys((name for name, _, _ in fields), 0)
    rare: Counter[str] = Counter()
    for number in range(count):
        values = {name: each.make(rng, number) for name, each, rate in fields if rng.random() < rate}
        for name in values:
            filled[name] += 1
        called = rng.choices(
            [template, redirect, template[0].lower() + template[1:], f"Modèle:{template}"], [80, 8, 8, 4]
        )[0]
        title = f"{template} {number} de {rng.choice(TOWNS)}"
        wiki.pages[title] = _page(rng, called, [name for name, _, _ in fields], values, aliases, rare)
    wiki.truth[template] = {
        name: Truth(each.type, tuple(each.words), filled[name] / count, (aliases[name],) if name in aliases else ())
        for name, each, _ in fields
    }
    wiki.truth[template] |= {name: Truth((), (), uses / count) for name, uses in rare.items()}


def _source(rng: random.Random, template: str, names: Sequence[str], aliases: Mapping[str, str]) -> str:
    rows = []
    for name in names:
        read = f"{{{{{{{name}|{{{{{{{aliases[name]}|}}}}}}}}}}}}" if name in aliases else f"{{{{{{{name}|}}}}}}"
        rows.append(f"{{{{#if:{read}|\n{{{{!}}}}-\n! {name.capitalize()} {{{{!}}}}{{{{!}}}} {read}\n}}}}")
    body = "{|\n" + "\n".join(rows) + f"\n|}}\n[[Catégorie:{template}s]]"
    about = f"Modèle des {template.lower()}s. Lit {{{{{{pas un paramètre|}}}}}}.\n{{{{Documentation}}}}"
    lead = f"<noinclude>{about}</noinclude>"
    return (
        f"<includeonly>{body}</includeonly>{lead}" if rng.random() < 0.5 else f"{lead}<onlyinclude>{body}</onlyinclude>"
    )


def _page(
    rng: random.Random,
    called: str,
    order: Sequence[str],
    values: Mapping[str, str],
    aliases: Mapping[str, str],
    rare: Counter[str],
) -> str:
    given: list[tuple[str, str]] = []
    for name in order:
        if name in values:
            given.append((_written(rng, name, aliases), _dressed(rng, values[name])))
        elif rng.random() < 0.5:
            given.append((name, rng.choice(["", "", "", "?", "<!-- à remplir -->", "à compléter"])))
    if rng.random() < 0.03:
        given.append((rng.choice(RARE), _phrase(rng, 1, 3)))
        rare[given[-1][0]] += 1
    if rng.random() < 0.15:
        rng.shuffle(given)
    block = rng.random() < 0.85
    glue = "\n| " if block else "|"
    call = "{{" + called + "".join(f"{glue}{name} = {value}" for name, value in given) + ("\n}}" if block else "}}")
    if rng.random() < 0.06:
        call = "{{Colonnes|" + call + "}}"
    after = _phrase(rng, 10, 60).capitalize() + ".\n\n== Voir ==\n* [[" + rng.choice(TOWNS) + "]]\n"
    return call + "\n" + after


def _written(rng: random.Random, name: str, aliases: Mapping[str, str]) -> str:
    chance = rng.random()
    if name in aliases and chance < 0.2:
        return aliases[name]
    if chance > 0.97:
        bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        letter = _slip(rng, name) if len(name) > 6 else name.capitalize()
        return rng.choice([name.capitalize(), bare, name.replace(" ", "_"), letter, name.upper()])
    return name


def _dressed(rng: random.Random, value: str) -> str:
    chance = rng.random()
    if chance > 0.985 and "\n" not in value:
        return value + "<ref>Vu sur place.</ref>"
    if chance > 0.97:
        return value + "<!-- vérifié -->"
    return value
