"""The English sentences: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
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
    "records-counted": "{n} {n:record|records} read⟦ ({records})⟧",
    "no-problems": "No problem.",
    "problem-counts": (
        "Problems on pages: {error} {error:error|errors}, {warning} {warning:warning|warnings}, "
        "{info} {info:piece|pieces} of advice. To read them: movibot check --all"
    ),
    "requests": "Requests to the wiki: {reads} to read, {writes} to write.",
    "stopped": "Stopped before the end: {reason}",
    "edit-summary": "Updating the index from the records (bot, movibot)",
    # --- records ---
    "missing-parameter": "“{name}” is not filled in.⟦ {hint}⟧",
    "suggested-parameter": "“{name}” is not filled in; adding it would help readers.⟦ {hint}⟧",
    "unknown-parameter": (
        "the template has no parameter “{name}”: its value shows nowhere.⟦ Did you mean “{nearest}”?⟧"
    ),
    "repeated-parameter": "“{name}” is given twice: the wiki keeps only the last one, line {line}. Remove the one too many.",
    "unnamed-value": "“{value}” has no parameter name: there is probably one “|” too many, or a “name =” forgotten.",
    "unknown-value": (
        "“{value}” is no known value of “{name}”.⟦ Did you mean “{nearest}”?⟧ Possible values: {choices}.⟦ {hint}⟧"
    ),
    "value-variant": "“{value}” is understood, but the usual form is “{right}”.",
    "several-lines": "“{name}” should stand on one line.⟦ {hint}⟧",
    "invalid-boolean": "“{value}”: answer “oui” or “non” in “{name}”.⟦ {hint}⟧",
    "invalid-integer": "“{value}” is no whole number (“{name}”).⟦ {hint}⟧",
    "invalid-number": "“{value}” is no number (“{name}”). Examples: 12, 3.5 or 2 785.⟦ {hint}⟧",
    "invalid-date": (
        "“{value}” is no date that is understood (“{name}”). Examples: 2024-06-01, 1er juin 2024, 01/06/2024.⟦ {hint}⟧"
    ),
    "date-form": "“{value}” is understood as {right}; that form sorts and exports without mistakes.",
    "invalid-url": "“{value}” is no web address (“{name}”). It begins with https:// and has no blank.⟦ {hint}⟧",
    "url-scheme": "https:// is missing before “{value}”.",
    "invalid-email": "“{value}” is no mail address (“{name}”).⟦ {hint}⟧",
    "invalid-phone": "“{value}” is no telephone number (“{name}”).⟦ {hint}⟧",
    "invalid-page": "“{value}” cannot be the title of a page (“{name}”).⟦ {hint}⟧",
    "invalid-postal-code": "“{value}” is no French postal code: five digits, such as 14460.⟦ {hint}⟧",
    "invalid-coordinates": "“{value}” is no position: latitude, then longitude, such as 49.1829, -0.3707.⟦ {hint}⟧",
    "too-long": "“{name}” has {length} characters; {limit} at most.⟦ {hint}⟧",
    "too-short": "“{name}” has only {length} {length:character|characters}; at least {limit} are needed.⟦ {hint}⟧",
    "too-small": "“{value}” is too small for “{name}”: {limit} at least.⟦ {hint}⟧",
    "too-large": "“{value}” is too large for “{name}”: {limit} at most.⟦ {hint}⟧",
    "too-few-items": "“{name}” has only {count} {count:item|items}; at least {limit} are needed.⟦ {hint}⟧",
    "pattern-mismatch": "“{value}” has not the form that “{name}” needs.⟦ {hint}⟧",
    "page-not-found": "the page “{value}” does not exist on the wiki (“{name}”).",
    "page-not-on-wiki": "this page does not exist on the wiki.",
    "no-record": "no record on this page: none of the known templates is used on it.",
    # --- commands ---
    "check-what": "what shall be checked? Give a title, a file or “-”, or --all for the whole wiki.",
    "check-offline": "Checked offline: redirects of templates and the existence of the pages referred to are not checked.",
    "page-not-defined": "no generated page is called “{title}”.⟦ Did you mean “{nearest}”?⟧ Defined pages: {choices}.",
    "file-unreadable-named": "the file {path} cannot be read: {reason}.",
    "file-not-utf8-named": "the file {path} is not UTF-8. Save it as UTF-8 from your editor.",
    "interrupted": "interrupted. Pages already saved stay so; run the command again to finish.",
    "bug": (
        "a mistake of movibot itself ({kind}). Nothing was lost. The details are in {log}: "
        "please attach that file to your report."
    ),
    "usage-no-option": "there is no option {option}.⟦ Did you mean {nearest}?⟧ See: {path} --help",
    "usage-bad-value": "value refused⟦ for {option}⟧: {detail} See: {path} --help",
    "usage-other": "{detail} See: {path} --help",
    # --- configuration and YAML files ---
    "config-none": (
        "no configuration: neither --config, nor $MOVIBOT_CONFIG, nor ./config.yaml. "
        "Copy config.example.yaml to config.yaml to begin."
    ),
    "config-missing": "the configuration file {path} does not exist.",
    "config-invalid": "the configuration needs mending (see above). Nothing was sent to the wiki.",
    "config-one-wiki": "name the wiki by “folder” or by “url”: one of them, not both.",
    "config-one-password": "“password_env” and “password_file” exclude each other: keep one.",
    "config-no-password": "an account is given without a password: add “password_env” or “password_file”.",
    "config-bad-url": "“{value}” is no address of an API: it ends in api.php, as in https://example.org/api.php",
    "config-url-secret": "the address holds an account or a password: take them out, and use “user” and “password_env”.",
    "config-bad-timezone": "“{value}” is no time zone.⟦ Did you mean {nearest}?⟧",
    "password-env-missing": "the environment variable {name} is empty or absent: it must hold the bot's password.",
    "password-file-open": "the password file {path} can be read by others. Do: chmod 600 {path}",
    "password-file-unreadable": "the password file {path} is absent, empty or unreadable.",
    "pack-empty": "the folder {path} holds no schema (schemas/*.yaml).",
    "pack-invalid": "schema, vocabulary or page files need mending (see above).",
    "file-unreadable": "this file cannot be read: {reason}.",
    "file-not-utf8": "this file is not UTF-8. Save it as UTF-8 from your editor.",
    "yaml-syntax": (
        "this is no YAML: {detail}. Often a value with “: ” or “ #” in it needs quotes, "
        "or the indentation of a line is not aligned."
    ),
    "yaml-tab": "a tab at the beginning of a line: YAML accepts only blanks.",
    "yaml-tag": "YAML's tags and circular references are not accepted here ({value}).",
    "yaml-duplicate-key": "the key “{key}” is already given on line {first}: keep one.",
    "yaml-conversion": 'put quotes: "{value}". Without them YAML reads {read}.',
    "missing-key": "the key “{key}” is missing.",
    "bad-key": "“{value}” cannot be a key here.",
    "unknown-key": "there is no key “{key}” here.⟦ Did you mean “{nearest}”?⟧ Possible keys: {choices}.",
    "wrong-type": "⟦“{key}”: ⟧{value} is not of the expected type ({types}).",
    "value-not-allowed": "“{value}” is not accepted.⟦ Did you mean “{nearest}”?⟧ Possible values: {choices}.",
    "value-out-of-bounds": "“{value}” is not accepted ({rule}).",
    "unknown-schema": "there is no schema “{key}”.⟦ Did you mean “{nearest}”?⟧ Schemas: {choices}.",
    "unknown-parameter-name": "no parameter is called “{value}”.⟦ Did you mean “{nearest}”?⟧",
    "unknown-vocabulary": "there is no vocabulary “{value}”.⟦ Did you mean “{nearest}”?⟧",
    "missing-vocabulary": "“{key}” is a choice: name its vocabulary. Vocabularies: {choices}.",
    "bad-pattern": "“{value}” is no correct regular expression.",
    "alias-taken": "“{value}” is already a name of the parameter “{key}”.",
    "template-taken": "the template “{value}” already belongs to the schema “{key}”.",
    "region-taken": "the region “{value}” of this page is already defined by “{key}”.",
    "page-title-illegal": "“{title}” cannot be the title of a page (definition {key}).",
    # --- help ---
    "help-usage": "Usage:",
    "help-options": "Options",
    "help-commands": "Commands",
    "help-help": "Show this help.",
    "help-version": "Show the version.",
    "help-config": "The configuration; else $MOVIBOT_CONFIG, else ./config.yaml.",
    "help-format": "The form of the result; json is described in docs/json.md.",
    "help-lang": "The language of the messages.",
    "help-dry-run": "Show the edits, write nothing.",
    "help-strict": "End with exit code 1 if a record has an error.",
    "help-replace-edited": "Replace the region of PAGE even where somebody edited it by hand.",
    "help-allow-shrink": "Update PAGE even where it loses most of its lines.",
    "help-create": "Create the wanted pages that do not exist yet.",
    "help-all": "Check all records of the wiki.",
    "help-movibot": """Read the records of a MediaWiki wiki, check them, and keep index pages up to date.

To begin:
  cp config.example.yaml config.yaml
  movibot sync --dry-run""",
    "help-sync": """Bring all generated pages up to date; meant to be scheduled.

Examples:
  movibot sync --dry-run        show what would change
  movibot sync                  do it
  movibot sync --format json    for a program

Exit code: 0 fine; 1 a page needs a person; 2 configuration;
4 too many edits at once; 5 wiki unreachable.""",
    "help-index": """Bring some generated pages up to date, or all of them.

Examples:
  movibot index "Catalogue des communs"
  movibot index "Tiers-lieux par région" --create
  movibot index --dry-run""",
    "help-check": """Check records before or after they are saved, and say how to mend them.

Examples:
  movibot check "Le Dôme des Possibles"     a page of the wiki
  movibot check draft.wiki                  a file, offline
  xclip -o | movibot check -                what was just copied
  movibot check --all                       the whole wiki

Exit code: 0 no error; 1 errors; 2 command or configuration.""",
    "help-show": """Show the records of a page as movibot understands them.

Examples:
  movibot show "Le Dôme des Possibles"
  movibot show "Le Dôme des Possibles" --format json""",
}
