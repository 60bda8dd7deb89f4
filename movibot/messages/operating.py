"""The sentences of those who leave movibot alone: secrets, schedules, monitoring. In both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    # --- secrets ---
    "config-one-secret": "un compte n’a qu’un mot de passe ou un jeton, et vous en donnez plusieurs ({keys}) : gardez-en un.",
    "config-no-secret": (
        "un compte est donné sans mot de passe : ajoutez « password_env » ou « password_file », "
        "ou « token_env » ou « token_file » pour un jeton OAuth 2."
    ),
    "config-two-credentials": "systemd fournit à la fois {names} : gardez-en un dans le service (LoadCredential=).",
    "config-secret-without-user": (
        "un jeton ou un mot de passe est donné sans compte : ajoutez « user », le nom du compte auquel il appartient."
    ),
    "secret-env-missing": "la variable d’environnement⟦ {name}⟧ est vide ou absente : elle doit contenir le mot de passe ou le jeton du robot.",
    "secret-file-open": "le fichier {path}, qui contient un secret, est lisible par d’autres. Faites : chmod 600 {path}",
    "secret-file-unreadable": "le fichier⟦ {path}⟧ qui doit contenir le mot de passe ou le jeton est absent, vide ou illisible⟦ (cherché dans le dossier {folder})⟧. Écrivez-y le secret, seul, sur une ligne, puis : chmod 600⟦ {path}⟧",
    "credential-unreadable": "le secret « {name} » que fournit systemd (LoadCredential=) est vide ou illisible.",
    "keyring-missing": 'le trousseau de clés demande un complément : installez movibot avec « pipx install "movibot[keyring]" ».',
    "keyring-failed": "le trousseau de clés ne s’ouvre pas. Sans session de bureau, utilisez « password_file ».",
    "keyring-empty": "le trousseau de clés n’a rien pour {account}. Faites : keyring set movibot {account}",
    "token-invalid": "ce jeton ne peut pas en être un : il contient des espaces, des accents ou plusieurs lignes.",
    "bearer-refused": (
        "le wiki n’accepte pas le jeton du compte {account}. Vérifiez le jeton, et que le wiki a l’extension OAuth "
        "(page Spécial:Version) ; sinon, utilisez un mot de passe de robot."
    ),
    "bearer-other-account": "le jeton appartient à un autre compte que {account}. Corrigez « user » ou le jeton.",
    # --- a run ---
    "run-begins": "movibot {command}, le {when}⟦ : {wiki}⟧",
    "outcomes-unchanged": "{n} {n:page inchangée|pages inchangées}",
    "outcomes-missing": (
        "{n} pages refusées, parce qu’elles n’existent pas : {titles}. Créez-les, ou autorisez la création : "
        "« create: true » sous « pages », dans la configuration, ou movibot index avec --create."
    ),
    "override-advice": "La commande entière : {line}",
    "interruption-heard": "Arrêt demandé : je finis la page en cours. Une seconde demande n’attend pas.",
    "interrupted-waiting": "l’arrêt a été demandé pendant que movibot attendait le wiki : le prochain passage fera cette page.",
    # --- the report page ---
    "reportpage-intro": "Ce que le robot movibot a trouvé sur ce wiki. Il ne modifie cette page que lorsque ce qui suit change.",
    "reportpage-waiting": "Pages qui attendent quelqu’un",
    "reportpage-records": "Fiches",
    "reportpage-problems": "Pages à corriger",
    "reportpage-none": "Rien en ce moment.",
    "reportpage-since": "{kind}⟦ depuis le {day}⟧",
    "reportpage-error": "{n} {n:erreur|erreurs}",
    "reportpage-warning": "{n} {n:avertissement|avertissements}",
    "reportpage-info": "{n} {n:conseil|conseils}",
    "reportpage-more": "et {n} {n:autre page|autres pages}",
    "edit-summary-report": "{summary} · [[:{page}|rapport]]",
    # --- schedules ---
    "unit-comment-made": "Écrit par « movibot schedule ». Relancez cette commande pour changer le rythme ou la configuration.",
    "unit-comment-change": "Le reste se change avec : systemctl {user}edit {unit}.service",
    "unit-comment-codes": "1 : une page demande quelqu’un, et « movibot status » le dit ; 6 : un autre movibot travaille ; 130 : arrêt demandé.",
    "schedule-every": "« {value} » n’est pas un rythme possible. Choisissez parmi : {choices}.",
    "schedule-name": "« {value} » ne peut pas être un nom d’unité : des lettres sans accents, des chiffres, « - », « _ » et « . ».",
    "schedule-path": "le chemin {path} contient un caractère de contrôle, qui ne peut pas figurer dans une unité de systemd : renommez le fichier ou le dossier.",
    "schedule-one-way": "--install, --output et --cron s’excluent : choisissez-en un.",
    "schedule-written": "{path} : écrit",
    "schedule-unchanged": "{path} : inchangé",
    "schedule-refused": "{path} : laissé tel quel, parce que quelqu’un l’a modifié. --force le remplace ; voici ce qui changerait :",
    "schedule-commands": "Il reste à faire :",
    "schedule-shown": "Rien n’a été écrit. Pour installer ces fichiers : movibot schedule --install{config}",
    "schedule-temporary": "attention : {path} est dans un dossier temporaire, que le service ne voit pas. Déplacez-le.",
    "schedule-credential": (
        "attention : le service prend le secret du compte dans {path}, qui n’existe pas encore. "
        "Mettez-y le mot de passe ou le jeton, puis : chmod 600 {path}"
    ),
    "schedule-folder": "attention : le dossier {path} doit exister avant le premier démarrage du service. --install le crée.",
    "schedule-cron": "Ajoutez cette ligne par « crontab -e ». Ce que movibot dit ira dans {log}.",
    "schedule-cron-secret": "attention : cron ne connaît ni vos variables d’environnement ni le trousseau de clés (« {key} ») : utilisez « password_file » ou « token_file ».",
    "help-every": "Le rythme : 5min à 30min, 1h à 12h, 1d (par jour) ou 1w (par semaine).",
    "help-schedule-install": "Écrit les fichiers là où systemd les cherche, et dit quoi faire ensuite.",
    "help-schedule-output": "Écrit les fichiers dans FOLDER.",
    "help-cron": "Montre une ligne de crontab au lieu d’unités de systemd.",
    "help-system": "Pour toute la machine (par défaut, si vous êtes root) ; sinon pour votre compte seul.",
    "help-unit-name": "Le nom des unités, s’il y a plusieurs wikis.",
    "help-schedule-force": "Remplace aussi les fichiers que quelqu’un a modifiés.",
    "help-schedule": """Fait tourner « movibot sync » tout seul, par systemd ou par cron.

Exemples :
  movibot schedule                       montre le service et sa minuterie
  movibot schedule --install --every 2h  les installe
  movibot schedule --cron                montre une ligne de crontab""",
    # --- status ---
    "status-fine": "Tout va bien.",
    "status-person": "Quelqu’un doit regarder ce qui suit.",
    "status-wiki": "Le dernier passage n’a pas pu utiliser le wiki.",
    "status-config": (
        "Le dernier passage n’a pas pu commencer : la configuration, un schéma ou une définition de page est à corriger."
    ),
    "status-old": "Le dernier passage complet est trop ancien. Le service ou cron tourne-t-il encore ?",
    "status-never": "Aucun passage complet n’a encore eu lieu (movibot sync{config}).",
    "status-success": "Dernier passage complet : le {when} (il y a {age}).",
    "status-at-work": "Un movibot travaille en ce moment⟦ depuis le {since}⟧⟦ (processus {process})⟧.",
    "status-cut": "Le passage commencé le {when} a été coupé. Le prochain le finit.",
    "status-interrupted": "Le passage du {when} a été interrompu. Le prochain continue.",
    "status-needing": "{n} {n:page demande|pages demandent} quelqu’un :",
    "status-page": "{title} : {kind} depuis le {since} ({times} {times:fois|fois de suite})",
    "status-failure": "Le passage du {when} a échoué (code {code})⟦ : {reason}⟧",
    "status-ahead": (
        "Un passage est daté du {when}, dans l’avenir : il ne compte pas. L’horloge de cette machine est-elle juste ?"
    ),
    "log-damaged": (
        "attention : {n} {n:fichier du journal des passages est illisible|fichiers du journal des passages sont illisibles}, "
        "en tout ou en partie (par exemple {path}) : ce qui suit peut être incomplet. Un fichier abîmé peut être supprimé."
    ),
    "status-max-age": "« {value} » n’est pas une durée : écrivez par exemple 90min, 12h, 2d (jours) ou 1w (semaine).",
    "age-minutes": "{n} min",
    "age-hours": "{n} h",
    "age-days": "{n} {n:jour|jours}",
    "help-max-age": "Un passage complet plus ancien est trop ancien (code 5).",
    "help-status": """Dit si movibot va bien, d’après le journal des passages ; ne demande rien au wiki.

Exemples :
  movibot status
  movibot status --max-age 12h           pour un programme de surveillance
  movibot status --format json

Code de fin : 0 tout va bien ; 1 quelqu’un doit regarder ; 5 rien de réussi depuis
trop longtemps, ou wiki injoignable au dernier passage.""",
}

ENGLISH: Mapping[str, str] = {
    # --- secrets ---
    "config-one-secret": "an account has one password or one token, and you give several ({keys}): keep one.",
    "config-no-secret": (
        "an account is given without a password: add “password_env” or “password_file”, "
        "or “token_env” or “token_file” for an OAuth 2 token."
    ),
    "config-two-credentials": "systemd hands over {names} at once: keep one in the service (LoadCredential=).",
    "config-secret-without-user": "a token or a password is given without an account: add “user”, the account that it belongs to.",
    "secret-env-missing": "the environment variable⟦ {name}⟧ is empty or absent: it must hold the bot's password or token.",
    "secret-file-open": "the file {path}, which holds a secret, can be read by others. Do: chmod 600 {path}",
    "secret-file-unreadable": "the file⟦ {path}⟧ that should hold the password or the token is absent, empty or unreadable⟦ (looked for in the folder {folder})⟧. Put the secret there, alone, on one line, then: chmod 600⟦ {path}⟧",
    "credential-unreadable": "the secret “{name}” that systemd hands over (LoadCredential=) is empty or unreadable.",
    "keyring-missing": 'the keyring needs an extra: install movibot with “pipx install "movibot[keyring]"”.',
    "keyring-failed": "the keyring does not open. Without a desktop session, use “password_file”.",
    "keyring-empty": "the keyring has nothing for {account}. Do: keyring set movibot {account}",
    "token-invalid": "this cannot be a token: it holds spaces, accents or several lines.",
    "bearer-refused": (
        "the wiki does not accept the token of the account {account}. Check the token, and that the wiki has the "
        "extension OAuth (page Special:Version); else use a bot password."
    ),
    "bearer-other-account": "the token belongs to another account than {account}. Correct “user” or the token.",
    # --- a run ---
    "run-begins": "movibot {command}, {when}⟦: {wiki}⟧",
    "outcomes-unchanged": "{n} {n:page|pages} unchanged",
    "outcomes-missing": (
        "{n} pages refused, because they do not exist: {titles}. Create them, or allow it: "
        "“create: true” under “pages”, in the configuration, or movibot index with --create."
    ),
    "override-advice": "The whole command: {line}",
    "interruption-heard": "The end was asked for: the page in hand is finished first. A second time does not wait.",
    "interrupted-waiting": "the end was asked for while movibot waited for the wiki: the next run does this page.",
    # --- the report page ---
    "reportpage-intro": "What the movibot robot found on this wiki. It edits this page only when what follows changes.",
    "reportpage-waiting": "Pages that wait for somebody",
    "reportpage-records": "Records",
    "reportpage-problems": "Pages to mend",
    "reportpage-none": "Nothing at the moment.",
    "reportpage-since": "{kind}⟦ since {day}⟧",
    "reportpage-error": "{n} {n:error|errors}",
    "reportpage-warning": "{n} {n:warning|warnings}",
    "reportpage-info": "{n} {n:piece of advice|pieces of advice}",
    "reportpage-more": "and {n} more {n:page|pages}",
    "edit-summary-report": "{summary} · [[:{page}|report]]",
    # --- schedules ---
    "unit-comment-made": "Written by “movibot schedule”. Run it again to change the rhythm or the configuration.",
    "unit-comment-change": "Change the rest with: systemctl {user}edit {unit}.service",
    "unit-comment-codes": "1: a page needs a person, and “movibot status” says so; 6: another movibot is at work; 130: somebody stopped it.",
    "schedule-every": "“{value}” is no possible rhythm. Choose among: {choices}.",
    "schedule-name": "“{value}” cannot be the name of a unit: letters without accents, digits, “-”, “_” and “.”.",
    "schedule-path": "the path {path} holds a control character, which cannot stand in a unit of systemd: rename the file or the folder.",
    "schedule-one-way": "--install, --output and --cron exclude each other: choose one.",
    "schedule-written": "{path}: written",
    "schedule-unchanged": "{path}: unchanged",
    "schedule-refused": "{path}: left as it is, because somebody changed it. --force replaces it; this is what would change:",
    "schedule-commands": "Left to do:",
    "schedule-shown": "Nothing was written. To install these files: movibot schedule --install{config}",
    "schedule-temporary": "careful: {path} is in a temporary folder, which the service does not see. Move it.",
    "schedule-credential": (
        "careful: the service takes the secret of the account from {path}, which does not exist yet. "
        "Put the password or the token there, then: chmod 600 {path}"
    ),
    "schedule-folder": "careful: the folder {path} must exist before the service starts for the first time. --install makes it.",
    "schedule-cron": "Add this line with “crontab -e”. What movibot says goes to {log}.",
    "schedule-cron-secret": "careful: cron knows neither your environment variables nor the keyring (“{key}”): use “password_file” or “token_file”.",
    "help-every": "The rhythm: 5min to 30min, 1h to 12h, 1d (daily) or 1w (weekly).",
    "help-schedule-install": "Write the files where systemd looks for them, and say what to do next.",
    "help-schedule-output": "Write the files to FOLDER.",
    "help-cron": "Show a line of a crontab instead of units of systemd.",
    "help-system": "For the whole machine (by default, if you are root); else for your account alone.",
    "help-unit-name": "The name of the units, where there are several wikis.",
    "help-schedule-force": "Replace files that somebody changed, too.",
    "help-schedule": """Let “movibot sync” run by itself, by systemd or by cron.

Examples:
  movibot schedule                       show the service and its timer
  movibot schedule --install --every 2h  install them
  movibot schedule --cron                show a line of a crontab""",
    # --- status ---
    "status-fine": "All is well.",
    "status-person": "Somebody has to look at what follows.",
    "status-wiki": "The last update could not use the wiki.",
    "status-config": (
        "The last update could not begin: the configuration, a schema or the definition of a page needs mending."
    ),
    "status-old": "The last complete update is too old. Does the service or cron still run?",
    "status-never": "There has been no complete update yet (movibot sync{config}).",
    "status-success": "Last complete update: {when} ({age} ago).",
    "status-at-work": "A movibot is at work now⟦ since {since}⟧⟦ (process {process})⟧.",
    "status-cut": "The run that began {when} was cut off. The next one completes it.",
    "status-interrupted": "The run of {when} was interrupted. The next one goes on.",
    "status-needing": "{n} {n:page needs|pages need} a person:",
    "status-page": "{title}: {kind} since {since} ({times} {times:time|times in a row})",
    "status-failure": "The run of {when} failed (code {code})⟦: {reason}⟧",
    "status-ahead": "A run is dated {when}, in the future: it does not count. Is the clock of this machine right?",
    "log-damaged": (
        "careful: {n} {n:file|files} of the log of runs cannot be read, as a whole or in part (such as {path}): "
        "what follows may be incomplete. A damaged file can be deleted."
    ),
    "status-max-age": "“{value}” is no length of time: write 90min, 12h, 2d (days) or 1w (week).",
    "age-minutes": "{n} min",
    "age-hours": "{n} h",
    "age-days": "{n} {n:day|days}",
    "help-max-age": "A complete update that is older is too old (code 5).",
    "help-status": """Say whether movibot is well, from the log of its runs; asks nothing of the wiki.

Examples:
  movibot status
  movibot status --max-age 12h           for a monitoring program
  movibot status --format json

Exit code: 0 fine; 1 somebody has to look; 5 no success for too long, or the wiki
was unreachable at the last run.""",
}
