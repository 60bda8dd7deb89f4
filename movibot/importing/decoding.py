"""Bytes of a file -> its text. Bytes that no character begins with stay in it, so that each is told where it stands."""

from __future__ import annotations

import codecs
from typing import Final

from movibot.errors import UsageError

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARK: Final = "\ufeff"


def decoded(data: bytes, encoding: str, source: str) -> str:
    """The text of a file, without the mark that it may begin with.

    Args:
        data: Its bytes.
        encoding: What somebody says it is; empty for UTF-8.
        source: The file, for messages.

    Returns:
        The text; a byte that cannot be decoded is U+DC00 plus its value (PEP 383).

    Raises:
        UsageError: There is no such encoding, or the file is in another one as a whole.
    """
    other = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if other and not encoding:
        raise UsageError("import-other-encoding", file=source, encoding=other)
    try:
        text = data.decode(encoding or "utf-8", "surrogateescape")
    except LookupError:
        raise UsageError("import-no-encoding", encoding=encoding) from None
    except UnicodeError:
        raise UsageError("import-not-encoded", file=source, encoding=encoding) from None
    return text.removeprefix(_MARK)
