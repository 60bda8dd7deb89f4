"""The help of the commands for everybody, and of the options that several share, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "help-usage": "Usage :",
    "help-options": "Options ",
    "help-commands": "Commandes ",
    "help-default": "sans cela :",
    "help-help": "Affiche cette aide.",
    "help-version": "Affiche la version.",
    "help-config": "La configuration ; sinon $MOVIBOT_CONFIG, sinon ./config.yaml.",
    "help-format": "La forme du résultat ; json est décrit dans docs/json.md.",
    "help-lang": "La langue des messages.",
    "help-dry-run": "Montre les modifications sans rien écrire.",
    "help-strict": "Termine avec le code 1 si une fiche contient une erreur.",
    "help-full": "Relit tout le wiki, sans rien croire de ce que movibot a gardé des passages précédents.",
    "help-wait": "Attend qu’un autre movibot ait fini son travail sur ce wiki, au lieu de s’arrêter.",
    "help-html": "Montre les pages en HTML, telles que le wiki les afficherait ; n’écrit rien.",
    "help-install": "Crée sur le wiki les deux modèles par lesquels chacun peut y définir un index (docs/index-sur-le-wiki.md).",
    "help-replace-edited": "Remplace la région de PAGE même si quelqu’un l’a modifiée à la main.",
    "help-allow-shrink": "Met à jour PAGE même si elle perd la plupart de ses lignes.",
    "help-allow-vanished": "Continue même si les fiches du schéma SCHEMA ont toutes disparu.",
    "help-create": "Crée les pages demandées qui n’existent pas encore.",
    "help-fix": "Fait les corrections sûres : dans les fichiers, ou sur le wiki.",
    "help-unseen": "Avec --all : lit aussi les autres pages, et dit où une fiche était voulue et où le wiki n’en voit pas (accolades jamais refermées, nom de modèle mal écrit).",
    "help-unsafe": "Avec --fix ou --diff : aussi les corrections à vérifier.",
    "help-diff": "Montre les corrections sans les faire.",
    "help-select": "Ne parle que de ces problèmes : des codes ou leurs débuts, séparés par des virgules.",
    "help-ignore": "Ne parle pas de ces problèmes.",
    "help-baseline": "Ne parle que de ce qui est nouveau depuis que FILE a été écrit.",
    "help-write-baseline": "Note dans FILE les problèmes actuels, pour --baseline.",
    "help-no-color": "Sans couleurs, comme avec NO_COLOR.",
    "help-all": "Vérifie toutes les fiches du wiki.",
    "help-write-schemas": "Écrit les quatre fichiers dans FOLDER, pour que les éditeurs les trouvent.",
    "help-guide": "La page de ceux qui remplissent des fiches : natures, paramètres, valeurs, exemples (en Markdown). Avec « config » : les clés de la configuration.",
    "help-schema": """Affiche le JSON Schema des fichiers que l’on édite : schémas, vocabulaires, pages, migrations…

Exemples :
  movibot schema vocabulary
  movibot schema --write templates/.schemas     à refaire après une mise à jour de movibot
  movibot schema export                         la forme de ce qu’écrit movibot export json
  movibot schema --guide > fiches.md            le mode d’emploi des fiches de votre wiki
  movibot schema config --guide                 toutes les clés de config.yaml, expliquées (en anglais)

Un éditeur comme VS Code s’en sert pour compléter et vérifier pendant la frappe ; les fichiers le lui disent par leur
première ligne : # yaml-language-server: $schema=../.schemas/schema.json""",
    "help-movibot": """Lit les fiches d’un wiki MediaWiki, les vérifie, et tient à jour les pages d’index.

Pour commencer :
  movibot init movilab.org
  movibot doctor""",
    "help-sync": """Met à jour toutes les pages générées ; à lancer régulièrement.

Exemples :
  movibot sync --dry-run        montre ce qui changerait
  movibot sync                  le fait
  movibot sync --format json    pour un programme

Code de fin : 0 tout va bien ; 1 une page demande quelqu’un ; 2 configuration ;
4 trop de modifications à la fois, ou plus aucune fiche d’un modèle ; 5 wiki injoignable.""",
    "help-index": """Met à jour certaines pages générées, ou toutes.

Exemples :
  movibot index "Catalogue des communs"
  movibot index "Tiers-lieux par région" --create
  movibot index "Catégorie:Communs"         la page d’une catégorie
  movibot index "Agenda" --html             sur un MediaWiki
  movibot index --install
  movibot index --dry-run""",
    "help-check": """Vérifie des fiches avant ou après enregistrement, et dit comment réparer.

Exemples :
  movibot check "Le Dôme des Possibles"     une page du wiki
  movibot check brouillon.wiki              un fichier, hors ligne
  xclip -o | movibot check -                ce qui vient d’être copié
  movibot check --all                       tout le wiki
  movibot check --diff brouillon.wiki       les corrections proposées
  movibot check --fix brouillon.wiki        les fait

Code de fin : 0 aucune erreur ; 1 des erreurs ; 2 commande ou configuration.""",
    "help-completion": """Affiche ce qu’un shell lit pour compléter les commandes de movibot.

Les titres viennent de la dernière exécution, ou du dossier ; rien n’est demandé au wiki.

Exemples :
  eval "$(movibot completion bash)"    pour essayer ; à ajouter à ~/.bashrc pour que cela reste
  eval "$(movibot completion zsh)"     de même, dans ~/.zshrc, après compinit
  movibot completion fish | source     de même, dans ~/.config/fish/config.fish""",
    "help-show": """Montre les fiches d’une page, comme movibot les comprend.

Exemples :
  movibot show "Le Dôme des Possibles"
  movibot show "Le Dôme des Possibles" --format json""",
}

ENGLISH: Mapping[str, str] = {
    "help-usage": "Usage:",
    "help-options": "Options",
    "help-commands": "Commands",
    "help-default": "default:",
    "help-help": "Show this help.",
    "help-version": "Show the version.",
    "help-config": "The configuration; else $MOVIBOT_CONFIG, else ./config.yaml.",
    "help-format": "The form of the result; json is described in docs/json.md.",
    "help-lang": "The language of the messages.",
    "help-dry-run": "Show the edits, write nothing.",
    "help-strict": "End with exit code 1 if a record has an error.",
    "help-full": "Read the whole wiki again, believing nothing of what movibot has kept from earlier runs.",
    "help-wait": "Wait until another movibot has finished its work on this wiki, instead of ending.",
    "help-html": "Show the pages in HTML, as the wiki would display them; write nothing.",
    "help-install": "Create the two templates on the wiki by which anybody can define an index there (docs/index-sur-le-wiki.md).",
    "help-replace-edited": "Replace the region of PAGE even where somebody edited it by hand.",
    "help-allow-shrink": "Update PAGE even where it loses most of its lines.",
    "help-allow-vanished": "Go on even if all records of SCHEMA are gone.",
    "help-create": "Create the wanted pages that do not exist yet.",
    "help-fix": "Makes the safe fixes: in the files, or on the wiki.",
    "help-unseen": "With --all: read the other pages too, and tell where a record was meant and the wiki sees none (braces that nobody closed, a misspelt template).",
    "help-unsafe": "With --fix or --diff: also the fixes to be verified.",
    "help-diff": "Shows the fixes without making them.",
    "help-select": "Tells these problems only: codes or their beginnings, separated by commas.",
    "help-ignore": "Does not tell these problems.",
    "help-baseline": "Tells only what is new since FILE was written.",
    "help-write-baseline": "Notes the present problems in FILE, for --baseline.",
    "help-no-color": "No colours, as with NO_COLOR.",
    "help-all": "Check all records of the wiki.",
    "help-write-schemas": "Write the four files to FOLDER, where editors find them.",
    "help-guide": "The page for those who fill in records: kinds, parameters, values, examples (in Markdown). With “config”: the keys of the configuration.",
    "help-schema": """Show the JSON Schema of the files that people edit: schemas, vocabularies, pages, migrations…

Examples:
  movibot schema vocabulary
  movibot schema --write templates/.schemas     again after an update of movibot
  movibot schema export                         the form of what movibot export json writes
  movibot schema --guide > records.md           how to fill in the records of your wiki
  movibot schema config --guide                 all keys of config.yaml, explained

Editors such as VS Code complete and check with it while one types; the files tell them in their first line:
# yaml-language-server: $schema=../.schemas/schema.json""",
    "help-movibot": """Read the records of a MediaWiki wiki, check them, and keep index pages up to date.

To begin:
  movibot init movilab.org
  movibot doctor""",
    "help-sync": """Bring all generated pages up to date; meant to be scheduled.

Examples:
  movibot sync --dry-run        show what would change
  movibot sync                  do it
  movibot sync --format json    for a program

Exit code: 0 fine; 1 a page needs a person; 2 configuration;
4 too many edits at once, or no record left of a kind; 5 wiki unreachable.""",
    "help-index": """Bring some generated pages up to date, or all of them.

Examples:
  movibot index "Catalogue des communs"
  movibot index "Tiers-lieux par région" --create
  movibot index "Catégorie:Communs"         the page of a category
  movibot index "Agenda" --html             on a MediaWiki
  movibot index --install
  movibot index --dry-run""",
    "help-check": """Check records before or after they are saved, and say how to mend them.

Examples:
  movibot check "Le Dôme des Possibles"     a page of the wiki
  movibot check draft.wiki                  a file, offline
  xclip -o | movibot check -                what was just copied
  movibot check --all                       the whole wiki
  movibot check --diff draft.wiki           the proposed fixes
  movibot check --fix draft.wiki            makes them

Exit code: 0 no error; 1 errors; 2 command or configuration.""",
    "help-completion": """Print what a shell reads to complete the commands of movibot.

Titles come from the last run, or from the folder; nothing is asked of the wiki.

Examples:
  eval "$(movibot completion bash)"    to try it; add it to ~/.bashrc for it to stay
  eval "$(movibot completion zsh)"     the same, in ~/.zshrc, after compinit
  movibot completion fish | source     the same, in ~/.config/fish/config.fish""",
    "help-show": """Show the records of a page as movibot understands them.

Examples:
  movibot show "Le Dôme des Possibles"
  movibot show "Le Dôme des Possibles" --format json""",
}
