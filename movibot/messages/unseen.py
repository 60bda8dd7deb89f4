"""What is wrong with how a record is written, and why MediaWiki does not see it, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    # --- how a record is written ---
    "nbsp-in-name": (
        "le nom « {name} » contient une espace insécable ou un caractère invisible : le wiki ne reconnaît pas ce paramètre, "
        "et sa valeur ne s’affiche nulle part. Effacez ce nom et retapez-le au clavier."
    ),
    "nbsp-around-value": (
        "une espace insécable ou un caractère invisible borde la valeur de « {name} », et le wiki la garde. Effacez-la."
    ),
    "alias-conflict": (
        "« {name} » et « {other} » sont deux noms du même paramètre, remplis tous les deux : seul « {other} » compte, "
        "ligne {line}. Gardez-en un."
    ),
    "value-split": (
        "cette barre « | » coupe la valeur de « {name} » : le wiki croit qu’un autre paramètre commence, et perd la suite. "
        "Écrivez {{{{!}}}} à la place de chaque « | » du tableau, du lien ou de l’adresse."
    ),
    "value-as-name": (
        "« {value} » contient un signe « = » : le wiki prend ce qui précède pour un nom de paramètre. "
        "Écrivez devant le nom du paramètre, suivi de « = »."
    ),
    # --- templates that MediaWiki does not see ---
    "unclosed-link": (
        "le lien « [[{link} » n’est pas refermé : le wiki ne voit pas de fiche et montre des accolades. "
        "Ajoutez « {missing} » à la fin du lien."
    ),
    "unclosed-template": (
        "le modèle « {template} » n’est pas refermé : le wiki ne voit pas de fiche et montre des accolades. Il manque « {missing} »."
    ),
    "missing-brace": "il manque une accolade : un modèle commence par « {{{{{template} » et finit par « }}}} ».",
    "extra-brace": "il y a trop d’accolades : un modèle commence par « {{{{{template} », deux accolades, et finit par « }}}} ».",
    "missing-pipe": "il manque une barre « | » après « {{{{{template} » : sans elle, le wiki prend la suite pour le nom du modèle.",
    "unclosed-comment": (
        "le commentaire qui commence ici par « <!-- » n’est pas refermé à temps : il cache la fiche, ou la fin de la fiche. "
        "Ajoutez « --> » là où il doit finir."
    ),
    "unclosed-tag": (
        "la balise <{tag}> ouverte ici n’est pas refermée à temps : elle cache la fiche, ou la fin de la fiche. "
        "Ajoutez </{tag}> là où elle doit finir."
    ),
    "heading-in-template": (
        "la ligne « {heading} » commence par « = » : le wiki y voit un titre, et ne voit plus la fin de la fiche. "
        "Mettez les accolades « }}}} » sur une ligne à part, ou retirez le « = »."
    ),
    "unknown-template": "aucune fiche ne s’appelle « {template} » : celle-ci ne compte pas. Vouliez-vous écrire « {nearest} » ?",
    "template-not-seen": (
        "quelqu’un a voulu mettre ici une fiche « {template} », mais le wiki ne la voit pas. Vérifiez que chaque « {{{{ », « [[ », "
        "« <!-- » et balise ouverts dans la fiche y sont refermés."
    ),
    "record-in-comment": "la fiche « {template} » est dans un commentaire <!-- … --> : personne ne la voit, et elle n’entre dans aucun index.",
    "record-in-nowiki": (
        "la fiche « {template} » est entre <{tag}> et </{tag}> : c’est un exemple, qui n’entre dans aucun index. "
        "Si c’est une vraie fiche, retirez ces balises."
    ),
    "record-in-tag": (
        "la fiche « {template} » est dans une balise <{tag}> : elle n’entre dans aucun index. Déplacez-la hors de cette balise."
    ),
    "record-hidden": (
        "la fiche « {template} » est dans <includeonly> : elle ne s’affiche pas sur cette page et n’entre dans aucun index. "
        "Retirez ces balises si elle doit se voir."
    ),
    "record-conditional": (
        "cette fiche est dans une condition, comme {{{{#if:…}}}} : selon le cas, les lecteurs ne la voient pas, alors que movibot la lit toujours."
    ),
}

ENGLISH: Mapping[str, str] = {
    # --- how a record is written ---
    "nbsp-in-name": (
        "the name “{name}” holds a no-break space or an invisible character: the wiki does not know this parameter, "
        "and its value is shown nowhere. Delete the name and type it again."
    ),
    "nbsp-around-value": (
        "a no-break space or an invisible character stands beside the value of “{name}”, and the wiki keeps it. Delete it."
    ),
    "alias-conflict": (
        "“{name}” and “{other}” are two names of one parameter, and both are filled: only “{other}” counts, line {line}. Keep one."
    ),
    "value-split": (
        "this “|” cuts the value of “{name}”: the wiki takes what follows for another parameter, and loses it. "
        "Write {{{{!}}}} for each “|” of the table, link or address."
    ),
    "value-as-name": (
        "“{value}” holds a “=”: the wiki takes what stands before it for the name of a parameter. "
        "Write the parameter’s name and “=” in front."
    ),
    # --- templates that MediaWiki does not see ---
    "unclosed-link": (
        "the link “[[{link}” is not closed: the wiki sees no record and shows braces. Add “{missing}” at the end of the link."
    ),
    "unclosed-template": (
        "the template “{template}” is not closed: the wiki sees no record and shows braces. “{missing}” is missing."
    ),
    "missing-brace": "a brace is missing: a template begins with “{{{{{template}” and ends with “}}}}”.",
    "extra-brace": "there are too many braces: a template begins with “{{{{{template}”, two braces, and ends with “}}}}”.",
    "missing-pipe": "a “|” is missing after “{{{{{template}”: without it the wiki takes what follows for the template’s name.",
    "unclosed-comment": (
        "the comment that begins here with “<!--” is not closed in time: it hides the record, or the end of it. "
        "Add “-->” where it should end."
    ),
    "unclosed-tag": (
        "the tag <{tag}> opened here is not closed in time: it hides the record, or the end of it. "
        "Add </{tag}> where it should end."
    ),
    "heading-in-template": (
        "the line “{heading}” begins with “=”: the wiki takes it for a heading, and does not see the end of the record. "
        "Put the braces “}}}}” on a line of their own, or remove the “=”."
    ),
    "unknown-template": "no record is called “{template}”: this one does not count. Did you mean “{nearest}”?",
    "template-not-seen": (
        "somebody meant a record “{template}” here, but the wiki does not see it. Check that each “{{{{”, “[[”, "
        "“<!--” and tag opened in the record is closed in it."
    ),
    "record-in-comment": "the record “{template}” stands in a comment <!-- … -->: nobody sees it, and no index holds it.",
    "record-in-nowiki": (
        "the record “{template}” stands between <{tag}> and </{tag}>: it is an example, and no index holds it. "
        "If it is a real record, remove these tags."
    ),
    "record-in-tag": "the record “{template}” stands in a tag <{tag}>: no index holds it. Move it out of the tag.",
    "record-hidden": (
        "the record “{template}” stands in <includeonly>: this page does not show it and no index holds it. "
        "Remove these tags if it should be seen."
    ),
    "record-conditional": (
        "this record stands in a condition such as {{{{#if:…}}}}: readers may not see it, while movibot always reads it."
    ),
}
