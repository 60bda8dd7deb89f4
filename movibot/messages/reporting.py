"""The words for outcomes, and the report of a run, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
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
}

ENGLISH: Mapping[str, str] = {
    # --- words ---
    "severity-error": "error",
    "severity-warning": "warning",
    "severity-info": "advice",
    "outcome-saved": "saved",
    "outcome-merged": "saved, together with the change somebody had just made",
    "outcome-unchanged": "unchanged",
    "outcome-conflict": "conflict",
    "outcome-refused": "refused",
    "outcome-excluded": "left alone",
    "outcome-failed": "failed",
    # --- the report of a run ---
    "outcome": "{title}: {kind}",
    "planned": "{title}: would be changed like this",
    "planned-creation": "{title}: would be created like this",
    "records-counted": "{n} {n:record|records} read⟦ ({records})⟧",
    "records-of-a-kind": "{kind}: {n}",
    "no-problems": "No problem.",
    "no-records": "There was nothing to check: no page uses a template that the schemas name. To see why: movibot doctor{config}",
    "problem-counts": (
        "Problems on pages: {error} {error:error|errors}, {warning} {warning:warning|warnings}, "
        "{info} {info:piece|pieces} of advice."
    ),
    "problems-to-read": "{counts} To read them: movibot check --all{config}",
    "requests": "Requests to the wiki: {reads} to read, {writes} to write⟦ ({received} received, {sent} sent)⟧.",
    "tag-refused": "The wiki did not take the change tag “{tag}” (edits: tag): {explanation} What followed was saved without it. Create it on Special:Tags, or remove it from the configuration.",
    "wait-asked": "The wiki asks to wait {seconds} s ({trouble}). {left} s of patience will be left…",
    "wait-again": "The wiki does not answer as it should ({trouble}). Trying again in {seconds} s. {left} s of patience will be left…",
    "trouble-readonly": "locked, probably for a short time",
    "trouble-readonlytext": "locked, probably for a short time",
    "trouble-wiki-timeout": "no answer in time",
    "trouble-wiki-connection-lost": "connection cut",
    "trouble-wiki-not-an-api": "an answer that makes no sense",
    "trouble-wiki-no-connection": "connection refused",
    "trouble-wiki-unknown-host": "the name of the server is not found",
    "trouble-wiki-redirects": "sent on to another address",
    "trouble-internal_api_error": "internal failure",
    "stopped": "Stopped before the end: {reason}",
    "outcome-again": "{kind}, {times} times in a row since {since}",
    "outcomes-lasting": (
        "{n} {n:page has|pages have} been waiting for somebody for several runs, "
        "“{title}” since {since} ({times} runs in a row)."
    ),
    "stopped-again": "This is so for the {times} last runs, since {since}.",
    "run-named": "Run {run}⟦; to undo it: movibot undo {undo}{config}⟧",
    "run-unrecorded": (
        "The folder {folder} cannot hold the log of this run. The wiki loses nothing, "
        "but “movibot undo” and later reports will not know of it (key “state” of config.yaml)."
    ),
    "run-locked": (
        "another movibot works on this wiki⟦ since {since}⟧⟦ (process {process})⟧: nothing was done. "
        "Run it again when that has ended, or add --wait to wait for it."
    ),
    "run-waits": "Another movibot works on this wiki⟦ since {since}⟧⟦ (process {process})⟧: waiting for it.",
    "state-not-ours": (
        "{file} was not made by movibot ({reason}): it stays as it is, and each run reads the whole wiki. Move it away, "
        "or name another folder (key “state” of config.yaml)."
    ),
    "state-unusable": (
        "What movibot has read could not be kept in {file} ({reason}). Nothing is lost: the next run will read the "
        "whole wiki again (key “state” of config.yaml)."
    ),
    "run-unlocked": (
        "The lock {file} cannot be taken: another movibot could work at the same time. "
        "Nothing would be lost, but pages would be read twice (key “state” of config.yaml)."
    ),
    "edit-summary-fix": "Fixing how the record is written (bot, movibot)",
    "text-moved-on": "somebody changed the page since it was checked.",
    "edit-summary-install": "Templates by which an index can be defined on a page (bot movibot)",
    "edit-summary": "Updating the index from the records (bot, movibot)",
}
