"""What is wrong with indexes that people define on the wiki, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "index-without-end": (
        "⟦ligne {line} : ⟧cet appel {{{{Index movibot}}}} n’a pas de fin. Mettez {{{{Fin index movibot}}}} sur une ligne à part, "
        "là où la liste doit s’arrêter."
    ),
    "index-end-alone": (
        "⟦ligne {line} : ⟧ce {{{{Fin index movibot}}}} ne ferme aucun index. Enlevez-le, ou remettez {{{{Index movibot}}}} au-dessus."
    ),
    "index-nested": (
        "⟦ligne {line} : ⟧plusieurs {{{{Index movibot}}}} se suivent (lignes {lines}) avant un seul {{{{Fin index movibot}}}}. "
        "Donnez à chacun le sien ; un index ne peut pas en contenir un autre."
    ),
    "index-in-template": (
        "⟦ligne {line} : ⟧{{{{{name}}}}} est à l’intérieur de {{{{{template}}}}}, où movibot n’écrit pas. "
        "Mettez-le dans le texte même de la page."
    ),
    "index-not-alone": (
        "⟦ligne {line} : ⟧{{{{{name}}}}} n’est pas seul sur sa ligne⟦, ou se trouve à l’intérieur de {found}⟧. "
        "Mettez-le sur une ligne à part, hors d’un titre, d’une liste ou d’un lien."
    ),
    "index-holds-text": (
        "⟦ligne {line} : ⟧entre {{{{Index movibot}}}} et sa fin, il y a autre chose que la liste de movibot (ligne {found}). "
        "Déplacez ce texte hors des deux appels ; s’il n’y a rien à garder, effacez tout ce qui est entre eux : la liste reviendra."
    ),
    "index-holds-region": (
        "⟦ligne {line} : ⟧entre {{{{Index movibot}}}} et sa fin se trouve la région « {name} », qui n’est pas la sienne. "
        "Déplacez-la hors des deux appels."
    ),
    "index-too-many": (
        "⟦ligne {line} : ⟧une page peut avoir {limit} index. Celui-ci et les suivants ne sont pas remplis : mettez-les sur une autre page."
    ),
    "template-kept": "ce modèle existe déjà, avec un autre texte : il reste comme il est.",
    "install-alone": "--install crée deux modèles, et rien d’autre : enlevez « {title} », ou --install.",
    "index-gone": "cet index a changé ou disparu pendant le passage : le prochain s’en occupera.",
    "index-namespace": (
        "movibot ne remplit pas d’index dans cet espace de noms. Ceux où il le fait : voir « pages.namespaces » dans la configuration."
    ),
    "index-later": "{limit} pages ont changé à cause des index qu’elles contiennent, c’est le plus pour un passage : celle-ci attend le prochain.",
    "index-too-much": (
        "les pages du wiki qui contiennent des index sont trop longues, ou en contiennent trop, pour un passage : les plus longues, "
        "dont celle-ci, ne sont pas remplies. Répartissez son contenu sur plusieurs pages."
    ),
    "index-mistaken": "Cet index ne peut pas être rempli tel qu’il est demandé :",
    "index-more-mistakes": "… et {n} {n:autre|autres}.",
    "index-repair": (
        "Pour le réparer, modifiez cette page : l’appel {{{{Index movibot}}}} est juste au-dessus de ces lignes. "
        "La liste reviendra au prochain passage."
    ),
    "index-cut": "La liste s’arrête ici : un index montre {rows} fiches ou {size} ko au plus. Une condition de plus la rendrait entière.",
    "index-unnamed": "« {value} » n’a pas de nom. Écrivez par exemple : fiches={value}.",
    "index-unread": "« {name} » ne contient pas de texte lisible. Écrivez-le en toutes lettres, sans modèle ni image.",
    "index-too-long": "« {name} » est trop long : {limit} caractères au plus.",
    "index-too-many-arguments": "cet appel a {n} paramètres ; {limit} au plus.",
    "index-too-many-columns": "{n} colonnes, c’est trop : {limit} au plus.",
    "index-unknown-argument": (
        "« {value} » n’est ni un réglage, ni un paramètre de ces fiches.⟦ Vouliez-vous écrire « {nearest} » ?⟧⟦ Paramètres : {choices}.⟧"
    ),
    "index-unknown-parameter": (
        "« {name} » : ces fiches n’ont pas de paramètre « {value} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧⟦ Paramètres : {choices}.⟧"
    ),
    "index-unknown-kind": "il n’y a pas de fiches « {value} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧ Fiches possibles : {choices}.",
    "index-unknown-show": "« {value} » n’est pas une façon de montrer.⟦ Vouliez-vous écrire « {nearest} » ?⟧ Possible : {choices}.",
    "index-unknown-value": "« {name} » ne peut pas être « {value} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧ Valeurs possibles : {choices}.",
    "index-unknown-test": "« {name} » : movibot ne comprend pas « {value} : ».⟦ Vouliez-vous écrire « {nearest} : » ?⟧",
    "index-test-empty": "« {name} » : il manque quelque chose après « {test} : ».",
    "index-needs-date": "« {test} : » ne va qu’avec une date, et « {name} » n’en est pas une.",
    "index-needs-number": "« {test} : » ne va qu’avec un nombre, et « {name} » n’en est pas un.",
    "index-not-a-date": "« {name} » : « {value} » n’est pas une date comprise. Exemples : aujourd’hui, 2024, mars 2024, 2024-03-18.",
    "index-not-an-age": "« {name} » : « {value} » n’est pas une durée comprise. Exemples : 12 mois, 2 ans, 3 semaines, 10 jours.",
    "index-not-a-number": "« {name} » : « {value} » n’est pas un nombre.",
    "index-bad-limit": "« {name} » : un nombre de 1 à {limit}, et non « {value} ».",
    "index-bad-category": "« {value} » n’est pas le nom d’une catégorie.",
    "index-too-many-groups": "« {name} » : un paramètre, ou deux avec une virgule entre eux.",
    "index-matrix-groups": "une matrice croise deux paramètres : donnez-les à « {name} », avec une virgule entre eux.",
    "index-matrix-large": (
        "cette matrice aurait {n} cases, et {limit} au plus se lisent encore. Croisez des paramètres qui ont moins de valeurs."
    ),
    "index-needs-columns": "un comparatif a besoin de savoir quoi comparer : donnez des paramètres à « {name} ».",
    "index-personal": (
        "« {value} » peut dire quelque chose d’une personne⟦ dans les fiches {choices}⟧ : cela reste sur la fiche, "
        "et un index que chacun peut écrire ne le reprend pas.⟦ Choisissez d’autres fiches que {choices}, ou enlevez-le.⟧"
    ),
    "index-tells": "« {value} » peut citer ce qui doit rester sur la fiche : on peut seulement demander « {value}=rempli » ou « {value}=vide ».",
    "index-shown-only": "« {value} » ne peut qu’être montré dans une colonne : on ne peut ni choisir, ni trier, ni grouper par lui.",
}

ENGLISH: Mapping[str, str] = {
    "index-without-end": (
        "⟦line {line}: ⟧this {{{{Index movibot}}}} has no end. Put {{{{Fin index movibot}}}} on a line of its own where the list is to end."
    ),
    "index-end-alone": (
        "⟦line {line}: ⟧this {{{{Fin index movibot}}}} ends no index. Remove it, or put {{{{Index movibot}}}} back above it."
    ),
    "index-nested": (
        "⟦line {line}: ⟧several {{{{Index movibot}}}} (lines {lines}) come before a single {{{{Fin index movibot}}}}. "
        "Give each its own; an index cannot hold another one."
    ),
    "index-in-template": (
        "⟦line {line}: ⟧{{{{{name}}}}} is inside {{{{{template}}}}}, where movibot does not write. Put it into the page’s own text."
    ),
    "index-not-alone": (
        "⟦line {line}: ⟧{{{{{name}}}}} is not alone on its line⟦, or is inside {found}⟧. "
        "Put it on a line of its own, outside of a heading, a list or a link."
    ),
    "index-holds-text": (
        "⟦line {line}: ⟧between {{{{Index movibot}}}} and its end stands something else than movibot’s list (line {found}). "
        "Move that text out of the two calls; if there is nothing to keep, remove all that is between them: the list will come back."
    ),
    "index-holds-region": (
        "⟦line {line}: ⟧between {{{{Index movibot}}}} and its end stands the region “{name}”, which is not its own. "
        "Move it out of the two calls."
    ),
    "index-too-many": (
        "⟦line {line}: ⟧a page may have {limit} indexes. This one and those after it are not filled: put them on another page."
    ),
    "template-kept": "this template is there already, with another text: it stays as it is.",
    "install-alone": "--install creates two templates and nothing else: leave “{title}” out, or --install.",
    "index-gone": "this index changed or disappeared during the update: the next run will see to it.",
    "index-namespace": "movibot fills no index in this namespace. Where it does: see “pages.namespaces” in the configuration.",
    "index-later": "{limit} pages changed because of the indexes on them, which is the most for one run: this one waits for the next.",
    "index-too-much": (
        "the pages of the wiki that hold indexes are too long, or hold too many, for one run: the longest ones, among them this one, "
        "are not filled. Spread its content over several pages."
    ),
    "index-mistaken": "This index cannot be filled the way it is asked for:",
    "index-more-mistakes": "… and {n} {n:other|others}.",
    "index-repair": (
        "To mend it, edit this page: the call {{{{Index movibot}}}} stands right above these lines. "
        "The list will come back with the next update."
    ),
    "index-cut": "The list ends here: an index shows {rows} records or {size} kB at most. One more condition would make it whole.",
    "index-unnamed": "“{value}” has no name. Write for example: records={value}.",
    "index-unread": "“{name}” holds no text that can be read. Write it out, without templates or pictures.",
    "index-too-long": "“{name}” is too long: {limit} characters at most.",
    "index-too-many-arguments": "this call has {n} parameters; {limit} at most.",
    "index-too-many-columns": "{n} columns are too many: {limit} at most.",
    "index-unknown-argument": (
        "“{value}” is neither a setting nor a parameter of these records.⟦ Did you mean “{nearest}”?⟧⟦ Parameters: {choices}.⟧"
    ),
    "index-unknown-parameter": (
        "“{name}”: these records have no parameter “{value}”.⟦ Did you mean “{nearest}”?⟧⟦ Parameters: {choices}.⟧"
    ),
    "index-unknown-kind": "there are no records “{value}”.⟦ Did you mean “{nearest}”?⟧ Records: {choices}.",
    "index-unknown-show": "“{value}” is no way to show them.⟦ Did you mean “{nearest}”?⟧ Possible: {choices}.",
    "index-unknown-value": "“{name}” cannot be “{value}”.⟦ Did you mean “{nearest}”?⟧ Possible values: {choices}.",
    "index-unknown-test": "“{name}”: movibot does not understand “{value}:”.⟦ Did you mean “{nearest}:”?⟧",
    "index-test-empty": "“{name}”: something is missing after “{test}:”.",
    "index-needs-date": "“{test}:” goes with a date only, and “{name}” is none.",
    "index-needs-number": "“{test}:” goes with a number only, and “{name}” is none.",
    "index-not-a-date": "“{name}”: “{value}” is not understood as a date. Examples: today, 2024, 2024-03, 2024-03-18.",
    "index-not-an-age": "“{name}”: “{value}” is not understood as a length of time. Examples: 12 months, 2 years, 3 weeks, 10 days.",
    "index-not-a-number": "“{name}”: “{value}” is not a number.",
    "index-bad-limit": "“{name}”: a number from 1 to {limit}, not “{value}”.",
    "index-bad-category": "“{value}” is not the name of a category.",
    "index-too-many-groups": "“{name}”: one parameter, or two with a comma between them.",
    "index-matrix-groups": "a matrix crosses two parameters: give them to “{name}”, with a comma between them.",
    "index-matrix-large": (
        "this matrix would have {n} cells, and {limit} at most can still be read. Cross parameters that have fewer values."
    ),
    "index-needs-columns": "a comparison needs to know what to compare: give parameters to “{name}”.",
    "index-personal": (
        "“{value}” may tell something about a person⟦ in the records {choices}⟧: that stays on the record, "
        "and an index that anybody can write does not repeat it.⟦ Choose other records than {choices}, or remove it.⟧"
    ),
    "index-tells": "“{value}” may quote what is to stay on the record: all that can be asked is “{value}=filled” or “{value}=empty”.",
    "index-shown-only": "“{value}” can only be shown in a column: nothing can be chosen, sorted or grouped by it.",
}
