"""The codes of all problems on pages. `docs/problems.md` describes them one by one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

CODES: Final = frozenset(
    {
        # what a record says
        *("missing-parameter", "suggested-parameter", "unknown-parameter", "unnamed-value"),
        *("unknown-value", "value-variant", "value-close", "several-lines", "pattern-mismatch"),
        *("too-long", "too-short", "too-small", "too-large", "too-few-items", "and-more"),
        *("invalid-boolean", "invalid-integer", "invalid-number", "invalid-date", "date-form"),
        *("invalid-url", "url-scheme", "invalid-email", "invalid-phone", "invalid-page", "page-by-address"),
        *("invalid-postal-code", "invalid-coordinates", "page-not-found"),
        # the further types, and rules across parameters
        *(
            "value-form",
            "ambiguous-number",
            "ambiguous-date",
            "invalid-partial-date",
            "invalid-date-and-time",
            "invalid-period",
            "period-reversed",
            "invalid-duration",
            "ambiguous-duration",
            "invalid-money",
            "invalid-percentage",
            "ambiguous-percentage",
            "invalid-commune-code",
            "invalid-region-code",
            "invalid-siret",
            "siret-is-siren",
            "siret-mistyped",
            "invalid-rna",
            "invalid-language",
            "coordinates-swapped",
            "invalid-records",
            "target-of-another-kind",
            "deprecated-parameter",
            "required-here",
            "forbidden-here",
            "order-reversed",
            "in-the-future",
            "too-old",
            "one-of-missing",
        ),
        # how it is written
        *("repeated-parameter", "alias-conflict", "nbsp-in-name", "nbsp-around-value"),
        *("value-split", "value-as-name"),
        # what MediaWiki does not see
        *("unclosed-link", "unclosed-template", "missing-brace", "extra-brace", "missing-pipe"),
        *("unclosed-comment", "unclosed-tag", "heading-in-template", "template-not-seen"),
        *("record-in-comment", "record-in-nowiki", "record-in-tag", "record-hidden", "record-conditional"),
        # the page
        *("no-record", "empty-page", "page-not-on-wiki", "unknown-code"),
    }
)


def codes_meant(word: str, codes: Collection[str] = CODES) -> frozenset[str]:
    """The codes that a word names: a code, or the beginning of several."""
    return frozenset({word}) if word in codes else frozenset(code for code in codes if word and code.startswith(word))
