"""The English sentences: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from movibot.messages.briefly import ENGLISH as BRIEFLY
from movibot.messages.examining import ENGLISH as EXAMINING
from movibot.messages.exporting import ENGLISH as EXPORTING
from movibot.messages.finding import ENGLISH as FINDING
from movibot.messages.firstday import ENGLISH as FIRST_DAY
from movibot.messages.importing import ENGLISH as IMPORTING
from movibot.messages.inferring import ENGLISH as INFERRING
from movibot.messages.migrating import ENGLISH as MIGRATING
from movibot.messages.operating import ENGLISH
from movibot.messages.plans import ENGLISH as PLANS
from movibot.messages.publishing import ENGLISH as PUBLISHING
from movibot.messages.undoing import ENGLISH as UNDOING
from movibot.messages.workingcopies import ENGLISH as WORKING_COPIES
from movibot.messages.writing import ENGLISH as WRITING

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
    # --- lists ---
    "list-edit": "edit",
    "list-see-also": "See also:",
    "list-left-out": "… and {n} more.",
    "list-records": "Records",
    "list-total": "Total",
    # --- records ---
    "missing-parameter": "“{name}” is not filled in.⟦ {hint}⟧",
    "suggested-parameter": "to fill in if you know it: {names}.",
    "unknown-parameter": (
        "the template has no parameter “{name}”: its value shows nowhere.⟦ Did you mean “{nearest}”?⟧"
    ),
    "repeated-parameter": "“{name}” is given twice: the wiki keeps only the last one, line {line}. Remove the one too many.",
    "unnamed-value": "“{value}” has no parameter name: there is probably one “|” too many, or a “name =” forgotten.",
    "unknown-value": (
        "“{value}” is no known value of “{name}”.⟦ Did you mean “{nearest}”?⟧ Possible values: {choices}.⟦ {hint}⟧"
    ),
    "value-variant": "“{value}” is understood, but the usual form is “{right}”.",
    "value-close": "“{value}” is understood as “{right}”. If that is what you mean, write it so.",
    "several-lines": "“{name}” should stand on one line.⟦ {hint}⟧",
    "invalid-boolean": "“{value}”: answer “{yes}” or “{no}” in “{name}”.⟦ {hint}⟧",
    "invalid-integer": "“{value}” is no whole number (“{name}”). Examples: 12; 2 785.⟦ {hint}⟧",
    "invalid-number": "“{value}” is no number (“{name}”). Examples: 12; 3.5; 2 785.⟦ {hint}⟧",
    "invalid-date": (
        "“{value}” is no date that is understood (“{name}”). Examples: 2024-06-01, 1er juin 2024, 01/06/2024.⟦ {hint}⟧"
    ),
    "date-form": "“{value}” is understood as {right}; that form sorts and exports without mistakes.",
    "invalid-url": "“{value}” is no web address (“{name}”). It begins with https:// and has no blank.⟦ {hint}⟧",
    "url-scheme": "https:// is missing before “{value}”.",
    "invalid-email": "“{value}” is no mail address (“{name}”). Example: bonjour@exemple.org.⟦ {hint}⟧",
    "invalid-phone": "“{value}” is no telephone number (“{name}”). Examples: 02 31 00 00 00; +32 2 000 00 00.⟦ {hint}⟧",
    "invalid-page": "“{value}” cannot be the title of a page (“{name}”).⟦ {hint}⟧",
    "invalid-postal-code": "“{value}” is no French postal code: five digits, such as 14460.⟦ {hint}⟧",
    "invalid-coordinates": "“{value}” is no position: latitude, then longitude, such as 49.1829, -0.3707.⟦ {hint}⟧",
    "too-long": "“{name}” has {length} characters; {limit} at most.⟦ {hint}⟧",
    "too-short": "“{name}” has only {length} {length:character|characters}; at least {limit} are needed.⟦ {hint}⟧",
    "too-small": "“{value}” is too small for “{name}”: {limit} at least.⟦ {hint}⟧",
    "too-large": "“{value}” is too large for “{name}”: {limit} at most.⟦ {hint}⟧",
    "too-few-items": "“{name}” has only {count} {count:item|items}; at least {limit} are needed.⟦ {hint}⟧",
    "and-more": "and {n} more of the kind in “{name}”.⟦ {hint}⟧",
    "pattern-mismatch": "“{value}” has not the form that “{name}” needs.⟦ {hint}⟧",
    "page-by-address": "“{value}” is an address (“{name}”). The title of a page of the wiki goes here, as it stands at the top of the page.⟦ {hint}⟧",
    "page-not-found": "the page “{value}” does not exist on the wiki (“{name}”).⟦ Several pages? Put “{separator}” between two.⟧",
    "value-form": "“{value}” is understood; the usual form is “{right}”.",
    "ambiguous-number": "“{value}” can be read as {first} or {second} (“{name}”). Write one or the other, with no point or comma for thousands.⟦ {hint}⟧",
    "ambiguous-percentage": "“{value}” can be read as {first} or {second} (“{name}”). Write the % sign.⟦ {hint}⟧",
    "ambiguous-date": "“{value}” can mean several dates (“{name}”). Write the year with four digits, such as 2022-04-25.⟦ {hint}⟧",
    "ambiguous-duration": "“{value}” can be hours or minutes (“{name}”). Write for instance 1 h 30 min.⟦ {hint}⟧",
    "invalid-partial-date": "“{value}” is no date that is understood (“{name}”). Examples: 2021, 2021-03, 2021-03-15, mars 2021, vers 2021.⟦ {hint}⟧",
    "invalid-date-and-time": "“{value}” is no date with its time (“{name}”). Example: 2024-06-01 14:30.⟦ {hint}⟧",
    "invalid-period": "“{value}” is no period that is understood (“{name}”). Examples: 2021-03/2022-05, de mars 2021 à mai 2022, depuis 2021.⟦ {hint}⟧",
    "period-reversed": "the period “{value}” ends before it begins (“{name}”). Swap its two dates.⟦ {hint}⟧",
    "invalid-duration": "“{value}” is no duration that is understood (“{name}”). Examples: 2 jours, 1 h 30 min, 45 min.⟦ {hint}⟧",
    "invalid-money": "“{value}” is no amount of money (“{name}”). Examples: 1500 €, 12.50 €, 20 USD.⟦ {hint}⟧",
    "invalid-percentage": "“{value}” is no percentage (“{name}”). Example: 35 %.⟦ {hint}⟧",
    "invalid-commune-code": "“{value}” is no commune code of INSEE (“{name}”): five characters, such as 14118 or 2A004. The postal code is something else.⟦ {hint}⟧",
    "invalid-region-code": "“{value}” is no region code of INSEE (“{name}”). Codes: {choices}.⟦ {hint}⟧",
    "invalid-siret": "“{value}” is no SIRET (“{name}”): fourteen digits.⟦ {hint}⟧",
    "siret-is-siren": "“{value}” is a SIREN (“{name}”): add the five digits of the establishment to make it a SIRET.⟦ {hint}⟧",
    "siret-mistyped": "the SIRET “{value}” probably has a digit copied wrongly (“{name}”): its last digit does not go with the others.⟦ {hint}⟧",
    "invalid-rna": "“{value}” is no RNA number of an association (“{name}”): W and nine digits, such as W141234567.⟦ {hint}⟧",
    "invalid-language": "“{value}” is no known language (“{name}”).⟦ Did you mean “{nearest}”?⟧ Examples: fr, français, br, pt-BR.⟦ {hint}⟧",
    "invalid-records": "“{name}” expects records, one for each template in braces.⟦ {hint}⟧",
    "coordinates-swapped": "“{value}” seems to give the longitude before the latitude (“{name}”): that point is far from France. Probably “{right}”.⟦ {hint}⟧",
    "required-here": "⟦{label}: ⟧“{name}” has to be filled in here⟦ ({reason})⟧.⟦ {hint}⟧",
    "forbidden-here": "⟦{label}: ⟧“{name}” makes no sense here⟦ ({reason})⟧. Empty it, or correct the other value.⟦ {hint}⟧",
    "one-of-missing": "⟦{label}: ⟧fill in at least one of these parameters: {choices}.⟦ {hint}⟧",
    "order-reversed": "⟦{label}: ⟧“{name}” ({value}) comes before “{first}” ({limit}).⟦ {hint}⟧",
    "in-the-future": "⟦{label}: ⟧“{name}” ({value}) is in the future: today is {today}.⟦ {hint}⟧",
    "too-old": "⟦{label}: ⟧“{name}” ({value}) is more than⟦ {years} years⟧⟦ {months} months⟧⟦ {days} {days:day|days}⟧ old.⟦ {hint}⟧",
    "deprecated-parameter": "“{name}” should be used no more.⟦ {hint}⟧",
    "target-of-another-kind": "the page “{value}” does not have the record that “{name}” expects⟦: {choices}⟧.",
    "page-not-on-wiki": "this page does not exist on the wiki.⟦ Did you mean “{near}”?⟧",
    "empty-page": "there is nothing to check: the text is empty.",
    "unknown-code": "“{value}” is the code of no problem: this comment silences nothing.⟦ Did you mean “{nearest}”?⟧",
    "no-record": "no record on this page: none of the known templates is used on it.",
    # --- how a record is written ---
    "nbsp-in-name": (
        "the name “{name}” holds a no-break space or an invisible character: the wiki does not know this parameter, "
        "and its value is shown nowhere. Delete the name and type it again."
    ),
    "nbsp-around-value": (
        "a no-break space or an invisible character stands beside the value of “{name}”, and the wiki keeps it. Delete it."
    ),
    "alias-conflict": (
        "“{name}” and “{other}” are two names of one parameter, and both are filled: only “{other}” counts, line {line}. Keep one."
    ),
    "value-split": (
        "this “|” cuts the value of “{name}”: the wiki takes what follows for another parameter, and loses it. "
        "Write {{{{!}}}} for each “|” of the table, link or address."
    ),
    "value-as-name": (
        "“{value}” holds a “=”: the wiki takes what stands before it for the name of a parameter. "
        "Write the parameter’s name and “=” in front."
    ),
    # --- templates that MediaWiki does not see ---
    "unclosed-link": (
        "the link “[[{link}” is not closed: the wiki sees no record and shows braces. Add “{missing}” at the end of the link."
    ),
    "unclosed-template": (
        "the template “{template}” is not closed: the wiki sees no record and shows braces. “{missing}” is missing."
    ),
    "missing-brace": "a brace is missing: a template begins with “{{{{{template}” and ends with “}}}}”.",
    "extra-brace": "there are too many braces: a template begins with “{{{{{template}”, two braces, and ends with “}}}}”.",
    "missing-pipe": "a “|” is missing after “{{{{{template}”: without it the wiki takes what follows for the template’s name.",
    "unclosed-comment": (
        "the comment that begins here with “<!--” is not closed in time: it hides the record, or the end of it. "
        "Add “-->” where it should end."
    ),
    "unclosed-tag": (
        "the tag <{tag}> opened here is not closed in time: it hides the record, or the end of it. "
        "Add </{tag}> where it should end."
    ),
    "heading-in-template": (
        "the line “{heading}” begins with “=”: the wiki takes it for a heading, and does not see the end of the record. "
        "Put the braces “}}}}” on a line of their own, or remove the “=”."
    ),
    "unknown-template": "no record is called “{template}”: this one does not count. Did you mean “{nearest}”?",
    "template-not-seen": (
        "somebody meant a record “{template}” here, but the wiki does not see it. Check that each “{{{{”, “[[”, "
        "“<!--” and tag opened in the record is closed in it."
    ),
    "record-in-comment": "the record “{template}” stands in a comment <!-- … -->: nobody sees it, and no index holds it.",
    "record-in-nowiki": (
        "the record “{template}” stands between <{tag}> and </{tag}>: it is an example, and no index holds it. "
        "If it is a real record, remove these tags."
    ),
    "record-in-tag": "the record “{template}” stands in a tag <{tag}>: no index holds it. Move it out of the tag.",
    "record-hidden": (
        "the record “{template}” stands in <includeonly>: this page does not show it and no index holds it. "
        "Remove these tags if it should be seen."
    ),
    "record-conditional": (
        "this record stands in a condition such as {{{{#if:…}}}}: readers may not see it, while movibot always reads it."
    ),
    # --- commands ---
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
    # --- generated pages ---
    "page-missing": (
        "the page does not exist. Create it, or allow creation: “create: true” under “pages”, in the configuration, "
        "or movibot index with --create."
    ),
    "page-exists": "somebody has just created this page. The next run will say whether it has the markers.",
    "page-is-redirect": "the page has become a redirect: movibot does not follow it. Correct the title in the definition.",
    "page-too-large": "the page would have {size} bytes, and the wiki accepts {limit}. Show fewer columns or split the page.",
    "page-changed-by-saving": (
        "line {line}, column {column}: something that saving would change ({found}). "
        "Save the page by hand first, then run again."
    ),
    "bots-excluded": "the page asks bots to leave it alone: {{{{{template}}}}}.",
    # --- records that are edited ---
    "record-missing": "the record “{template}” to be edited is not on the page any more. Run again to start from the page of today.",
    "record-ambiguous": (
        "{count} {count:record|records} “{template}” {count:was|were} meant by this description, "
        "and now there are {found}: nobody can tell which one to edit. Run again."
    ),
    "value-changed": "somebody has just given “{name}” another value: theirs is kept. Run again to decide anew.",
    "bad-parameter-name": "“{name}” cannot be the name of a parameter: no |, no =, no brace, no bracket, no line end.",
    "rename-target-taken": (
        "“{name}” cannot become “{target}”: the record has that name already. Join the two values by hand first."
    ),
    "parameter-has-note": "“{name}” holds a note ({note}) that would be lost. Move or remove it by hand, then run again.",
    "positional-would-shift": (
        "editing “{name}” would change the number of the unnamed value “{other}”. Give that value a name first."
    ),
    "value-unsafe": (
        "the value of “{name}” cannot be written without risk ({found}): close what is open in it "
        "(comment, tag, link, braces) and take out what saving would transform."
    ),
    "markers-missing": "the page has no markers for the region “{name}”. Paste these two lines where the index shall be:",
    "markers-hidden": (
        "the markers of “{name}” stand in a comment or a tag that hides them. "
        "Paste these two lines where the index shall be:"
    ),
    "markers-incomplete": "one of the two markers of “{name}” is missing (see line {lines}). These two lines are needed:",
    "markers-doubled": "the markers of “{name}” are there twice (lines {lines}). Keep a single pair:",
    "markers-reversed": "the markers of “{name}” are reversed (lines {lines}). Put them in this order:",
    "markers-nested": "the regions “{name}” and “{other}” overlap (lines {lines}). Take one out of the other:",
    "markers-in-template": (
        "the markers of “{name}” stand inside {{{{{template}}}}} (lines {lines}), where the index would break the call. "
        "Paste them outside:"
    ),
    "markers-not-alone": (
        "the markers of “{name}” do not stand alone⟦: they are inside {found}⟧ (lines {lines}), and the index would break what is "
        "around them. Put each on a line of its own, outside of headings, lists and links:"
    ),
    "region-edited": (
        "somebody edited the inside of the region “{name}” by hand: their text is kept. Move it out of the markers, "
        "or replace it with --replace-edited and the title of the page."
    ),
    "region-shrinks": (
        "the region “{name}” would go from {before} to {after} {after:line|lines}: perhaps a mistake. "
        "If it is meant: --allow-shrink and the title of the page."
    ),
    "body-unsafe": "the content computed⟦ for “{name}”⟧ cannot be saved without risk ({found}). Nothing was written; please report it.",
    "edit-unproved": "the edit⟦ of “{name}”⟧ could not be proved ({found}). Nothing was written; please report it.",
    "edit-conflict": "the page keeps changing: three attempts, and each time somebody was first. Run again later.",
    "merge-unproved": (
        "the wiki merged this save with somebody else's, and the region is not as planned any more ({found}). "
        "Look at the page's history."
    ),
    "merge-excluded": (
        "somebody asked bots to leave this page alone ({{{{{template}}}}}) during the save, which the wiki merged with theirs. "
        "movibot will not touch it again; if the save is in the way, undo it in the history."
    ),
    "merge-unread": (
        "the wiki merged this save with somebody else’s, and the page could not be read again. Look at its history."
    ),
    "wiki-rejected": "the wiki refused the save ({code}): {explanation}",
    "too-many-edits": (
        "{planned} pages would be edited, more than the limit of {limit}. Nothing was written. "
        "Look with --dry-run; if it is meant, raise “edits: max”."
    ),
    "records-vanished": (
        "no record is left of: {schemas}, as counted at the run before. Nothing was written. See if the template has another name "
        "now, or was taken off the pages ({templates}). If it has a new name, put it in the configuration "
        "(“schemas: {schema}: template”). If it is meant: {options}"
    ),
    "stop-asked": (
        "somebody asked for a stop on the page “{title}”: “{text}”. "
        "Talk to that person; movibot goes on when the page is empty."
    ),
    # --- the wiki ---
    "account-missing": (
        "writing to this wiki needs an account: add below “wiki” the key “user” (the account of the bot), and “password_file” "
        "(a file with chmod 600) or “password_env” (the name of an environment variable). To look without an account: --dry-run."
    ),
    "account-blocked": "the account {account} is blocked on this wiki: {explanation}",
    "right-missing": "the account {account}, or its bot password, lacks the right “{right}” on this wiki.",
    "edit-forbidden": "the wiki does not let the account {account} write ({wiki_code}): {explanation}",
    "session-lost": "the wiki does not know the account {account} any more. Check the account and its bot password.",
    "token-refused": "the wiki refused the session's token twice. Try again later.",
    "login-wrong-password": "the wiki refuses the account {account} or its password. Check both (page Special:BotPasswords).",
    "login-throttled": "too many logins for {account}: the wiki asks to wait a few minutes.",
    "login-refused": "the wiki refuses the login of {account}: {explanation}",
    "wiki-read-only": "the wiki is read-only: {explanation}",
    "wiki-private": "this wiki cannot be read without an account, or the account may not read: {explanation}",
    "wiki-busy": "the wiki is overloaded or asks to slow down ({wiki_code}), and the time set aside for waiting is used up. Run again later.",
    "wiki-failed": "the wiki has an internal failure ({wiki_code}): {explanation}",
    "wiki-refused": "the wiki refused the request ({wiki_code}): {explanation}",
    "wiki-not-found": "there is nothing at {url}. The address of the API ends in api.php; Special:Version tells it.",
    "wiki-not-an-api": "{url} answers, but it is not MediaWiki's API (a portal, a web page?).",
    "wiki-redirects": "{url} redirects to {target}. movibot does not follow redirects: put the right address into “wiki: url”.",
    "wiki-http-error": "{url} answers with the HTTP error {status}.",
    "wiki-certificate": "the certificate of {url} is not valid: the connection would not be safe.",
    "wiki-timeout": "{url} did not answer in time.",
    "wiki-answer-too-large": "{url} sends an answer beyond all measure: it is not MediaWiki's API, or it is broken. Tell those who run the wiki.",
    "wiki-proxy-failed": "{url} cannot be reached through the proxy. Check the environment variables HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY.",
    "wiki-unknown-host": "the host of {url} is unknown. Check the address and the connection to the internet.",
    "wiki-no-connection": "{url} cannot be reached. The wiki may be down.",
    "wiki-connection-lost": "the connection to {url} broke.",
    "wiki-address-invalid": "“{url}” is no web address.",
    "wiki-address-with-password": "the address {url} holds a password: use “user” and “password_env”.",
    "wiki-address-not-api": "“{url}” is no address of an API: it ends in api.php.",
    "wiki-address-insecure": "the password (or the token) would travel in the clear to {url}: use an https:// address.",
    "page-unreadable": "the text of “{title}” cannot be read from {url}.",
    "folder-cannot-show": "the folder {folder} holds files, and only a MediaWiki can show a page as it is read. Give the address of your wiki in “wiki: url”.",
    "folder-missing": "the folder {folder} does not exist.",
    "folder-without-facts": "the folder {folder} is no wiki: the file {file} is missing in it.",
    "folder-not-writable": "the folder {folder} cannot be written to.",
    "folder-locked": "another program is saving in {folder} right now. Try again.",
    "folder-write-failed": "{file} cannot be written: {reason}.",
    "folder-read-failed": "{file} cannot be read: {reason}.",
    "folder-not-utf8": "the file {file} is not UTF-8.",
    "folder-bad-file-name": "{file} is not in its place⟦: rename it to {wanted}⟧. A file has the name of its page, in the folder of its namespace.",
    "folder-symlink": "{file} is a symbolic link: movibot does not follow it.",
    "wiki-facts-invalid": "the file {path} needs mending (see above).",
    # --- configuration and YAML files ---
    "config-none": (
        "no configuration: there is no config.yaml here. If yours is elsewhere, name it by --config FILE "
        "or by the variable MOVIBOT_CONFIG. To make one: movibot init"
    ),
    "config-missing": "the configuration file {path} does not exist.",
    "config-invalid": "the configuration needs mending (see above). Nothing was sent to the wiki.",
    "config-namespace-never": "the namespace {value} cannot have indexes: what stands there (messages, templates, modules) shows everywhere.",
    "config-one-wiki": "name the wiki by “folder” or by “url”: one of them, not both.",
    "config-bad-timezone": "“{value}” is no time zone.⟦ Did you mean {nearest}?⟧",
    "bad-template-name": "“{value}” cannot be the name of a template: write its bare name, without {{{{ }}}} or # < > [ ] |.",
    "config-no-folder": "the folder “{value}” does not exist. To make it from the wiki’s templates: movibot infer --all --output {folder}{config}",
    "pack-empty": "the folder {path} holds no schema (schemas/*.yaml).",
    "pack-invalid": "schema, vocabulary or page files need mending (see above).",
    "file-ending": "movibot reads only files that end in .yaml: rename this one to {wanted}.",
    "file-unreadable": "this file cannot be read: {reason}.",
    "yaml-not-regular": "this is no text file (a folder, a pipe, a device?).",
    "yaml-too-large": "this file is too large: {limit} MB at most. Is it the right file?",
    "file-empty": "this file is empty, or holds comments only.",
    "file-not-utf8": "this file is not UTF-8. Save it as UTF-8 from your editor.",
    "yaml-syntax": (
        "this is no YAML: {detail}. Often a value with “: ” or “ #” in it needs quotes, "
        "or the indentation of a line is not aligned."
    ),
    "yaml-tab": "a tab at the beginning of a line: YAML accepts only blanks.",
    "yaml-tag": "YAML's tags and circular references are not accepted here ({value}).",
    "yaml-too-deep": "this file has too many levels, or too many references (“&” and “*”) in one another.",
    "yaml-duplicate-key": "the key “{key}” is already given on line {first}: keep one.",
    "yaml-conversion": 'put quotes: "{value}". Without them YAML reads {read}.',
    "read-date": "a date, not a text",
    "read-true": "true (yes)",
    "read-false": "false (no)",
    "yaml-boolean": "write {right} instead of “{value}”, without quotes.",
    "unsafe-pattern": "“{value}” asks for a search that is too long or too clever: no (?=…), (?!…), \\1, \\b or (?i), and fewer counted repetitions.",
    "missing-schema": "“{key}” holds records: name their schema (“schema:”). Schemas: {choices}.",
    "bounds-reversed": "“{low}” is larger than “{high}”: no value could be right.",
    "extends-cycle": "these schemas extend one another in a circle ({value}): remove one “extends”.",
    "extends-itself": "this schema extends itself: remove “extends”, or name another schema.",
    "abstract-with-template": "an abstract schema has no template on the wiki: keep either “abstract” or “template”.",
    "schema-abstract": "“{key}” is an abstract schema, without a template or records of its own: name a schema that extends it. Schemas: {choices}.",
    "rule-kind": "a rule says one thing, and one alone, of: {choices}.",
    "rule-parameters": "“{key}” goes only with “required if” and “forbidden if”: remove it.",
    "name-twice": "“{value}” is named twice: keep one, or put another parameter.",
    "type-array": "a list, in brackets: ",
    "type-array-example": "[name]",
    "type-string": "a text, in quotes: ",
    "type-string-example": '"name"',
    "type-boolean": "true or false, without quotes",
    "type-object": "keys, one on each line and indented, or in braces",
    "type-integer": "a whole number, without quotes",
    "type-number": "a number, without quotes",
    "type-null": "nothing",
    "missing-key": "the key “{key}” is missing.",
    "bad-key": "“{value}” cannot be a key here.",
    "unknown-key": "there is no key “{key}” here.⟦ Did you mean “{nearest}”?⟧ Possible keys: {choices}.",
    "wrong-type": "⟦“{key}”: ⟧{value} does not fit. It has to be {types}.",
    "value-not-allowed": "“{value}” is not accepted.⟦ Did you mean “{nearest}”?⟧ Possible values: {choices}.",
    "value-missing": "⟦“{key}”: ⟧there is nothing here. It has to be {types}.",
    "needed-age": "it has to be a number and day(s), month(s) or year(s)",
    "needed-day": "it has to be a year, a month and a day, or today",
    "value-out-of-bounds": "“{value}” is not accepted ({rule}).⟦ For example: {example}⟧",
    "unknown-schema": "there is no schema “{key}”.⟦ Did you mean “{nearest}”?⟧ Schemas: {choices}.",
    "unknown-parameter-name": "no parameter is called “{value}”.⟦ Did you mean “{nearest}”?⟧ Parameters: {choices}.",
    "unknown-vocabulary": "there is no vocabulary “{value}”.⟦ Did you mean “{nearest}”?⟧⟦ Vocabularies: {choices}.⟧",
    "missing-vocabulary": "“{key}” is a choice: name its vocabulary. Vocabularies: {choices}.",
    "bad-pattern": "“{value}” is no correct regular expression⟦ ({detail})⟧.",
    "parameter-name-unfit": "“{value}” cannot be the name of a parameter: not empty, no | = < > [ ] {{ }}, no blank at its ends.",
    "key-without-effect": (
        "“{key}” has no effect on⟦ the type “{kind}”⟧⟦ the type “{default}” (by default)⟧⟦ items of the type “{item}”⟧"
        "⟦ items of the type “{default_item}” (by default)⟧:⟦ add `{add}`, or⟧⟦ write `{write}`, or⟧ remove “{key}”."
        "⟦ Types with “{key}”: {choices}.⟧"
    ),
    "example-refused": '“{value}” would be refused on a page: it is no right value of “{name}” (type “{kind}”).⟦ For example: "{example}".⟧',
    "alias-taken": "“{value}” is already a name of the parameter “{key}”.",
    "template-taken": "the template “{value}” already belongs to the schema “{key}”: give another one.",
    "region-taken": "the region “{value}” of this page is already defined by “{key}”.",
    "bad-region-name": "“{value}” cannot name a region: letters, digits, “-”, “_” and “.”, no blank. Add “region:” to this file.",
    "bad-title": "“{value}” cannot be the title of a page: # < > [ ] {{ }} | are not allowed.",
    "keys-exclude": "“{key}” and “{other}” exclude each other: keep one of the two.",
    "key-needs": "“{key}” needs “{other}”: add “{other}”, or remove “{key}”.",
    "family-title": "the title of a family of pages must hold {right}, which becomes the value of each page: “{value} {right}”, for example.",
    "through-not-page": "“{value}” holds no pages, so that it leads nowhere.⟦ Did you mean “{nearest}”?⟧ Parameters that lead to a page: {choices}.",
    "column-kind": "a column shows either a parameter or records: keep one of these keys: {choices}.",
    "layout-missing": "there is no file “{value}” beside this definition.⟦ Did you mean “{nearest}”?⟧⟦ Files: {choices}.⟧",
    "layout-syntax": "this layout cannot be read: {reason}",
    "layout-unknown-name": "“{value}” means nothing here.⟦ Did you mean “{nearest}”?⟧⟦ There is: {choices}.⟧",
    "layout-file-too-large": "this file has more than {limit} characters: a layout needs a few lines.",
    "layout-failed": "the layout {name} failed⟦, line {line}⟧: {reason}",
    "layout-too-large": "the layout {name} puts out more than {limit} bytes: a loop too many, or a list that needs a limit.",
    "condition-unfit": "“{key}” does not go with “{value}”, whose type is {type}: this condition would never hold.",
    "value-in-no-title": "“{value}” holds a character that no title can have: this page is not made. Correct the value in the records.",
    "group-gone": "no record is left for this page: it stays as it is. Delete it if it serves no more, or remove its markers “{name}”.",
    "page-title-illegal": "“{title}” cannot be the title of a page (definition {key}).",
    # --- indexes that people define on the wiki ---
    "index-without-end": (
        "⟦line {line}: ⟧this {{{{Index movibot}}}} has no end. Put {{{{Fin index movibot}}}} on a line of its own where the list is to end."
    ),
    "index-end-alone": (
        "⟦line {line}: ⟧this {{{{Fin index movibot}}}} ends no index. Remove it, or put {{{{Index movibot}}}} back above it."
    ),
    "index-nested": (
        "⟦line {line}: ⟧several {{{{Index movibot}}}} (lines {lines}) come before a single {{{{Fin index movibot}}}}. "
        "Give each its own; an index cannot hold another one."
    ),
    "index-in-template": (
        "⟦line {line}: ⟧{{{{{name}}}}} is inside {{{{{template}}}}}, where movibot does not write. Put it into the page’s own text."
    ),
    "index-not-alone": (
        "⟦line {line}: ⟧{{{{{name}}}}} is not alone on its line⟦, or is inside {found}⟧. "
        "Put it on a line of its own, outside of a heading, a list or a link."
    ),
    "index-holds-text": (
        "⟦line {line}: ⟧between {{{{Index movibot}}}} and its end stands something else than movibot’s list (line {found}). "
        "Move that text out of the two calls; if there is nothing to keep, remove all that is between them: the list will come back."
    ),
    "index-holds-region": (
        "⟦line {line}: ⟧between {{{{Index movibot}}}} and its end stands the region “{name}”, which is not its own. "
        "Move it out of the two calls."
    ),
    "index-too-many": (
        "⟦line {line}: ⟧a page may have {limit} indexes. This one and those after it are not filled: put them on another page."
    ),
    "template-kept": "this template is there already, with another text: it stays as it is.",
    "install-alone": "--install creates two templates and nothing else: leave “{title}” out, or --install.",
    "index-gone": "this index changed or disappeared during the update: the next run will see to it.",
    "index-namespace": "movibot fills no index in this namespace. Where it does: see “pages.namespaces” in the configuration.",
    "index-later": "{limit} pages changed because of the indexes on them, which is the most for one run: this one waits for the next.",
    "index-too-much": (
        "the pages of the wiki that hold indexes are too long, or hold too many, for one run: the longest ones, among them this one, "
        "are not filled. Spread its content over several pages."
    ),
    "index-mistaken": "This index cannot be filled the way it is asked for:",
    "index-more-mistakes": "… and {n} {n:other|others}.",
    "index-repair": (
        "To mend it, edit this page: the call {{{{Index movibot}}}} stands right above these lines. "
        "The list will come back with the next update."
    ),
    "index-cut": "The list ends here: an index shows {rows} records or {size} kB at most. One more condition would make it whole.",
    "index-unnamed": "“{value}” has no name. Write for example: records={value}.",
    "index-unread": "“{name}” holds no text that can be read. Write it out, without templates or pictures.",
    "index-too-long": "“{name}” is too long: {limit} characters at most.",
    "index-too-many-arguments": "this call has {n} parameters; {limit} at most.",
    "index-too-many-columns": "{n} columns are too many: {limit} at most.",
    "index-unknown-argument": (
        "“{value}” is neither a setting nor a parameter of these records.⟦ Did you mean “{nearest}”?⟧⟦ Parameters: {choices}.⟧"
    ),
    "index-unknown-parameter": (
        "“{name}”: these records have no parameter “{value}”.⟦ Did you mean “{nearest}”?⟧⟦ Parameters: {choices}.⟧"
    ),
    "index-unknown-kind": "there are no records “{value}”.⟦ Did you mean “{nearest}”?⟧ Records: {choices}.",
    "index-unknown-show": "“{value}” is no way to show them.⟦ Did you mean “{nearest}”?⟧ Possible: {choices}.",
    "index-unknown-value": "“{name}” cannot be “{value}”.⟦ Did you mean “{nearest}”?⟧ Possible values: {choices}.",
    "index-unknown-test": "“{name}”: movibot does not understand “{value}:”.⟦ Did you mean “{nearest}:”?⟧",
    "index-test-empty": "“{name}”: something is missing after “{test}:”.",
    "index-needs-date": "“{test}:” goes with a date only, and “{name}” is none.",
    "index-needs-number": "“{test}:” goes with a number only, and “{name}” is none.",
    "index-not-a-date": "“{name}”: “{value}” is not understood as a date. Examples: today, 2024, 2024-03, 2024-03-18.",
    "index-not-an-age": "“{name}”: “{value}” is not understood as a length of time. Examples: 12 months, 2 years, 3 weeks, 10 days.",
    "index-not-a-number": "“{name}”: “{value}” is not a number.",
    "index-bad-limit": "“{name}”: a number from 1 to {limit}, not “{value}”.",
    "index-bad-category": "“{value}” is not the name of a category.",
    "index-too-many-groups": "“{name}”: one parameter, or two with a comma between them.",
    "index-matrix-groups": "a matrix crosses two parameters: give them to “{name}”, with a comma between them.",
    "index-matrix-large": (
        "this matrix would have {n} cells, and {limit} at most can still be read. Cross parameters that have fewer values."
    ),
    "index-needs-columns": "a comparison needs to know what to compare: give parameters to “{name}”.",
    "index-personal": (
        "“{value}” may tell something about a person⟦ in the records {choices}⟧: that stays on the record, "
        "and an index that anybody can write does not repeat it.⟦ Choose other records than {choices}, or remove it.⟧"
    ),
    "index-tells": "“{value}” may quote what is to stay on the record: all that can be asked is “{value}=filled” or “{value}=empty”.",
    "index-shown-only": "“{value}” can only be shown in a column: nothing can be chosen, sorted or grouped by it.",
    # --- guide: `movibot schema --guide` ---
    "guide-title": "# The records, kind by kind",
    "guide-made": "<!-- Made by “movibot schema --guide --lang en”. To change this page, change the schemas. -->",
    "guide-intro": "Each kind of page has its record: a template, at the top of the page, that says what matters in a form that index pages can take up. Through it other places find the page, see what it asks of them, and know whom to call.",
    "guide-how": "To begin, copy the example of the kind that fits, put your words in place of its own, and delete the lines that you cannot fill. A short and true record is worth more than a complete and guessed one: somebody else will complete it. `movibot check` tells what is wrong, and how to mend it.",
    "guide-degrees": "*Required*: without it the record is of no use, and movibot says so. *Suggested*: it helps people to act, and may be absent. *Optional*: if you have it at hand. The order of the lines is free.",
    "guide-personal": "*Personal*: it stays on the record; an index shows it only where it was made for that. Write of a person only what they have agreed to see published; a role address is often better than a name.",
    "guide-nature": "Record",
    "guide-purpose": "What it is for",
    "guide-where": "Template: `{template}`⟦ · category: {category}⟧⟦ · stands in a record {inside}⟧",
    "guide-example": "An example to copy:",
    "guide-required": "Required",
    "guide-suggested": "Suggested",
    "guide-optional": "Optional",
    "guide-parameter": "Parameter",
    "guide-what": "What to write",
    "guide-form": "Form",
    "guide-sample": "Example",
    "guide-is-personal": "personal",
    "guide-choices": "{link}: {choices}",
    "guide-and": "and",
    "guide-or": "or",
    "guide-is": "{name} is {values}",
    "guide-is-filled": "{name} is filled",
    "guide-is-empty": "{name} is empty",
    "guide-is-newer": "{name} is less than {age} old",
    "guide-age": "⟦{years} {years:year|years}⟧⟦{months} {months:month|months}⟧⟦{days} {days:day|days}⟧",
    "guide-required-if": "⟦{label}: ⟧{names} {n:is|are} required when {reason}.⟦ {hint}⟧",
    "guide-advised-if": "⟦{label}: ⟧{names} {n:is|are} welcome when {reason}.⟦ {hint}⟧",
    "guide-forbidden-if": "⟦{label}: ⟧{names} {n:stays|stay} empty when {reason}.⟦ {hint}⟧",
    "guide-one-of": "⟦{label}: ⟧at least {names} is needed.⟦ {hint}⟧",
    "guide-order": "⟦{label}: ⟧{names}: in this order.⟦ {hint}⟧",
    "guide-not-in-the-future": "⟦{label}: ⟧{names}: not later than today.⟦ {hint}⟧",
    "guide-not-older-than": "⟦{label}: ⟧{names}: to be looked at again after that time.⟦ {hint}⟧",
    "guide-score": "What makes the score (and its weight): {criteria}.",
    "guide-values": "The values",
    "guide-values-intro": "Where a record asks for a value of one of these lists, write it as in the first column. What stands in the last one is understood too, and movibot proposes the right spelling.",
    "guide-value": "Value",
    "guide-definition": "What it means",
    "guide-synonyms": "Also understood",
    "form-line": "one line",
    "form-text": "a text, on several lines if need be",
    "form-choice": "{values}",
    "form-list": "{form}; several: “{separator}” between two, or one a line",
    "form-boolean": "`{yes}` or `{no}`",
    "form-integer": "a whole number",
    "form-number": "a number; decimals after a point",
    "form-money": "an amount, such as `1500 €`",
    "form-percentage": "a percentage, such as `35 %`",
    "form-date": "a day, such as `2024-03-18`",
    "form-partial-date": "a day, a month or a year, such as `2021-03-15`, `2021-03` or `2021`",
    "form-date-and-time": "a day and a time, such as `2024-06-01 14:30`",
    "form-duration": "a length of time, such as `1 h 30 min` or `2 jours`",
    "form-period": "a period, such as `2021-03/2022-05`; `2021/..` while it lasts",
    "form-url": "a web address",
    "form-email": "an e-mail address",
    "form-phone": "a phone number",
    "form-person": "a name, or a user page",
    "form-page": "a page of the wiki⟦ with a record {kind}⟧",
    "form-file": "a file of the wiki",
    "form-coordinates": "latitude, then longitude, such as `49.1829, -0.3707`",
    "form-postal-code": "five digits",
    "form-commune-code": "the INSEE code of a town, such as `14118`",
    "form-region-code": "the INSEE code of a region, such as `28`",
    "form-siret": "the fourteen digits of a SIRET",
    "form-rna": "the number of an association: W and nine digits",
    "form-licence": "a licence⟦: {values}, or an [SPDX](https://spdx.org/licenses/) identifier⟧",
    "form-language": "a language, such as `fr`",
    "form-records": "records {kind}, one after the other",
    "form-at-least": "at least {n}",
    "form-at-most": "at most {n}",
    "form-min-length": "at least {n} characters",
    "form-max-length": "at most {n} characters",
    "form-min-items": "at least {n}",
    "form-suggestions": "for example {choices}",
    # --- help ---
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
    **EXAMINING,
    **FIRST_DAY,
    **FINDING,
    **BRIEFLY,
    **ENGLISH,
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
