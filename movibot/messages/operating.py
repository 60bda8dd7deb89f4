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
    "secret-file-unreadable": "le fichier⟦ {path}⟧ qui doit contenir le mot de passe ou le jeton est absent, vide ou illisible.",
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
    "secret-file-unreadable": "the file⟦ {path}⟧ that should hold the password or the token is absent, empty or unreadable.",
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
}
