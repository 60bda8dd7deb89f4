"""The French sentences, for people who are no programmers: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # --- words ---
    "severity-error": "erreur",
    "severity-warning": "avertissement",
    "severity-info": "conseil",
    "outcome-saved": "enregistrée",
    "outcome-merged": "enregistrée, avec la modification que quelqu’un venait de faire",
    "outcome-unchanged": "inchangée",
    "outcome-conflict": "conflit",
    "outcome-refused": "refusée",
    "outcome-excluded": "laissée de côté",
    "outcome-failed": "échec",
    # --- the report of a run ---
    "outcome": "{title} : {kind}",
    "planned": "{title} : serait modifiée ainsi",
    "records-counted": "{n} {n:fiche lue|fiches lues}⟦ ({records})⟧",
    "no-problems": "Aucun problème.",
    "problem-counts": (
        "Problèmes sur les pages : {error} {error:erreur|erreurs}, {warning} {warning:avertissement|avertissements}, "
        "{info} {info:conseil|conseils}. Pour les lire : movibot check --all"
    ),
    "requests": "Requêtes au wiki : {reads} pour lire, {writes} pour écrire.",
    "stopped": "Arrêt avant la fin : {reason}",
    "edit-summary": "Mise à jour de l’index à partir des fiches (robot movibot)",
    # --- records ---
    "missing-parameter": "« {name} » n’est pas rempli.⟦ {hint}⟧",
    "suggested-parameter": "« {name} » n’est pas rempli ; l’ajouter aiderait les lecteurs.⟦ {hint}⟧",
    "unknown-parameter": (
        "le modèle n’a pas de paramètre « {name} » : sa valeur ne s’affiche nulle part."
        "⟦ Vouliez-vous écrire « {nearest} » ?⟧"
    ),
    "repeated-parameter": (
        "« {name} » est donné deux fois : le wiki ne garde que le dernier, ligne {line}. Supprimez celui qui est de trop."
    ),
    "unnamed-value": (
        "« {value} » n’a pas de nom de paramètre : il y a sans doute une barre « | » de trop, ou un « nom = » oublié."
    ),
    "unknown-value": (
        "« {value} » n’est pas une valeur connue de « {name} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧"
        " Valeurs possibles : {choices}.⟦ {hint}⟧"
    ),
    "value-variant": "« {value} » se comprend, mais la forme habituelle est « {right} ».",
    "several-lines": "« {name} » doit tenir sur une seule ligne.⟦ {hint}⟧",
    "invalid-boolean": "« {value} » : répondez par « oui » ou « non » dans « {name} ».⟦ {hint}⟧",
    "invalid-integer": "« {value} » n’est pas un nombre entier (« {name} »).⟦ {hint}⟧",
    "invalid-number": "« {value} » n’est pas un nombre (« {name} »). Exemples : 12, 3,5 ou 2 785.⟦ {hint}⟧",
    "invalid-date": (
        "« {value} » n’est pas une date comprise (« {name} »). Exemples : 2024-06-01, 1er juin 2024, 01/06/2024.⟦ {hint}⟧"
    ),
    "date-form": "« {value} » est compris comme {right} ; c’est cette forme qui se trie et s’exporte sans erreur.",
    "invalid-url": "« {value} » n’est pas une adresse web (« {name} »). Elle commence par https:// et n’a pas d’espace.⟦ {hint}⟧",
    "url-scheme": "il manque https:// devant « {value} ».",
    "invalid-email": "« {value} » n’est pas une adresse de courriel (« {name} »).⟦ {hint}⟧",
    "invalid-phone": "« {value} » n’est pas un numéro de téléphone (« {name} »).⟦ {hint}⟧",
    "invalid-page": "« {value} » ne peut pas être le titre d’une page (« {name} »).⟦ {hint}⟧",
    "invalid-postal-code": "« {value} » n’est pas un code postal français : cinq chiffres, par exemple 14460.⟦ {hint}⟧",
    "invalid-coordinates": (
        "« {value} » n’est pas une position : latitude puis longitude, par exemple 49.1829, -0.3707.⟦ {hint}⟧"
    ),
    "too-long": "« {name} » a {length} caractères ; {limit} au plus.⟦ {hint}⟧",
    "too-short": "« {name} » n’a que {length} {length:caractère|caractères} ; il en faut au moins {limit}.⟦ {hint}⟧",
    "too-small": "« {value} » est trop petit pour « {name} » : {limit} au moins.⟦ {hint}⟧",
    "too-large": "« {value} » est trop grand pour « {name} » : {limit} au plus.⟦ {hint}⟧",
    "too-few-items": "« {name} » n’a que {count} {count:élément|éléments} ; il en faut au moins {limit}.⟦ {hint}⟧",
    "pattern-mismatch": "« {value} » n’a pas la forme attendue pour « {name} ».⟦ {hint}⟧",
    "page-not-found": "la page « {value} » n’existe pas sur le wiki (« {name} »).",
    "page-not-on-wiki": "cette page n’existe pas sur le wiki.",
    "no-record": "aucune fiche sur cette page : aucun des modèles connus n’y est utilisé.",
    # --- commands ---
    "check-what": "que faut-il vérifier ? Donnez un titre, un fichier ou « - », ou bien --all pour tout le wiki.",
    "check-offline": (
        "Vérification hors ligne : les redirections de modèles et l’existence des pages citées ne sont pas vérifiées."
    ),
    "page-not-defined": (
        "aucune page générée ne s’appelle « {title} ».⟦ Vouliez-vous dire « {nearest} » ?⟧ Pages définies : {choices}."
    ),
    "file-unreadable-named": "impossible de lire le fichier {path} : {reason}.",
    "file-not-utf8-named": "le fichier {path} n’est pas en UTF-8. Enregistrez-le en UTF-8 depuis votre éditeur.",
    "interrupted": "interrompu. Les pages déjà enregistrées le restent ; relancez la commande pour finir.",
    "bug": (
        "une erreur de movibot lui-même ({kind}). Rien n’a été perdu. Le détail est dans {log} : "
        "joignez ce fichier à votre signalement."
    ),
    "usage-no-option": "l’option {option} n’existe pas.⟦ Vouliez-vous dire {nearest} ?⟧ Voir : {path} --help",
    "usage-bad-value": "valeur refusée⟦ pour {option}⟧ : {detail} Voir : {path} --help",
    "usage-other": "{detail} Voir : {path} --help",
    # --- configuration and YAML files ---
    "config-none": (
        "aucune configuration : ni --config, ni $MOVIBOT_CONFIG, ni ./config.yaml. "
        "Copiez config.example.yaml sous le nom config.yaml pour commencer."
    ),
    "config-missing": "le fichier de configuration {path} n’existe pas.",
    "config-invalid": "la configuration est à corriger (voir ci-dessus). Rien n’a été envoyé au wiki.",
    "config-one-wiki": "indiquez le wiki par « folder » ou par « url », l’un des deux et pas les deux.",
    "config-one-password": "« password_env » et « password_file » s’excluent : gardez-en un.",
    "config-no-password": "un compte est donné sans mot de passe : ajoutez « password_env » ou « password_file ».",
    "config-bad-url": "« {value} » n’est pas l’adresse d’une API : elle finit par api.php, comme https://exemple.org/api.php",
    "config-url-secret": "l’adresse contient un compte ou un mot de passe : retirez-les, et utilisez « user » et « password_env ».",
    "config-bad-timezone": "« {value} » n’est pas un fuseau horaire.⟦ Vouliez-vous dire {nearest} ?⟧",
    "password-env-missing": "la variable d’environnement {name} est vide ou absente : elle doit contenir le mot de passe du robot.",
    "password-file-open": "le fichier de mot de passe {path} est lisible par d’autres. Faites : chmod 600 {path}",
    "password-file-unreadable": "le fichier de mot de passe {path} est absent, vide ou illisible.",
    "pack-empty": "le dossier {path} ne contient aucun schéma (schemas/*.yaml).",
    "pack-invalid": "des fichiers de schémas, de vocabulaires ou de pages sont à corriger (voir ci-dessus).",
    "file-unreadable": "impossible de lire ce fichier : {reason}.",
    "file-not-utf8": "ce fichier n’est pas en UTF-8. Enregistrez-le en UTF-8 depuis votre éditeur.",
    "yaml-syntax": (
        "ce n’est pas du YAML : {detail}. Souvent, une valeur qui contient « : » ou « # » a besoin de guillemets, "
        "ou le retrait d’une ligne n’est pas aligné."
    ),
    "yaml-tab": "une tabulation en début de ligne : YAML n’accepte que des espaces.",
    "yaml-tag": "les étiquettes et les références en boucle de YAML ne sont pas acceptées ici ({value}).",
    "yaml-duplicate-key": "la clé « {key} » est déjà donnée ligne {first} : gardez-en une.",
    "yaml-conversion": 'mettez des guillemets : "{value}". Sans eux, YAML lit {read}.',
    "missing-key": "il manque la clé « {key} ».",
    "bad-key": "« {value} » ne peut pas servir de clé ici.",
    "unknown-key": "la clé « {key} » n’existe pas ici.⟦ Vouliez-vous écrire « {nearest} » ?⟧ Clés possibles : {choices}.",
    "wrong-type": "⟦« {key} » : ⟧{value} n’est pas du type attendu ({types}).",
    "value-not-allowed": "« {value} » n’est pas accepté.⟦ Vouliez-vous écrire « {nearest} » ?⟧ Valeurs possibles : {choices}.",
    "value-out-of-bounds": "« {value} » n’est pas accepté ({rule}).",
    "unknown-schema": "il n’y a pas de schéma « {key} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧ Schémas : {choices}.",
    "unknown-parameter-name": "aucun paramètre ne s’appelle « {value} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧",
    "unknown-vocabulary": "il n’y a pas de vocabulaire « {value} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧",
    "missing-vocabulary": "« {key} » est un choix : indiquez son vocabulaire. Vocabulaires : {choices}.",
    "bad-pattern": "« {value} » n’est pas une expression régulière correcte.",
    "alias-taken": "« {value} » est déjà un nom du paramètre « {key} ».",
    "template-taken": "le modèle « {value} » est déjà celui du schéma « {key} ».",
    "region-taken": "la région « {value} » de cette page est déjà définie par « {key} ».",
    "page-title-illegal": "« {title} » ne peut pas être le titre d’une page (définition {key}).",
    # --- help ---
    "help-usage": "Usage :",
    "help-options": "Options",
    "help-commands": "Commandes",
    "help-help": "Affiche cette aide.",
    "help-version": "Affiche la version.",
    "help-config": "La configuration ; sinon $MOVIBOT_CONFIG, sinon ./config.yaml.",
    "help-format": "La forme du résultat ; json est décrit dans docs/json.md.",
    "help-lang": "La langue des messages.",
    "help-dry-run": "Montre les modifications sans rien écrire.",
    "help-strict": "Termine avec le code 1 si une fiche contient une erreur.",
    "help-replace-edited": "Remplace la région de PAGE même si quelqu’un l’a modifiée à la main.",
    "help-allow-shrink": "Met à jour PAGE même si elle perd la plupart de ses lignes.",
    "help-create": "Crée les pages demandées qui n’existent pas encore.",
    "help-all": "Vérifie toutes les fiches du wiki.",
    "help-movibot": """Lit les fiches d’un wiki MediaWiki, les vérifie, et tient à jour les pages d’index.

Pour commencer :
  cp config.example.yaml config.yaml
  movibot sync --dry-run""",
    "help-sync": """Met à jour toutes les pages générées ; à lancer régulièrement.

Exemples :
  movibot sync --dry-run        montre ce qui changerait
  movibot sync                  le fait
  movibot sync --format json    pour un programme

Code de fin : 0 tout va bien ; 1 une page demande quelqu’un ; 2 configuration ;
4 trop de modifications à la fois ; 5 wiki injoignable.""",
    "help-index": """Met à jour certaines pages générées, ou toutes.

Exemples :
  movibot index "Catalogue des communs"
  movibot index "Tiers-lieux par région" --create
  movibot index --dry-run""",
    "help-check": """Vérifie des fiches avant ou après enregistrement, et dit comment réparer.

Exemples :
  movibot check "Le Dôme des Possibles"     une page du wiki
  movibot check brouillon.wiki              un fichier, hors ligne
  xclip -o | movibot check -                ce qui vient d’être copié
  movibot check --all                       tout le wiki

Code de fin : 0 aucune erreur ; 1 des erreurs ; 2 commande ou configuration.""",
    "help-show": """Montre les fiches d’une page, comme movibot les comprend.

Exemples :
  movibot show "Le Dôme des Possibles"
  movibot show "Le Dôme des Possibles" --format json""",
}
