"""The JSON Schema of `config.yaml`, for `load_config`, for editors, and for the reference in `docs/config.md`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from movibot.config.values import DEFAULT_MAX_EDITS, DEFAULT_PATIENCE, EditsConfig, PublishConfig
from movibot.localday import DEFAULT_TIMEZONE
from movibot.yamlfile.shapes import DRAFT, LINE

Shape = Mapping[str, Any]

_VARIABLE: Final[Shape] = {"type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"}
_SECONDS: Final[Shape] = {"type": "number", "minimum": 0}
_KEYRING: Final = 'the keyring of the desktop (`pipx install "movibot[keyring]"`, then `keyring set movibot ACCOUNT`).'


def _key(shape: Shape, description: str, **more: object) -> Shape:
    """A key: what it may be, what it means, and perhaps its `default`."""
    return {**shape, "description": description, **more}


def _keys(description: str, **keys: Shape) -> Shape:
    return {"type": "object", "description": description, "additionalProperties": False, "properties": keys}


_WIKI: Final = _keys(
    "Which wiki, and who movibot is there.",
    folder=_key(LINE, "A wiki that is a folder of files. Either this or `url` is needed."),
    url=_key(LINE, "The address of the `api.php` of a MediaWiki; the wiki’s page `Special:Version` tells it."),
    user=_key(
        LINE,
        "The account, best with a bot password (`Special:BotPasswords`): `MoviBot@sync`. Without it, movibot only "
        "reads.",
    ),
    password_env=_key(
        _VARIABLE,
        "The environment variable that holds the password. An account needs one secret, no more; a service of systemd "
        "with a credential `movibot-password` or `movibot-token` needs none here.",
    ),
    password_file=_key(LINE, "The file that holds the password, which nobody else may read (`chmod 600`)."),
    password_keyring=_key({"type": "boolean"}, f"The password is in {_KEYRING}", default=False),
    token_env=_key(
        _VARIABLE,
        "The environment variable that holds the token of an owner-only OAuth 2 consumer, in the place of a password. "
        "`user` is then the plain name of the account.",
    ),
    token_file=_key(LINE, "The file that holds that token, which nobody else may read."),
    token_keyring=_key({"type": "boolean"}, f"The token is in {_KEYRING}", default=False),
    contact=_key(
        LINE,
        "How the operators of the wiki can reach you, an address of mail or of a page. It stands in the user agent of "
        "each request.",
    ),
    patience=_key(
        _SECONDS,
        "How many seconds one run waits in all when the wiki is busy or does not answer (`docs/failures.md`).",
        default=DEFAULT_PATIENCE,
    ),
)

_SCHEMAS: Final[Shape] = {
    "type": "object",
    "description": "The schemas whose templates have another name on your wiki.",
    "additionalProperties": _keys(
        "A schema, by the name of its file.",
        template=_key(
            LINE, "The name that its template has on your wiki, without namespace. Without it, the schema’s."
        ),
    ),
}

_PAGES: Final = _keys(
    "The pages that movibot makes.",
    create=_key({"type": "boolean"}, "Pages that do not exist yet may be created.", default=False),
    namespaces=_key(
        {"type": "array", "items": {"type": "integer", "minimum": 0}},
        "The numbers of the namespaces in which people may define indexes (`docs/index-sur-le-wiki.md`); an empty list "
        "for none. Without it, those of the wiki’s content, users (2), the project (4), help (12) and categories (14).",
    ),
)

_REPORT: Final = _keys(
    "What movibot tells the people of the wiki.",
    page=_key(
        LINE,
        "A page of the wiki that tells which pages wait for somebody, and where problems are; edited only when that "
        "changes. Without it there is none.",
    ),
)

_PUBLISH: Final = _keys(
    "What `movibot publish` makes of schemas (`docs/publish.md`).",
    documentation=_key(
        LINE,
        "The sub-page that documents a template. Without it, the one that the wiki names on the page "
        "`MediaWiki:Templatedata-doc-subpage`, else `Documentation` on a wiki in French and `doc` on any other.",
    ),
    tracking=_key(
        LINE,
        "The category of pages with a problem; `{label}` stands for what a record is called. Without it, "
        "`Pages à compléter – {label}` or `Pages to complete – {label}`, after the language of the wiki.",
    ),
    warn=_key(
        {"enum": ["preview", "everyone", "nobody"]},
        "Who sees what a template finds wrong with a record: whoever previews the page, every reader, or nobody.",
        default=PublishConfig().warn,
    ),
)

_EDITS: Final = _keys(
    "How movibot writes.",
    throttle=_key(
        _SECONDS,
        "Seconds between two saves, at least; what the wiki allows the account is kept beside.",
        default=EditsConfig().throttle,
    ),
    max=_key(
        {"type": "integer", "minimum": 1},
        "A run that would make more edits than this writes nothing and ends with exit code 4.",
        default=DEFAULT_MAX_EDITS,
    ),
    summary=_key(
        {"type": "string", "maxLength": 400}, "The edit summary. Without it, one in the language of the wiki."
    ),
    stop_page=_key(
        LINE,
        "The page on which any text stops movibot. Without it, the sub-page `Stop` of the user page of the account.",
    ),
    tag=_key(LINE, "A change tag of the wiki (`Special:Tags`) for each save. Without it there is none."),
)

CONFIG_FORMAT: Final[Shape] = {
    "$schema": DRAFT,
    "title": "movibot config.yaml",
    "type": "object",
    "required": ["wiki"],
    "additionalProperties": False,
    "properties": {
        "wiki": _WIKI,
        "timezone": _key(LINE, "The time zone in which “today” is meant.", default=DEFAULT_TIMEZONE),
        "language": _key(
            {"enum": ["fr", "en"]},
            "The language of messages. Without it, that of the wiki, or English where movibot does not speak that.",
        ),
        "templates": _key(
            LINE,
            "The folder with `schemas/`, `vocabularies/` and `pages/` (`docs/templates.md`). Without it, what comes "
            "with movibot.",
        ),
        "schemas": _SCHEMAS,
        "pages": _PAGES,
        "state": _key(
            LINE,
            "The folder of the lock that keeps two runs apart, of the logs, and of what movibot has read, which is a "
            "cache. Without it, the platform’s folder for the state of programs.",
        ),
        "report": _REPORT,
        "publish": _PUBLISH,
        "edits": _EDITS,
    },
}
