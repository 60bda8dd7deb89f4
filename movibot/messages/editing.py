"""The words of generated pages, and why a page or a record is not edited, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    # --- lists ---
    "list-edit": "modifier",
    "list-see-also": "Voir aussi :",
    "list-left-out": "… et {n} {n:autre|autres}.",
    "list-records": "Fiches",
    "list-total": "Total",
    # --- generated pages ---
    "page-missing": (
        "la page n’existe pas. Créez-la, ou autorisez la création : « create: true » sous « pages », dans la configuration, "
        "ou movibot index avec --create."
    ),
    "page-exists": "quelqu’un vient de créer cette page. Le prochain passage dira si elle porte les repères.",
    "page-is-redirect": "la page est devenue une redirection : movibot ne la suit pas. Corrigez le titre dans la définition.",
    "page-too-large": "la page ferait {size} octets, et le wiki en accepte {limit}. Affichez moins de colonnes ou partagez la page.",
    "page-changed-by-saving": (
        "ligne {line}, colonne {column} : quelque chose que l’enregistrement changerait ({found}). "
        "Enregistrez d’abord la page à la main, puis relancez."
    ),
    "bots-excluded": "la page demande aux robots de la laisser : {{{{{template}}}}}.",
    # --- records that are edited ---
    "record-missing": "la fiche « {template} » à modifier n’est plus sur la page. Relancez pour repartir de la page d’aujourd’hui.",
    "record-ambiguous": (
        "{count} {count:fiche|fiches} « {template} » {count:répondait|répondaient} à cette description, "
        "il y en a maintenant {found} : impossible de savoir laquelle modifier. Relancez."
    ),
    "value-changed": "quelqu’un vient de donner une autre valeur à « {name} » : la sienne est gardée. Relancez pour décider à nouveau.",
    "bad-parameter-name": "« {name} » ne peut pas être le nom d’un paramètre : ni |, ni =, ni accolade, ni crochet, ni fin de ligne.",
    "rename-target-taken": (
        "« {name} » ne peut pas devenir « {target} » : ce nom est déjà pris dans la fiche. "
        "Réunissez d’abord les deux valeurs à la main."
    ),
    "parameter-has-note": "« {name} » contient une note ({note}) qui serait perdue. Déplacez-la ou supprimez-la à la main, puis relancez.",
    "positional-would-shift": (
        "modifier « {name} » changerait le numéro de la valeur sans nom « {other} ». Donnez d’abord un nom à cette valeur."
    ),
    "value-unsafe": (
        "la valeur de « {name} » ne peut pas être écrite sans risque ({found}) : fermez ce qui y est ouvert "
        "(commentaire, balise, lien, accolades) et retirez ce que l’enregistrement transformerait."
    ),
    "markers-missing": "la page n’a pas de repères pour la région « {name} ». Collez ces deux lignes là où l’index doit venir :",
    "markers-hidden": (
        "les repères de « {name} » sont dans un commentaire ou une balise qui les cache. "
        "Collez ces deux lignes là où l’index doit venir :"
    ),
    "markers-incomplete": "il manque un des deux repères de « {name} » (voir ligne {lines}). Il faut ces deux lignes :",
    "markers-doubled": "les repères de « {name} » sont en double (lignes {lines}). Gardez-en une seule paire :",
    "markers-reversed": "les repères de « {name} » sont inversés (lignes {lines}). Mettez-les dans cet ordre :",
    "markers-nested": (
        "les régions « {name} » et « {other} » se chevauchent (lignes {lines}). Sortez l’une de l’autre :"
    ),
    "markers-in-template": (
        "les repères de « {name} » sont à l’intérieur de {{{{{template}}}}} (lignes {lines}), où l’index casserait l’appel. "
        "Collez-les en dehors :"
    ),
    "markers-not-alone": (
        "les repères de « {name} » ne sont pas seuls⟦ : ils sont à l’intérieur de {found}⟧ (lignes {lines}), et l’index casserait "
        "ce qui est autour. Mettez-les chacun sur une ligne à part, hors d’un titre, d’une liste ou d’un lien :"
    ),
    "region-edited": (
        "quelqu’un a modifié à la main l’intérieur de la région « {name} » : son texte est gardé. Déplacez-le hors des "
        "repères, ou remplacez-le avec --replace-edited et le titre de la page."
    ),
    "region-shrinks": (
        "la région « {name} » passerait de {before} à {after} {after:ligne|lignes} : c’est peut-être une erreur. "
        "Si c’est voulu : --allow-shrink et le titre de la page."
    ),
    "body-unsafe": "le contenu calculé⟦ pour « {name} »⟧ ne peut pas être enregistré sans risque ({found}). Rien n’a été écrit ; signalez-le.",
    "edit-unproved": "la modification⟦ de « {name} »⟧ n’a pas pu être prouvée ({found}). Rien n’a été écrit ; signalez-le.",
    "edit-conflict": "la page change sans cesse : trois essais, trois fois quelqu’un était passé avant. Relancez plus tard.",
    "merge-unproved": (
        "le wiki a mêlé cet enregistrement à celui de quelqu’un d’autre, et la région n’est plus comme prévu ({found}). "
        "Regardez l’historique de la page."
    ),
    "merge-excluded": (
        "quelqu’un a demandé aux robots de laisser cette page ({{{{{template}}}}}) pendant l’enregistrement, que le wiki a mêlé au "
        "sien. movibot n’y touchera plus ; si l’enregistrement gêne, annulez-le dans l’historique."
    ),
    "merge-unread": (
        "le wiki a mêlé cet enregistrement à celui de quelqu’un d’autre, et la page n’a pas pu être relue. "
        "Regardez l’historique de la page."
    ),
    "wiki-rejected": "le wiki a refusé l’enregistrement ({code}) : {explanation}",
    "too-many-edits": (
        "{planned} pages seraient modifiées, plus que la limite de {limit}. Rien n’a été écrit. "
        "Regardez avec --dry-run ; si c’est voulu, augmentez « edits: max »."
    ),
    "records-vanished": (
        "plus aucune fiche de : {schemas}, comptées au passage précédent. Rien n’a été écrit. Regardez si le modèle a changé de nom "
        "ou n’est plus posé sur les pages ({templates}). S’il a un nouveau nom, mettez-le dans la configuration "
        "(« schemas: {schema}: template »). Si c’est voulu : {options}"
    ),
    "stop-asked": (
        "quelqu’un a demandé l’arrêt sur la page « {title} » : « {text} ». "
        "Voyez avec cette personne ; movibot reprendra quand la page sera vide."
    ),
}

ENGLISH: Mapping[str, str] = {
    # --- lists ---
    "list-edit": "edit",
    "list-see-also": "See also:",
    "list-left-out": "… and {n} more.",
    "list-records": "Records",
    "list-total": "Total",
    # --- generated pages ---
    "page-missing": (
        "the page does not exist. Create it, or allow creation: “create: true” under “pages”, in the configuration, "
        "or movibot index with --create."
    ),
    "page-exists": "somebody has just created this page. The next run will say whether it has the markers.",
    "page-is-redirect": "the page has become a redirect: movibot does not follow it. Correct the title in the definition.",
    "page-too-large": "the page would have {size} bytes, and the wiki accepts {limit}. Show fewer columns or split the page.",
    "page-changed-by-saving": (
        "line {line}, column {column}: something that saving would change ({found}). "
        "Save the page by hand first, then run again."
    ),
    "bots-excluded": "the page asks bots to leave it alone: {{{{{template}}}}}.",
    # --- records that are edited ---
    "record-missing": "the record “{template}” to be edited is not on the page any more. Run again to start from the page of today.",
    "record-ambiguous": (
        "{count} {count:record|records} “{template}” {count:was|were} meant by this description, "
        "and now there are {found}: nobody can tell which one to edit. Run again."
    ),
    "value-changed": "somebody has just given “{name}” another value: theirs is kept. Run again to decide anew.",
    "bad-parameter-name": "“{name}” cannot be the name of a parameter: no |, no =, no brace, no bracket, no line end.",
    "rename-target-taken": (
        "“{name}” cannot become “{target}”: the record has that name already. Join the two values by hand first."
    ),
    "parameter-has-note": "“{name}” holds a note ({note}) that would be lost. Move or remove it by hand, then run again.",
    "positional-would-shift": (
        "editing “{name}” would change the number of the unnamed value “{other}”. Give that value a name first."
    ),
    "value-unsafe": (
        "the value of “{name}” cannot be written without risk ({found}): close what is open in it "
        "(comment, tag, link, braces) and take out what saving would transform."
    ),
    "markers-missing": "the page has no markers for the region “{name}”. Paste these two lines where the index shall be:",
    "markers-hidden": (
        "the markers of “{name}” stand in a comment or a tag that hides them. "
        "Paste these two lines where the index shall be:"
    ),
    "markers-incomplete": "one of the two markers of “{name}” is missing (see line {lines}). These two lines are needed:",
    "markers-doubled": "the markers of “{name}” are there twice (lines {lines}). Keep a single pair:",
    "markers-reversed": "the markers of “{name}” are reversed (lines {lines}). Put them in this order:",
    "markers-nested": "the regions “{name}” and “{other}” overlap (lines {lines}). Take one out of the other:",
    "markers-in-template": (
        "the markers of “{name}” stand inside {{{{{template}}}}} (lines {lines}), where the index would break the call. "
        "Paste them outside:"
    ),
    "markers-not-alone": (
        "the markers of “{name}” do not stand alone⟦: they are inside {found}⟧ (lines {lines}), and the index would break what is "
        "around them. Put each on a line of its own, outside of headings, lists and links:"
    ),
    "region-edited": (
        "somebody edited the inside of the region “{name}” by hand: their text is kept. Move it out of the markers, "
        "or replace it with --replace-edited and the title of the page."
    ),
    "region-shrinks": (
        "the region “{name}” would go from {before} to {after} {after:line|lines}: perhaps a mistake. "
        "If it is meant: --allow-shrink and the title of the page."
    ),
    "body-unsafe": "the content computed⟦ for “{name}”⟧ cannot be saved without risk ({found}). Nothing was written; please report it.",
    "edit-unproved": "the edit⟦ of “{name}”⟧ could not be proved ({found}). Nothing was written; please report it.",
    "edit-conflict": "the page keeps changing: three attempts, and each time somebody was first. Run again later.",
    "merge-unproved": (
        "the wiki merged this save with somebody else's, and the region is not as planned any more ({found}). "
        "Look at the page's history."
    ),
    "merge-excluded": (
        "somebody asked bots to leave this page alone ({{{{{template}}}}}) during the save, which the wiki merged with theirs. "
        "movibot will not touch it again; if the save is in the way, undo it in the history."
    ),
    "merge-unread": (
        "the wiki merged this save with somebody else’s, and the page could not be read again. Look at its history."
    ),
    "wiki-rejected": "the wiki refused the save ({code}): {explanation}",
    "too-many-edits": (
        "{planned} pages would be edited, more than the limit of {limit}. Nothing was written. "
        "Look with --dry-run; if it is meant, raise “edits: max”."
    ),
    "records-vanished": (
        "no record is left of: {schemas}, as counted at the run before. Nothing was written. See if the template has another name "
        "now, or was taken off the pages ({templates}). If it has a new name, put it in the configuration "
        "(“schemas: {schema}: template”). If it is meant: {options}"
    ),
    "stop-asked": (
        "somebody asked for a stop on the page “{title}”: “{text}”. "
        "Talk to that person; movibot goes on when the page is empty."
    ),
}
