"""The French sentences, for people who are no programmers: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from movibot.messages.briefly import FRENCH as BRIEFLY
from movibot.messages.examining import FRENCH as EXAMINING
from movibot.messages.exporting import FRENCH as EXPORTING
from movibot.messages.finding import FRENCH as FINDING
from movibot.messages.firstday import FRENCH as FIRST_DAY
from movibot.messages.importing import FRENCH as IMPORTING
from movibot.messages.inferring import FRENCH as INFERRING
from movibot.messages.migrating import FRENCH as MIGRATING
from movibot.messages.operating import FRENCH
from movibot.messages.plans import FRENCH as PLANS
from movibot.messages.publishing import FRENCH as PUBLISHING
from movibot.messages.undoing import FRENCH as UNDOING
from movibot.messages.workingcopies import FRENCH as WORKING_COPIES
from movibot.messages.writing import FRENCH as WRITING

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
    "planned-creation": "{title} : serait créée ainsi",
    "records-counted": "{n} {n:fiche lue|fiches lues}⟦ ({records})⟧",
    "records-of-a-kind": "{kind} : {n}",
    "no-problems": "Aucun problème.",
    "no-records": "Rien n’a pu être vérifié : aucune page n’utilise un des modèles que les schémas nomment. Pour savoir pourquoi : movibot doctor{config}",
    "problem-counts": (
        "Problèmes sur les pages : {error} {error:erreur|erreurs}, {warning} {warning:avertissement|avertissements}, "
        "{info} {info:conseil|conseils}."
    ),
    "problems-to-read": "{counts} Pour les lire : movibot check --all{config}",
    "requests": "Requêtes au wiki : {reads} pour lire, {writes} pour écrire⟦ ({received} reçus, {sent} envoyés)⟧.",
    "tag-refused": "Le wiki n’a pas voulu de la balise « {tag} » (edits: tag) : {explanation} La suite a été enregistrée sans elle. Créez-la dans Spécial:Balises, ou retirez-la de la configuration.",
    "wait-asked": "Le wiki demande d’attendre {seconds} s ({trouble}). Il restera {left} s de patience…",
    "wait-again": "Le wiki ne répond pas comme il devrait ({trouble}). Nouvel essai dans {seconds} s. Il restera {left} s de patience…",
    "trouble-readonly": "verrouillé, sans doute pour peu de temps",
    "trouble-readonlytext": "verrouillé, sans doute pour peu de temps",
    "trouble-wiki-timeout": "pas de réponse à temps",
    "trouble-wiki-connection-lost": "connexion coupée",
    "trouble-wiki-not-an-api": "réponse incompréhensible",
    "trouble-wiki-no-connection": "connexion refusée",
    "trouble-wiki-unknown-host": "nom du serveur introuvable",
    "trouble-wiki-redirects": "renvoi vers une autre adresse",
    "trouble-internal_api_error": "panne interne",
    "stopped": "Arrêt avant la fin : {reason}",
    "outcome-again": "{kind} pour la {times}e fois de suite, depuis le {since}",
    "outcomes-lasting": (
        "{n} {n:page attend|pages attendent} quelqu’un depuis plusieurs passages. "
        "La première, « {title} », depuis le {since} ({times} passages de suite)."
    ),
    "stopped-again": "C’est la {times}e fois de suite, depuis le {since}.",
    "run-named": "Passage {run}⟦ ; pour l’annuler : movibot undo {undo}{config}⟧",
    "run-unrecorded": (
        "Le dossier {folder} ne peut pas recevoir le journal de ce passage. Le wiki n’y perd rien, "
        "mais « movibot undo » et les rapports suivants n’en sauront rien (clé « state » de config.yaml)."
    ),
    "run-locked": (
        "un autre movibot travaille sur ce wiki⟦ depuis le {since}⟧⟦ (processus {process})⟧ : rien n’a été fait. "
        "Relancez quand il aura fini, ou ajoutez --wait pour l’attendre."
    ),
    "run-waits": "Un autre movibot travaille sur ce wiki⟦ depuis le {since}⟧⟦ (processus {process})⟧ : on l’attend.",
    "state-not-ours": (
        "{file} ne vient pas de movibot ({reason}) : il reste comme il est, et chaque passage lit tout le wiki. "
        "Déplacez-le, ou donnez un autre dossier (clé « state » de config.yaml)."
    ),
    "state-unusable": (
        "Ce que movibot a lu n’a pas pu être gardé dans {file} ({reason}). Rien n’est perdu : le prochain passage "
        "lira tout le wiki de nouveau (clé « state » de config.yaml)."
    ),
    "run-unlocked": (
        "Le verrou {file} ne peut pas être posé : un autre movibot pourrait travailler en même temps. "
        "Rien ne se perdrait, mais des pages seraient lues deux fois (clé « state » de config.yaml)."
    ),
    "edit-summary-fix": "Correction de la façon dont la fiche est écrite (robot movibot)",
    "text-moved-on": "quelqu’un a modifié la page depuis sa vérification.",
    "edit-summary-install": "Modèles qui permettent de définir un index sur une page (robot movibot)",
    "edit-summary": "Mise à jour de l’index à partir des fiches (robot movibot)",
    # --- lists ---
    "list-edit": "modifier",
    "list-see-also": "Voir aussi :",
    "list-left-out": "… et {n} {n:autre|autres}.",
    "list-records": "Fiches",
    "list-total": "Total",
    # --- records ---
    "missing-parameter": "« {name} » n’est pas rempli.⟦ {hint}⟧",
    "suggested-parameter": "à compléter si vous le savez : {names}.",
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
    "value-close": "« {value} » est compris comme « {right} ». Si c’est ce que vous vouliez dire, écrivez-le ainsi.",
    "several-lines": "« {name} » doit tenir sur une seule ligne.⟦ {hint}⟧",
    "invalid-boolean": "« {value} » : répondez par « {yes} » ou « {no} » dans « {name} ».⟦ {hint}⟧",
    "invalid-integer": "« {value} » n’est pas un nombre entier (« {name} »). Exemples : 12 ; 2 785.⟦ {hint}⟧",
    "invalid-number": "« {value} » n’est pas un nombre (« {name} »). Exemples : 12 ; 3,5 ; 2 785.⟦ {hint}⟧",
    "invalid-date": (
        "« {value} » n’est pas une date comprise (« {name} »). Exemples : 2024-06-01, 1er juin 2024, 01/06/2024.⟦ {hint}⟧"
    ),
    "date-form": "« {value} » est compris comme {right} ; c’est cette forme qui se trie et s’exporte sans erreur.",
    "invalid-url": "« {value} » n’est pas une adresse web (« {name} »). Elle commence par https:// et n’a pas d’espace.⟦ {hint}⟧",
    "url-scheme": "il manque https:// devant « {value} ».",
    "invalid-email": "« {value} » n’est pas une adresse de courriel (« {name} »). Exemple : bonjour@exemple.org.⟦ {hint}⟧",
    "invalid-phone": "« {value} » n’est pas un numéro de téléphone (« {name} »). Exemples : 02 31 00 00 00 ; +32 2 000 00 00.⟦ {hint}⟧",
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
    "and-more": "et {n} {n:autre|autres} du même genre dans « {name} ».⟦ {hint}⟧",
    "pattern-mismatch": "« {value} » n’a pas la forme attendue pour « {name} ».⟦ {hint}⟧",
    "page-by-address": "« {value} » est une adresse (« {name} »). Ici va le titre d’une page du wiki, celui que l’on lit en haut de la page.⟦ {hint}⟧",
    "page-not-found": "la page « {value} » n’existe pas sur le wiki (« {name} »).⟦ Plusieurs pages ? Mettez « {separator} » entre deux.⟧",
    "value-form": "« {value} » se comprend ; la forme habituelle est « {right} ».",
    "ambiguous-number": "« {value} » peut se lire {first} ou {second} (« {name} »). Écrivez l’un ou l’autre, sans point ni virgule pour les milliers.⟦ {hint}⟧",
    "ambiguous-percentage": "« {value} » peut se lire {first} ou {second} (« {name} »). Écrivez le signe %.⟦ {hint}⟧",
    "ambiguous-date": "« {value} » peut désigner plusieurs dates (« {name} »). Écrivez l’année en quatre chiffres, par exemple 2022-04-25.⟦ {hint}⟧",
    "ambiguous-duration": "« {value} » peut être des heures ou des minutes (« {name} »). Écrivez par exemple 1 h 30 min.⟦ {hint}⟧",
    "invalid-partial-date": "« {value} » n’est pas une date comprise (« {name} »). Exemples : 2021, 2021-03, 2021-03-15, mars 2021, vers 2021.⟦ {hint}⟧",
    "invalid-date-and-time": "« {value} » n’est pas une date avec son heure (« {name} »). Exemple : 2024-06-01 14:30.⟦ {hint}⟧",
    "invalid-period": "« {value} » n’est pas une période comprise (« {name} »). Exemples : 2021-03/2022-05, de mars 2021 à mai 2022, depuis 2021.⟦ {hint}⟧",
    "period-reversed": "la période « {value} » finit avant de commencer (« {name} »). Échangez ses deux dates.⟦ {hint}⟧",
    "invalid-duration": "« {value} » n’est pas une durée comprise (« {name} »). Exemples : 2 jours, 1 h 30 min, 45 min.⟦ {hint}⟧",
    "invalid-money": "« {value} » n’est pas un montant (« {name} »). Exemples : 1500 €, 12.50 €, 20 USD.⟦ {hint}⟧",
    "invalid-percentage": "« {value} » n’est pas un pourcentage (« {name} »). Exemple : 35 %.⟦ {hint}⟧",
    "invalid-commune-code": "« {value} » n’est pas un code de commune de l’INSEE (« {name} ») : cinq caractères, par exemple 14118 ou 2A004. Le code postal est autre chose.⟦ {hint}⟧",
    "invalid-region-code": "« {value} » n’est pas un code de région de l’INSEE (« {name} »). Codes : {choices}.⟦ {hint}⟧",
    "invalid-siret": "« {value} » n’est pas un SIRET (« {name} ») : quatorze chiffres.⟦ {hint}⟧",
    "siret-is-siren": "« {value} » est un SIREN (« {name} ») : ajoutez les cinq chiffres de l’établissement pour en faire un SIRET.⟦ {hint}⟧",
    "siret-mistyped": "le SIRET « {value} » a sans doute un chiffre mal copié (« {name} ») : son dernier chiffre ne correspond pas aux autres.⟦ {hint}⟧",
    "invalid-rna": "« {value} » n’est pas un numéro RNA d’association (« {name} ») : W et neuf chiffres, par exemple W141234567.⟦ {hint}⟧",
    "invalid-language": "« {value} » n’est pas une langue connue (« {name} »).⟦ Vouliez-vous écrire « {nearest} » ?⟧ Exemples : fr, français, br, pt-BR.⟦ {hint}⟧",
    "invalid-records": "« {name} » attend des fiches, une par modèle entre accolades.⟦ {hint}⟧",
    "coordinates-swapped": "« {value} » semble donner la longitude avant la latitude (« {name} ») : ce point est loin de la France. Sans doute « {right} ».⟦ {hint}⟧",
    "required-here": "⟦{label} : ⟧« {name} » est à remplir ici⟦ ({reason})⟧.⟦ {hint}⟧",
    "forbidden-here": "⟦{label} : ⟧« {name} » n’a pas de sens ici⟦ ({reason})⟧. Videz-le, ou corrigez l’autre valeur.⟦ {hint}⟧",
    "one-of-missing": "⟦{label} : ⟧remplissez au moins un de ces paramètres : {choices}.⟦ {hint}⟧",
    "order-reversed": "⟦{label} : ⟧« {name} » ({value}) vient avant « {first} » ({limit}).⟦ {hint}⟧",
    "in-the-future": "⟦{label} : ⟧« {name} » ({value}) est dans le futur : nous sommes le {today}.⟦ {hint}⟧",
    "too-old": "⟦{label} : ⟧« {name} » ({value}) remonte à plus de⟦ {years} ans⟧⟦ {months} mois⟧⟦ {days} {days:jour|jours}⟧.⟦ {hint}⟧",
    "deprecated-parameter": "« {name} » n’est plus à utiliser.⟦ {hint}⟧",
    "target-of-another-kind": "la page « {value} » n’a pas la fiche que « {name} » attend⟦ : {choices}⟧.",
    "page-not-on-wiki": "cette page n’existe pas sur le wiki.⟦ Vouliez-vous écrire « {near} » ?⟧",
    "empty-page": "il n’y a rien à vérifier : le texte est vide.",
    "unknown-code": "« {value} » n’est le code d’aucun problème : ce commentaire ne fait rien taire.⟦ Vouliez-vous écrire « {nearest} » ?⟧",
    "no-record": "aucune fiche sur cette page : aucun des modèles connus n’y est utilisé.",
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
    # --- commands ---
    "check-what": "que faut-il vérifier ? Donnez un titre, un fichier ou « - », ou bien --all pour tout le wiki.",
    "check-unseen-alone": "--unseen va avec --all, sans --fix ni --diff : ce qui est trouvé se répare page par page.",
    "check-unsafe-alone": "--unsafe va avec --fix (pour corriger) ou avec --diff (pour voir) : ajoutez l’un des deux.",
    "progress-reading": "Lecture : {done} / {total} {n:page|pages}⟦, {rate} pages/s⟧⟦, encore {left}⟧",
    "progress-saving": "Enregistrement : {done} / {total} {n:page|pages}⟦, {rate} pages/s⟧⟦, encore {left}⟧",
    "progress-pace": "{total} {n:page|pages} à enregistrer : au moins {left}, au rythme réglé et permis par le wiki.",
    "fix-write": "écrire : {text}⟦ {doubt}⟧",
    "fix-add": "ajouter : {text}⟦ {doubt}⟧",
    "fix-delete": "supprimer : {text}⟦ {doubt}⟧",
    "fix-doubt": "(à vérifier)",
    "fixes-possible": (
        "Corrections proposées : {safe} {safe:sûre|sûres} (movibot check --fix), {unsafe} à vérifier (--diff --unsafe les montre, "
        "--fix --unsafe les fait)."
    ),
    "fixes-made": "{n} {n:correction faite|corrections faites} sur {pages} {pages:page|pages}.",
    "fixes-planned": "{n} {n:correction serait faite|corrections seraient faites} sur {pages} {pages:page|pages}. Rien n’a été écrit.",
    "counts-by-code": "Par code : {codes}.",
    "counts-by-schema": "Par sorte de fiche : {schemas}.",
    "counts-of-schema": "{kind} {faulty} à revoir sur {n}",
    "baseline-written": "{n} {n:problème noté|problèmes notés} dans {path} : seuls les nouveaux compteront avec --baseline {path}.",
    "baseline-known": "{n} {n:problème déjà connu n’est pas montré|problèmes déjà connus ne sont pas montrés} (--baseline).",
    "baseline-invalid": "{path} n’est pas un fichier de problèmes connus. Refaites-le avec --write-baseline {path}",
    "usage-no-code": "aucun problème n’a le code « {value} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧ Les codes sont dans docs/problems.md",
    "file-not-regular": "{path} n’est pas un fichier de texte (un dossier, un tube, un périphérique ?). Donnez un fichier.",
    "file-too-large": "{path} est trop gros : une page de wiki ne dépasse pas {limit} Mo. Est-ce le bon fichier ?",
    "file-changed-meanwhile": "le fichier a changé pendant la correction : rien n’y a été écrit. Relancez.",
    "file-unwritable-named": "impossible d’écrire le fichier {path} : {reason}.",
    "check-offline": (
        "Vérification hors ligne : les redirections de modèles et l’existence des pages citées ne sont pas vérifiées."
    ),
    "check-offline-known": (
        "Vérification hors ligne : l’existence des pages citées n’est pas vérifiée ; les noms des modèles et leurs "
        "redirections sont ceux du {since}."
    ),
    "check-offline-pages": "Dans les fichiers, l’existence des pages citées n’est pas vérifiée.",
    "page-not-defined": (
        "aucune page générée ne s’appelle « {title} ».⟦ Vouliez-vous dire « {nearest} » ?⟧ Pages définies : {choices}."
    ),
    "file-unreadable-named": "impossible de lire le fichier {path} : {reason}.",
    "file-not-utf8-named": "le fichier {path} n’est pas en UTF-8. Enregistrez-le en UTF-8 depuis votre éditeur.",
    "output-failed": "la sortie ne peut pas être écrite : {reason}.",
    "interrupted-early": "interrompu. Relancez la commande pour finir.",
    "interrupted": "interrompu. Les pages déjà enregistrées le restent ; relancez la commande pour finir.",
    "bug": (
        "une erreur de movibot lui-même ({kind}). Rien n’a été perdu. Le détail est dans {log} : "
        "joignez ce fichier à votre signalement."
    ),
    "bug-unlogged": "une erreur de movibot lui-même ({kind}, {where}). Rien n’a été perdu. Aucun journal n’a pu être écrit : signalez ce message.",
    "usage-no-command": "la commande « {name} » n’existe pas.⟦ Vouliez-vous dire {nearest} ?⟧ Voir : movibot --help",
    "usage-missing": "il manque {name}. Voir : {path} --help",
    "usage-no-option": "l’option {option} n’existe pas.⟦ Vouliez-vous dire {nearest} ?⟧ Voir : {path} --help",
    "usage-bad-value": "valeur refusée⟦ pour {option}⟧.⟦ Possibles : {choices}.⟧⟦ {detail}⟧ Voir : {path} --help",
    "usage-other": "{detail} Voir : {path} --help",
    "record-completeness": "Complétude : {completeness} %",
    "record-score": "Score : {score} sur 100⟦ ; il manque : {missing}⟧",
    "value-yes": "oui",
    "value-no": "non",
    "value-of-a-template": "(écrit par un modèle)",
    "value-not-understood": "pas compris",
    "value-to-look-at": "à revoir",
    "record-doubtful": 'Pour savoir pourquoi : movibot check "{title}"{config}',
    "schemas-written": "{n} {n:fichier écrit|fichiers écrits} dans {folder}",
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
    # --- fiches modifiées ---
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
    # --- the wiki ---
    "account-missing": (
        "écrire sur ce wiki demande un compte : ajoutez sous « wiki » la clé « user » (le compte du robot), et « password_file » "
        "(un fichier en chmod 600) ou « password_env » (le nom d’une variable d’environnement). Pour regarder sans compte : --dry-run."
    ),
    "account-blocked": "le compte {account} est bloqué sur ce wiki : {explanation}",
    "right-missing": "le compte {account}, ou son mot de passe de robot, n’a pas le droit « {right} » sur ce wiki.",
    "edit-forbidden": "le wiki n’autorise pas le compte {account} à écrire ({wiki_code}) : {explanation}",
    "session-lost": "le wiki ne reconnaît plus le compte {account}. Vérifiez le compte et le mot de passe de robot.",
    "token-refused": "le wiki a refusé deux fois le jeton de session. Réessayez plus tard.",
    "login-wrong-password": "le wiki refuse le compte {account} ou son mot de passe. Vérifiez l’un et l’autre (page Spécial:BotPasswords).",
    "login-throttled": "trop d’essais de connexion pour {account} : le wiki demande d’attendre quelques minutes.",
    "login-refused": "le wiki refuse la connexion de {account} : {explanation}",
    "wiki-read-only": "le wiki est en lecture seule : {explanation}",
    "wiki-private": "ce wiki ne se lit pas sans compte, ou le compte n’a pas le droit de lire : {explanation}",
    "wiki-busy": "le wiki est surchargé ou demande de ralentir ({wiki_code}), et l’attente prévue est épuisée. Relancez plus tard.",
    "wiki-failed": "le wiki a une panne interne ({wiki_code}) : {explanation}",
    "wiki-refused": "le wiki a refusé la demande ({wiki_code}) : {explanation}",
    "wiki-not-found": "il n’y a rien à l’adresse {url}. L’adresse de l’API finit par api.php ; elle se trouve dans Spécial:Version.",
    "wiki-not-an-api": "l’adresse {url} répond, mais ce n’est pas l’API de MediaWiki (un portail, une page web ?).",
    "wiki-redirects": "l’adresse {url} renvoie vers {target}. movibot ne suit pas les redirections : mettez la bonne adresse dans « wiki: url ».",
    "wiki-http-error": "l’adresse {url} répond par l’erreur HTTP {status}.",
    "wiki-certificate": "le certificat de {url} n’est pas valable : la connexion ne serait pas sûre.",
    "wiki-timeout": "{url} n’a pas répondu à temps.",
    "wiki-answer-too-large": "l’adresse {url} envoie une réponse démesurée : ce n’est pas l’API de MediaWiki, ou elle est en panne. Signalez-le à qui administre le wiki.",
    "wiki-proxy-failed": "impossible de joindre {url} par le serveur mandataire (proxy). Vérifiez les variables d’environnement HTTPS_PROXY, HTTP_PROXY, ALL_PROXY et NO_PROXY.",
    "wiki-unknown-host": "le nom du serveur de {url} est inconnu. Vérifiez l’adresse et la connexion à internet.",
    "wiki-no-connection": "impossible de joindre {url}. Le wiki est peut-être arrêté.",
    "wiki-connection-lost": "la connexion à {url} s’est interrompue.",
    "wiki-address-invalid": "« {url} » n’est pas une adresse web.",
    "wiki-address-with-password": "l’adresse {url} contient un mot de passe : utilisez « user » et « password_env ».",
    "wiki-address-not-api": "« {url} » n’est pas l’adresse d’une API : elle finit par api.php.",
    "wiki-address-insecure": "le mot de passe (ou le jeton) passerait en clair vers {url} : utilisez une adresse en https://.",
    "page-unreadable": "le texte de « {title} » ne peut pas être lu sur {url}.",
    "folder-cannot-show": "le dossier {folder} contient des fichiers, et seul un MediaWiki sait montrer une page telle qu’on la lit. Indiquez l’adresse de votre wiki dans « wiki: url ».",
    "folder-missing": "le dossier {folder} n’existe pas.",
    "folder-without-facts": "le dossier {folder} n’est pas un wiki : il y manque le fichier {file}.",
    "folder-not-writable": "le dossier {folder} n’est pas accessible en écriture.",
    "folder-locked": "un autre programme enregistre en ce moment dans {folder}. Réessayez.",
    "folder-write-failed": "impossible d’écrire {file} : {reason}.",
    "folder-read-failed": "impossible de lire {file} : {reason}.",
    "folder-not-utf8": "le fichier {file} n’est pas en UTF-8.",
    "folder-bad-file-name": "{file} n’est pas à sa place⟦ : renommez-le en {wanted}⟧. Un fichier porte le nom de sa page, dans le dossier de son espace de noms.",
    "folder-symlink": "{file} est un lien symbolique : movibot ne le suit pas.",
    "wiki-facts-invalid": "le fichier {path} est à corriger (voir ci-dessus).",
    # --- configuration and YAML files ---
    "config-none": (
        "aucune configuration : il n’y a pas de config.yaml ici. Si la vôtre est ailleurs, nommez-la par --config FICHIER "
        "ou par la variable MOVIBOT_CONFIG. Pour en faire une : movibot init"
    ),
    "config-missing": "le fichier de configuration {path} n’existe pas.",
    "config-invalid": "la configuration est à corriger (voir ci-dessus). Rien n’a été envoyé au wiki.",
    "config-namespace-never": "l’espace de noms {value} ne peut pas avoir d’index : ce qui s’y trouve (messages, modèles, modules) s’affiche partout.",
    "config-one-wiki": "indiquez le wiki par « folder » ou par « url », l’un des deux et pas les deux.",
    "config-bad-timezone": "« {value} » n’est pas un fuseau horaire.⟦ Vouliez-vous dire {nearest} ?⟧",
    "bad-template-name": "« {value} » ne peut pas être le nom d’un modèle : écrivez son nom seul, sans {{{{ }}}} ni # < > [ ] |.",
    "config-no-folder": "le dossier « {value} » n’existe pas. Pour le faire d’après les modèles du wiki : movibot infer --all --output {folder}{config}",
    "pack-empty": "le dossier {path} ne contient aucun schéma (schemas/*.yaml).",
    "pack-invalid": "des fichiers de schémas, de vocabulaires ou de pages sont à corriger (voir ci-dessus).",
    "file-ending": "movibot ne lit que les fichiers en .yaml : renommez celui-ci en {wanted}.",
    "file-unreadable": "impossible de lire ce fichier : {reason}.",
    "yaml-not-regular": "ce n’est pas un fichier de texte (un dossier, un tube, un périphérique ?).",
    "yaml-too-large": "ce fichier est trop gros : {limit} Mo au plus. Est-ce le bon fichier ?",
    "file-empty": "ce fichier est vide, ou n’a que des commentaires.",
    "file-not-utf8": "ce fichier n’est pas en UTF-8. Enregistrez-le en UTF-8 depuis votre éditeur.",
    "yaml-syntax": (
        "ce n’est pas du YAML : {detail}. Souvent, une valeur qui contient « : » ou « # » a besoin de guillemets, "
        "ou le retrait d’une ligne n’est pas aligné."
    ),
    "yaml-tab": "une tabulation en début de ligne : YAML n’accepte que des espaces.",
    "yaml-tag": "les étiquettes et les références en boucle de YAML ne sont pas acceptées ici ({value}).",
    "yaml-too-deep": "ce fichier a trop de niveaux, ou trop de références (« & » et « * ») les unes dans les autres.",
    "yaml-duplicate-key": "la clé « {key} » est déjà donnée ligne {first} : gardez-en une.",
    "yaml-conversion": 'mettez des guillemets : "{value}". Sans eux, YAML lit {read}.',
    "read-date": "une date, pas un texte",
    "read-true": "true (oui)",
    "read-false": "false (non)",
    "yaml-boolean": "écrivez {right} au lieu de « {value} », sans guillemets.",
    "unsafe-pattern": "« {value} » demande une recherche trop longue ou trop savante : pas de (?=…), (?!…), \\1, \\b ni (?i), et moins de répétitions comptées.",
    "missing-schema": "« {key} » contient des fiches : indiquez leur schéma (« schema: »). Schémas : {choices}.",
    "bounds-reversed": "« {low} » est plus grand que « {high} » : aucune valeur ne pourrait convenir.",
    "extends-cycle": "ces schémas s’étendent en rond ({value}) : enlevez un des « extends ».",
    "extends-itself": "ce schéma s’étend lui-même : enlevez « extends », ou nommez un autre schéma.",
    "abstract-with-template": "un schéma abstrait n’a pas de modèle sur le wiki : gardez « abstract » ou « template », l’un des deux.",
    "schema-abstract": "« {key} » est un schéma abstrait, sans modèle ni fiches à lui : nommez plutôt un schéma qui l’étend. Schémas : {choices}.",
    "rule-kind": "une règle dit une chose, et une seule, parmi : {choices}.",
    "rule-parameters": "« {key} » ne va qu’avec « required if » et « forbidden if » : enlevez-le.",
    "name-twice": "« {value} » est nommé deux fois : gardez-en un, ou mettez un autre paramètre.",
    "type-array": "une liste, entre crochets : ",
    "type-array-example": "[nom]",
    "type-string": "un texte, entre guillemets : ",
    "type-string-example": '"nom"',
    "type-boolean": "true ou false, sans guillemets",
    "type-object": "des clés, une par ligne en retrait, ou entre accolades",
    "type-integer": "un nombre entier, sans guillemets",
    "type-number": "un nombre, sans guillemets",
    "type-null": "rien",
    "missing-key": "il manque la clé « {key} ».",
    "bad-key": "« {value} » ne peut pas servir de clé ici.",
    "unknown-key": "la clé « {key} » n’existe pas ici.⟦ Vouliez-vous écrire « {nearest} » ?⟧ Clés possibles : {choices}.",
    "wrong-type": "⟦« {key} » : ⟧{value} ne convient pas. Il faut {types}.",
    "value-not-allowed": "« {value} » n’est pas accepté.⟦ Vouliez-vous écrire « {nearest} » ?⟧ Valeurs possibles : {choices}.",
    "value-missing": "⟦« {key} » : ⟧il n’y a rien ici. Il faut {types}.",
    "needed-age": "il faut un nombre et day(s), month(s) ou year(s)",
    "needed-day": "il faut une année, un mois et un jour, ou today",
    "value-out-of-bounds": "« {value} » n’est pas accepté ({rule}).⟦ Par exemple : {example}⟧",
    "unknown-schema": "il n’y a pas de schéma « {key} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧ Schémas : {choices}.",
    "unknown-parameter-name": "aucun paramètre ne s’appelle « {value} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧ Paramètres : {choices}.",
    "unknown-vocabulary": "il n’y a pas de vocabulaire « {value} ».⟦ Vouliez-vous écrire « {nearest} » ?⟧⟦ Vocabulaires : {choices}.⟧",
    "missing-vocabulary": "« {key} » est un choix : indiquez son vocabulaire. Vocabulaires : {choices}.",
    "bad-pattern": "« {value} » n’est pas une expression régulière correcte⟦ ({detail})⟧.",
    "parameter-name-unfit": "« {value} » ne peut pas être le nom d’un paramètre : ni vide, ni | = < > [ ] {{ }}, ni espace au bord.",
    "key-without-effect": (
        "« {key} » n’a pas d’effet sur⟦ le type « {kind} »⟧⟦ le type « {default} » (par défaut)⟧⟦ les éléments de type « {item} »⟧"
        "⟦ les éléments de type « {default_item} » (par défaut)⟧ :⟦ ajoutez `{add}`, ou⟧⟦ écrivez `{write}`, ou⟧ enlevez « {key} »."
        "⟦ Types avec « {key} » : {choices}.⟧"
    ),
    "example-refused": '« {value} » serait refusé sur une page : ce n’est pas une valeur juste de « {name} » (type « {kind} »).⟦ Par exemple : "{example}".⟧',
    "alias-taken": "« {value} » est déjà un nom du paramètre « {key} ».",
    "template-taken": "le modèle « {value} » est déjà celui du schéma « {key} » : donnez-en un autre.",
    "region-taken": "la région « {value} » de cette page est déjà définie par « {key} ».",
    "bad-region-name": "« {value} » ne peut pas nommer une région : lettres, chiffres, « - », « _ » et « . », sans espace. Ajoutez « region: » à ce fichier.",
    "bad-title": "« {value} » ne peut pas être le titre d’une page : # < > [ ] {{ }} | ne sont pas permis.",
    "keys-exclude": "« {key} » et « {other} » ne vont pas ensemble : gardez l’un des deux.",
    "key-needs": "« {key} » ne va qu’avec « {other} » : ajoutez « {other} », ou enlevez « {key} ».",
    "family-title": "le titre d’une famille de pages doit contenir {right}, qui devient la valeur de chaque page : par exemple « {value} {right} ».",
    "through-not-page": "« {value} » ne contient pas de pages, il ne mène donc nulle part.⟦ Vouliez-vous écrire « {nearest} » ?⟧ Paramètres qui mènent à une page : {choices}.",
    "column-kind": "une colonne montre soit un paramètre, soit des fiches : gardez une de ces clés : {choices}.",
    "layout-missing": "il n’y a pas de fichier « {value} » à côté de cette définition.⟦ Vouliez-vous écrire « {nearest} » ?⟧⟦ Fichiers : {choices}.⟧",
    "layout-syntax": "cette mise en page ne peut pas être lue : {reason}",
    "layout-unknown-name": "« {value} » ne désigne rien ici.⟦ Vouliez-vous écrire « {nearest} » ?⟧⟦ Ce qu’il y a : {choices}.⟧",
    "layout-file-too-large": "ce fichier dépasse {limit} caractères : une mise en page tient en quelques lignes.",
    "layout-failed": "la mise en page {name} a échoué⟦, ligne {line}⟧ : {reason}",
    "layout-too-large": "la mise en page {name} produit plus de {limit} octets : une boucle de trop, ou une liste à limiter (limit).",
    "condition-unfit": "« {key} » ne va pas avec « {value} », dont le type est {type} : cette condition ne serait jamais vraie.",
    "value-in-no-title": "« {value} » contient un caractère qu’aucun titre ne peut porter : cette page n’est pas faite. Corrigez la valeur sur les fiches.",
    "group-gone": "plus aucune fiche pour cette page : elle reste comme elle est. Supprimez-la si elle ne sert plus, ou retirez ses repères « {name} ».",
    "page-title-illegal": "« {title} » ne peut pas être le titre d’une page (définition {key}).",
    # --- indexes that people define on the wiki ---
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
    # --- guide: `movibot schema --guide` ---
    "guide-title": "# Les fiches, nature par nature",
    "guide-made": "<!-- Page faite par « movibot schema --guide --lang fr ». Pour la changer, changez les schémas. -->",
    "guide-intro": "Chaque nature de page a sa fiche : un modèle, en haut de la page, qui dit l’essentiel sous une forme que les index savent reprendre. C’est par elle que d’autres lieux trouvent la page, comprennent ce qu’elle demande, et savent qui appeler.",
    "guide-how": "Pour commencer, copiez l’exemple de la nature qui convient, mettez vos mots à la place des siens et effacez les lignes que vous ne savez pas remplir. Une fiche courte et juste vaut mieux qu’une fiche complète et devinée : quelqu’un d’autre la complétera. `movibot check` dit ce qui cloche, et comment le réparer.",
    "guide-degrees": "*Indispensable* : sans lui, la fiche ne peut pas servir, et movibot le signale. *Conseillé* : il aide à passer à l’action, et peut manquer. *Facultatif* : si vous l’avez sous la main. L’ordre des lignes est libre.",
    "guide-personal": "*Personnel* : cela reste sur la fiche ; un index ne le reprend que s’il est fait pour cela. N’écrivez d’une personne que ce qu’elle a accepté de voir publié ; une adresse de fonction vaut souvent mieux qu’un nom.",
    "guide-nature": "Fiche",
    "guide-purpose": "À quoi elle sert",
    "guide-where": "Modèle : `{template}`⟦ · catégorie : {category}⟧⟦ · s’écrit dans une fiche {inside}⟧",
    "guide-example": "Un exemple à copier :",
    "guide-required": "Indispensable",
    "guide-suggested": "Conseillé",
    "guide-optional": "Facultatif",
    "guide-parameter": "Paramètre",
    "guide-what": "Ce que l’on écrit",
    "guide-form": "Forme",
    "guide-sample": "Exemple",
    "guide-is-personal": "personnel",
    "guide-choices": "{link} : {choices}",
    "guide-and": "et",
    "guide-or": "ou",
    "guide-is": "{name} est {values}",
    "guide-is-filled": "{name} est rempli",
    "guide-is-empty": "{name} est vide",
    "guide-is-newer": "{name} a moins de {age}",
    "guide-age": "⟦{years} {years:an|ans}⟧⟦{months} mois⟧⟦{days} {days:jour|jours}⟧",
    "guide-required-if": "⟦{label} : ⟧{names} {n:est indispensable|sont indispensables} quand {reason}.⟦ {hint}⟧",
    "guide-advised-if": "⟦{label} : ⟧{names} {n:est bienvenu|sont bienvenus} quand {reason}.⟦ {hint}⟧",
    "guide-forbidden-if": "⟦{label} : ⟧{names} {n:reste vide|restent vides} quand {reason}.⟦ {hint}⟧",
    "guide-one-of": "⟦{label} : ⟧il faut au moins {names}.⟦ {hint}⟧",
    "guide-order": "⟦{label} : ⟧{names} : dans cet ordre.⟦ {hint}⟧",
    "guide-not-in-the-future": "⟦{label} : ⟧{names} : pas plus tard qu’aujourd’hui.⟦ {hint}⟧",
    "guide-not-older-than": "⟦{label} : ⟧{names} : à revoir, passé ce délai.⟦ {hint}⟧",
    "guide-score": "Ce qui fait le score (et son poids) : {criteria}.",
    "guide-values": "Les valeurs",
    "guide-values-intro": "Là où une fiche demande une valeur d’une de ces listes, écrivez-la comme dans la première colonne. Ce qui est dans la dernière est compris aussi, et movibot propose la bonne écriture.",
    "guide-value": "Valeur",
    "guide-definition": "Ce qu’elle veut dire",
    "guide-synonyms": "On comprend aussi",
    "form-line": "une ligne",
    "form-text": "un texte, sur plusieurs lignes s’il le faut",
    "form-choice": "{values}",
    "form-list": "{form} ; plusieurs : « {separator} » entre deux, ou une par ligne",
    "form-boolean": "`{yes}` ou `{no}`",
    "form-integer": "un nombre entier",
    "form-number": "un nombre ; les décimales après un point",
    "form-money": "un montant, comme `1500 €`",
    "form-percentage": "un pourcentage, comme `35 %`",
    "form-date": "un jour, comme `2024-03-18`",
    "form-partial-date": "un jour, un mois ou une année, comme `2021-03-15`, `2021-03` ou `2021`",
    "form-date-and-time": "un jour et une heure, comme `2024-06-01 14:30`",
    "form-duration": "une durée, comme `1 h 30 min` ou `2 jours`",
    "form-period": "une période, comme `2021-03/2022-05` ; `2021/..` si elle court encore",
    "form-url": "une adresse web",
    "form-email": "une adresse électronique",
    "form-phone": "un numéro de téléphone",
    "form-person": "un nom, ou une page d’utilisateur",
    "form-page": "une page du wiki⟦ qui porte une fiche {kind}⟧",
    "form-file": "un fichier du wiki",
    "form-coordinates": "latitude puis longitude, comme `49.1829, -0.3707`",
    "form-postal-code": "cinq chiffres",
    "form-commune-code": "le code INSEE d’une commune, comme `14118`",
    "form-region-code": "le code INSEE d’une région, comme `28`",
    "form-siret": "les quatorze chiffres du SIRET",
    "form-rna": "le numéro d’association : W et neuf chiffres",
    "form-licence": "une licence⟦ : {values}, ou un identifiant [SPDX](https://spdx.org/licenses/)⟧",
    "form-language": "une langue, comme `fr`",
    "form-records": "des fiches {kind}, l’une après l’autre",
    "form-at-least": "au moins {n}",
    "form-at-most": "au plus {n}",
    "form-min-length": "{n} caractères au moins",
    "form-max-length": "{n} caractères au plus",
    "form-min-items": "{n} au moins",
    "form-suggestions": "par exemple {choices}",
    # --- help ---
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
    **EXAMINING,
    **FIRST_DAY,
    **FINDING,
    **BRIEFLY,
    **FRENCH,
    **PLANS,
    **PUBLISHING,
    **UNDOING,
    **WORKING_COPIES,
    **WRITING,
    **INFERRING,
    **EXPORTING,
    **IMPORTING,
    **MIGRATING,
}
