"""The sentences of `movibot import`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "edit-summary-import": "Fiches reprises d’un fichier avec movibot",
    # --- le fichier ---
    "import-unreadable": "le fichier {file} ne peut pas être lu : {reason}.",
    "import-not-regular": "{file} n’est pas un fichier. Pour lire l’entrée standard : « - ».",
    "import-too-large": "{file} dépasse {limit} Mo : partagez-le en plusieurs fichiers.",
    "import-no-form": "on ne voit pas au nom de {file} ce que c’est : dites-le avec --read-as ({choices}).",
    "import-no-encoding": "« {encoding} » n’est pas un codage connu ; par exemple : utf-8, cp1252, utf-16.",
    "import-workbook": (
        "{file} est un classeur de tableur (Excel, LibreOffice), quel que soit son nom. Ouvrez-le dans le tableur, choisissez "
        "« Enregistrer sous », le type « CSV UTF-8 », et donnez à movibot le nouveau fichier. Une seule feuille est enregistrée : celle que vous voyez."
    ),
    "import-read-in": (
        "{file} n’est pas en UTF-8 : il est lu comme Excel l’écrit ({encoding})⟦, ce qui donne {examples}⟧. Si les accents sont faux, "
        "enregistrez-le comme « CSV UTF-8 »."
    ),
    "import-not-encoded": "{file} n’est pas en {encoding} : essayez un autre --encoding.",
    "import-separator": "« {separator} » ne peut pas séparer des colonnes : donnez un seul signe, ou « tab ».",
    "import-empty": "{file} est vide : sa première ligne devrait nommer les colonnes.",
    "import-json": "{place} : ce n’est pas du JSON ({detail}).",
    "import-json-deep": "{file} : trop de niveaux les uns dans les autres.",
    "import-shape": "{file} devrait être une liste de fiches, chacune avec ses paramètres ; ou une telle liste sous « records ».",
    "import-file": "rien de {file} ne peut être repris tant que cela n’est pas corrigé.",
    "mapping-invalid": "le fichier de correspondance {file} est à corriger ; rien n’a été lu du wiki.",
    "mapping-twice": "« {name} » est déjà rempli par autre chose : gardez un seul des deux.",
    # --- les colonnes ---
    "column-twice": "la colonne « {name} » existe déjà en {first} : renommez l’une des deux, ou mettez-la sous « ignore ».",
    "column-missing": "le fichier n’a pas de colonne « {name} »⟦ ; la plus proche est « {nearest} »⟧. Ses colonnes : {choices}.",
    "columns-same": "« {column} » et « {other} » remplissent toutes deux le paramètre « {name} » : dites laquelle avec --mapping.",
    "key-no-column": (
        "aucune colonne ne dit de quelle fiche il s’agit : il faudrait « page », ou de quoi remplir {names}, "
        "ou une autre clé (--key). La première ligne du fichier doit nommer les colonnes ; celle-ci nomme : {columns}. "
        "Si l’une d’elles a seulement un autre nom, écrivez par exemple « columns: {example} » dans un fichier "
        "colonnes.yaml, puis ajoutez --mapping colonnes.yaml."
    ),
    "columns-left": (
        "{n} {n:colonne n’est pas reprise|colonnes ne sont pas reprises} : {names}. "
        "Pour les reprendre, ou ne plus les voir ici : --mapping (« columns », « ignore »)."
    ),
    # --- les lignes ---
    "row-quote": "un guillemet est mal placé dans cette ligne. Dans une cellule entre guillemets, ils s’écrivent doublés.",
    "row-quote-open": "un guillemet ouvert dans cette ligne n’est jamais fermé : la suite du fichier ne peut pas être lue.",
    "row-ragged": "cette ligne a {cells} {cells:cellule|cellules}, et le fichier {columns} {columns:colonne|colonnes}.",
    "row-no-object": "ici devrait se trouver une fiche : des paramètres avec leurs valeurs.",
    "key-twice": "« {key} » est donné deux fois dans cette fiche : gardez une seule valeur.",
    "cell-too-long": "la cellule « {name} » a {length} caractères ; il n’y en a jamais plus de {limit}. Un guillemet oublié ?",
    "cell-bytes": (
        "l’octet {byte} dans la cellule « {name} » n’est pas de l’UTF-8⟦ ; en Windows-1252, ce serait « {guess} »⟧. "
        "Réenregistrez le fichier en UTF-8, ou relancez avec --encoding cp1252."
    ),
    "cell-character": "la cellule « {name} » contient un caractère ({code}) qu’aucune page ne peut garder.",
    "row-no-key": "rien dans cette ligne ne dit de quelle fiche il s’agit : {names} est vide, et il n’y a pas de page.",
    "row-record": "« {value} » n’est pas le numéro d’une fiche : elles se comptent à partir de 1.",
    "row-half-joined": "« {name} » se compose de plusieurs colonnes, et il manque : {names}.",
    "rows-same-key": "{n:la ligne|les lignes} {rows} {n:parle|parlent} de la même fiche : gardez-en une seule, ou donnez une clé plus précise (--key, par exemple nom,commune).",
    "rows-same-record": "{n:la ligne|les lignes} {rows} {n:change|changent} la même fiche du wiki : gardez-en une seule.",
    "rows-same-title": (
        "{n:la ligne|les lignes} {rows} {n:créerait|créeraient} la même page « {title} » : donnez une colonne « page », "
        "ou un titre plus précis que « {pattern} » (« title » dans --mapping)."
    ),
    "row-several": "{n} fiches du wiki répondent à cette clé : {titles}. Donnez une colonne « page », ou une clé plus précise (--key).",
    "row-alike": (
        "c’est peut-être la fiche de {titles}. Si c’est elle, donnez sa page dans une colonne « page » ; "
        "si c’est une autre, aussi, ou relancez avec --new-anyway."
    ),
    "row-title-taken": (
        "la page « {title} » existe déjà et ne porte pas cette fiche. Si la fiche y a sa place, "
        "donnez « {title} » dans une colonne « page » ; sinon, un autre titre."
    ),
    "row-no-title": "il manque de quoi former le titre de la nouvelle page : donnez une colonne « page », ou « title » dans --mapping.",
    "row-title-illegal": "« {title} » ne peut pas être le titre d’une page : donnez-en un autre dans une colonne « page », ou sous « titles » dans --mapping.",
    "rows-alike": "« {name} » ressemble à « {other} » (ligne {row}) ; les deux sont nouvelles.",
    # --- ce qu'il en est ---
    "verdict-created": "nouvelle",
    "verdict-changed": "modifiée",
    "verdict-unchanged": "inchangée",
    "verdict-doubtful": "douteuse",
    "verdict-refused": "refusée",
    "rows-more": "… et {n} {n:autre|autres} de même ({code}) ; --format json les donne toutes.",
    "rows-counted": (
        "{n} {n:ligne|lignes}⟦ · {created} {n_created:nouvelle|nouvelles}⟧⟦ · {changed} {n_changed:modifiée|modifiées}⟧"
        "⟦ · {unchanged} {n_unchanged:inchangée|inchangées}⟧⟦ · {doubtful} {n_doubtful:douteuse|douteuses}⟧"
        "⟦ · {refused} {n_refused:refusée|refusées}⟧"
    ),
    "rows-other": "{n} {n:ligne parle|lignes parlent} d’un autre genre de fiche que « {schema} » : laissées de côté.",
    "rows-advice": "Dans les fiches écrites, {n} {n:avertissement|avertissements} : {codes}. « movibot check » les montre.",
    "value-guessed": "« {name} » : « {value} » est repris comme « {right} ».",
    "rows-fixes": (
        "{n} {n:correction est proposée|corrections sont proposées} (« = écrire ») : relisez, puis --unsafe {n:la|les} reprend "
        "sans toucher au fichier."
    ),
    "rows-would-be-held": (
        "Telles quelles, rien ne serait écrit : corrigez les lignes refusées ou douteuses, ou ajoutez --partial pour écrire "
        "les autres."
    ),
    "rows-held": (
        "Rien n’a été écrit : corrigez les lignes refusées ou douteuses, ou relancez avec --partial pour écrire les autres."
    ),
    "too-many-rows": (
        "{planned} pages seraient modifiées, plus que la limite de {limit} (« edits: max »). Rien n’a été écrit. "
        "Regardez avec --dry-run ; si c’est voulu, relancez avec --max-edits {planned}."
    ),
    # --- l'aide ---
    "help-import": """Reprend les fiches d’un fichier (CSV, TSV, JSON, YAML) sur le wiki.

Les colonnes sont les paramètres, par leur nom, un alias ou leur libellé ; sinon, --mapping dit ce qu’elles veulent
dire. Une fiche déjà là est reconnue à sa page (colonne « page »), sinon à sa clé : son nom, si --key ne dit rien. Seul
ce qui diffère est écrit ; une cellule vide ne dit rien. Ce qui ressemble à une fiche du wiki est proposé, jamais
confondu. Toutes les lignes sont vérifiées avant le premier enregistrement ; un passage interrompu reprend où il en
était. « - » lit l’entrée standard.

Exemples :
  movibot import lieux.csv --schema tiers-lieu --dry-run
  movibot import lieux.csv --schema tiers-lieu --mapping lieux.yaml --partial
  movibot import lieux.json --schema tiers-lieu --key SIRET --max-edits 500

Code de fin : 0 tout va bien ; 1 une ligne est refusée ou douteuse, une page attend quelqu’un ; 2 fichier, ligne de
commande ou configuration ; 4 trop de modifications à la fois ; 5 wiki injoignable.""",
    "help-import-schema": "Le genre des fiches : le nom d’un fichier de templates/schemas, ou celui du modèle.",
    "help-import-mapping": "Un fichier YAML qui dit ce que veulent dire les colonnes.",
    "help-import-key": "Les paramètres auxquels une fiche est reconnue, par exemple nom,adresse.",
    "help-import-read-as": "Ce qu’est le fichier, quand son nom ne le dit pas.",
    "help-import-encoding": "Le codage du fichier, par exemple cp1252. Sans cela, movibot voit UTF-8, UTF-16 et ce qu’écrit Excel.",
    "help-import-separator": "Ce qui sépare les colonnes : un signe, ou tab. Sans cela, movibot le voit.",
    "help-import-wikitext": "Les valeurs sont du wikitexte. Sans cela, ce sont des textes.",
    "help-import-clear": "Une cellule vide vide le paramètre.",
    "help-import-unsafe": "Reprend aussi les corrections proposées « à vérifier » : « 1000 » pour « 01000 ».",
    "help-import-new-anyway": "Ce qui ressemble seulement à une fiche du wiki est une nouvelle fiche.",
    "help-import-partial": "Écrit les bonnes lignes même si d’autres sont refusées.",
    "help-import-max-edits": "Combien de pages peuvent être modifiées, à la place de « edits: max ».",
}

ENGLISH: Mapping[str, str] = {
    "edit-summary-import": "Records taken from a file with movibot",
    # --- the file ---
    "import-unreadable": "the file {file} cannot be read: {reason}.",
    "import-not-regular": "{file} is no file. To read standard input: “-”.",
    "import-too-large": "{file} is larger than {limit} MB: split it into several files.",
    "import-no-form": "the name of {file} does not tell what it is: say so with --read-as ({choices}).",
    "import-no-encoding": "“{encoding}” is no known encoding; such as: utf-8, cp1252, utf-16.",
    "import-workbook": (
        "{file} is a workbook of a spreadsheet (Excel, LibreOffice), whatever its name. Open it there, choose “Save as”, "
        "the type “CSV UTF-8”, and give movibot the new file. Only one sheet is saved: the one you see."
    ),
    "import-read-in": (
        "{file} is not in UTF-8: it is read as Excel writes it ({encoding})⟦, which gives {examples}⟧. If the accents are wrong, "
        "save it as “CSV UTF-8”."
    ),
    "import-not-encoded": "{file} is not in {encoding}: try another --encoding.",
    "import-separator": "“{separator}” cannot separate columns: give one sign, or “tab”.",
    "import-empty": "{file} is empty: its first row should name the columns.",
    "import-json": "{place}: this is no JSON ({detail}).",
    "import-json-deep": "{file}: too many levels within each other.",
    "import-shape": "{file} should be a list of records, each with its parameters; or such a list under “records”.",
    "import-file": "nothing of {file} can be taken until this is corrected.",
    "mapping-invalid": "the mapping file {file} needs to be corrected; nothing was read of the wiki.",
    "mapping-twice": "“{name}” is filled by something else already: keep one of the two.",
    # --- columns ---
    "column-twice": "there is a column “{name}” in {first} already: rename one of the two, or put it under “ignore”.",
    "column-missing": "the file has no column “{name}”⟦; the nearest is “{nearest}”⟧. Its columns: {choices}.",
    "columns-same": "“{column}” and “{other}” both fill the parameter “{name}”: say which does with --mapping.",
    "key-no-column": (
        "no column tells which record is meant: “page” would, or what fills {names}, or another key (--key). "
        "The first row of the file should name the columns; this one names: {columns}. If one of them only has another "
        "name, write for example “columns: {example}” in a file colonnes.yaml, then add --mapping colonnes.yaml."
    ),
    "columns-left": (
        "{n} {n:column is|columns are} left out: {names}. "
        "To take them, or to see them here no more: --mapping (“columns”, “ignore”)."
    ),
    # --- rows ---
    "row-quote": "a quotation mark stands at a wrong place in this row. Inside a quoted cell they are doubled.",
    "row-quote-open": "a quotation mark that opens in this row is never closed: the rest of the file cannot be read.",
    "row-ragged": "this row has {cells} {cells:cell|cells}, and the file {columns} {columns:column|columns}.",
    "row-no-object": "here should be a record: parameters with their values.",
    "key-twice": "“{key}” is given twice in this record: keep one value.",
    "cell-too-long": "the cell “{name}” has {length} characters; there are never more than {limit}. A forgotten quotation mark?",
    "cell-bytes": (
        "the byte {byte} in the cell “{name}” is not UTF-8⟦; in Windows-1252 it would be “{guess}”⟧. "
        "Save the file as UTF-8, or run again with --encoding cp1252."
    ),
    "cell-character": "the cell “{name}” holds a character ({code}) that no page can keep.",
    "row-no-key": "nothing in this row tells which record is meant: {names} is empty, and there is no page.",
    "row-record": "“{value}” is not the number of a record: they are counted from 1.",
    "row-half-joined": "“{name}” is made of several columns, and these are missing: {names}.",
    "rows-same-key": "{n:row|rows} {rows} {n:is|are} about the same record: keep one of them, or give a key that says more (--key, such as nom,commune).",
    "rows-same-record": "{n:row|rows} {rows} {n:changes|change} the same record of the wiki: keep one.",
    "rows-same-title": (
        "{n:row|rows} {rows} would create the same page “{title}”: give a column “page”, "
        "or a title that says more than “{pattern}” (“title” in --mapping)."
    ),
    "row-several": "{n} records of the wiki have this key: {titles}. Give a column “page”, or a key that says more (--key).",
    "row-alike": (
        "this may be the record of {titles}. If so, give its page in a column “page”; "
        "if it is another one, too, or run again with --new-anyway."
    ),
    "row-title-taken": (
        "the page “{title}” exists and does not have this record. If the record belongs there, "
        "give “{title}” in a column “page”; else another title."
    ),
    "row-no-title": "something is missing for the title of the new page: give a column “page”, or “title” in --mapping.",
    "row-title-illegal": "“{title}” cannot be the title of a page: give another one in a column “page”, or under “titles” in --mapping.",
    "rows-alike": "“{name}” looks like “{other}” (row {row}); both are new.",
    # --- what became of it ---
    "verdict-created": "new",
    "verdict-changed": "changed",
    "verdict-unchanged": "unchanged",
    "verdict-doubtful": "doubtful",
    "verdict-refused": "refused",
    "rows-more": "… and {n} more like that ({code}); --format json gives them all.",
    "rows-counted": (
        "{n} {n:row|rows}⟦ · {created} {n_created:new|new}⟧⟦ · {changed} {n_changed:changed|changed}⟧"
        "⟦ · {unchanged} {n_unchanged:unchanged|unchanged}⟧⟦ · {doubtful} {n_doubtful:doubtful|doubtful}⟧"
        "⟦ · {refused} {n_refused:refused|refused}⟧"
    ),
    "rows-other": "{n} {n:row is|rows are} about another kind of record than “{schema}”: left out.",
    "rows-advice": "In the records that are written, {n} {n:warning|warnings}: {codes}. “movibot check” shows them.",
    "value-guessed": "“{name}”: “{value}” is taken as “{right}”.",
    "rows-fixes": (
        "{n} {n:correction is|corrections are} proposed (“= write”): read {n:it|them}, then --unsafe takes {n:it|them} without "
        "a change of the file."
    ),
    "rows-would-be-held": (
        "As it stands nothing would be written: correct the rows that are refused or doubtful, or add --partial to write "
        "the others."
    ),
    "rows-held": "Nothing was written: correct the rows that are refused or doubtful, or run again with --partial to write the others.",
    "too-many-rows": (
        "{planned} pages would be edited, more than the limit of {limit} (“edits: max”). Nothing was written. "
        "Look with --dry-run; if it is meant, run again with --max-edits {planned}."
    ),
    # --- help ---
    "help-import": """Take the records of a file (CSV, TSV, JSON, YAML) to the wiki.

The columns are the parameters, by their name, an alias or their label; else --mapping says what they mean. A record
that is there is known by its page (column “page”), else by its key: its name, unless --key says otherwise. Only what
differs is written; an empty cell says nothing. What looks like a record of the wiki is proposed, never merged. All rows
are checked before the first save; a run that was interrupted goes on where it was. “-” reads standard input.

Examples:
  movibot import lieux.csv --schema tiers-lieu --dry-run
  movibot import lieux.csv --schema tiers-lieu --mapping lieux.yaml --partial
  movibot import lieux.json --schema tiers-lieu --key SIRET --max-edits 500

Exit code: 0 fine; 1 a row is refused or doubtful, or a page needs somebody; 2 file, command line or configuration;
4 too many edits at once; 5 wiki unreachable.""",
    "help-import-schema": "The kind of the records: the name of a file in templates/schemas, or of the template.",
    "help-import-mapping": "A YAML file that says what the columns mean.",
    "help-import-key": "The parameters by which a record is known again, such as nom,adresse.",
    "help-import-read-as": "What the file is, where its name does not tell.",
    "help-import-encoding": "The encoding of the file, such as cp1252. Without it, movibot sees UTF-8, UTF-16 and what Excel writes.",
    "help-import-separator": "What separates columns: a sign, or tab. Without it, movibot sees for itself.",
    "help-import-wikitext": "The values are wikitext. Without it, they are texts.",
    "help-import-clear": "An empty cell empties its parameter.",
    "help-import-unsafe": "Take the corrections that are proposed for a check too: “01000” for “1000”.",
    "help-import-new-anyway": "What only looks like a record of the wiki is a new one.",
    "help-import-partial": "Write the good rows even if others are refused.",
    "help-import-max-edits": "How many pages may be edited, in the place of “edits: max”.",
}
