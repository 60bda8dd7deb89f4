"""What the commands for everybody say, and how a command line is wrong, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
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
}

ENGLISH: Mapping[str, str] = {
    "check-what": "what shall be checked? Give a title, a file or “-”, or --all for the whole wiki.",
    "check-unseen-alone": "--unseen goes with --all, without --fix and --diff: what is found is mended page by page.",
    "check-unsafe-alone": "--unsafe goes with --fix (to mend) or --diff (to see): add one of them.",
    "progress-reading": "Reading: {done} / {total} {n:page|pages}⟦, {rate} pages/s⟧⟦, {left} left⟧",
    "progress-saving": "Saving: {done} / {total} {n:page|pages}⟦, {rate} pages/s⟧⟦, {left} left⟧",
    "progress-pace": "{total} {n:page|pages} to save: {left} at least, at the pace that is set and that the wiki allows.",
    "fix-write": "write: {text}⟦ {doubt}⟧",
    "fix-add": "add: {text}⟦ {doubt}⟧",
    "fix-delete": "delete: {text}⟦ {doubt}⟧",
    "fix-doubt": "(to be verified)",
    "fixes-possible": (
        "Proposed fixes: {safe} safe (movibot check --fix), {unsafe} to be verified (--diff --unsafe shows them, "
        "--fix --unsafe makes them)."
    ),
    "fixes-made": "{n} {n:fix|fixes} made on {pages} {pages:page|pages}.",
    "fixes-planned": "{n} {n:fix|fixes} would be made on {pages} {pages:page|pages}. Nothing was written.",
    "counts-by-code": "By code: {codes}.",
    "counts-by-schema": "By kind of record: {schemas}.",
    "counts-of-schema": "{kind} {faulty} of {n} to look at",
    "baseline-written": "{n} {n:problem|problems} noted in {path}: with --baseline {path} only new ones will count.",
    "baseline-known": "{n} known {n:problem is|problems are} not shown (--baseline).",
    "baseline-invalid": "{path} is no file of known problems. Make it anew with --write-baseline {path}",
    "usage-no-code": "no problem has the code “{value}”.⟦ Did you mean “{nearest}”?⟧ The codes are in docs/problems.md",
    "file-not-regular": "{path} is no text file (a folder, a pipe, a device?). Give a file.",
    "file-too-large": "{path} is too large: a page of a wiki has {limit} MB at most. Is it the right file?",
    "file-changed-meanwhile": "the file changed while it was being fixed: nothing was written to it. Run it again.",
    "file-unwritable-named": "the file {path} cannot be written: {reason}.",
    "check-offline": "Checked offline: redirects of templates and the existence of the pages referred to are not checked.",
    "check-offline-known": (
        "Checked offline: the existence of the pages referred to is not checked; the names of templates and their "
        "redirects are those of {since}."
    ),
    "check-offline-pages": "In files, the existence of the pages referred to is not checked.",
    "page-not-defined": "no generated page is called “{title}”.⟦ Did you mean “{nearest}”?⟧ Defined pages: {choices}.",
    "file-unreadable-named": "the file {path} cannot be read: {reason}.",
    "file-not-utf8-named": "the file {path} is not UTF-8. Save it as UTF-8 from your editor.",
    "output-failed": "the output cannot be written: {reason}.",
    "interrupted-early": "interrupted. Run the command again to finish.",
    "interrupted": "interrupted. Pages already saved stay so; run the command again to finish.",
    "bug": (
        "a mistake of movibot itself ({kind}). Nothing was lost. The details are in {log}: "
        "please attach that file to your report."
    ),
    "bug-unlogged": "a mistake of movibot itself ({kind}, {where}). Nothing was lost. No log could be written: please report this message.",
    "usage-no-command": "there is no command “{name}”.⟦ Did you mean {nearest}?⟧ See: movibot --help",
    "usage-missing": "{name} is missing. See: {path} --help",
    "usage-no-option": "there is no option {option}.⟦ Did you mean {nearest}?⟧ See: {path} --help",
    "usage-bad-value": "value refused⟦ for {option}⟧.⟦ Possible: {choices}.⟧⟦ {detail}⟧ See: {path} --help",
    "usage-other": "{detail} See: {path} --help",
    "record-completeness": "Completeness: {completeness} %",
    "record-score": "Score: {score} of 100⟦; missing: {missing}⟧",
    "value-yes": "yes",
    "value-no": "no",
    "value-of-a-template": "(written by a template)",
    "value-not-understood": "not understood",
    "value-to-look-at": "to look at",
    "record-doubtful": 'To know why: movibot check "{title}"{config}',
    "schemas-written": "{n} {n:file|files} written to {folder}",
}
