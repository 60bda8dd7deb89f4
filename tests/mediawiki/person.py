"""A person at the wiki, as tests play one. Nothing here is movibot's own client."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self
from xml.sax.saxutils import escape

import requests

from tests.mediawiki.installation import Account, Installation


class Refused(Exception):
    """The wiki did not do what the person asked; holds its code and its sentence."""


class Person:
    """One account with a session of its own; logs in at the first request.

    Every save overwrites what is there, as someone's last save does.
    """

    def __init__(self, wiki: Installation, account: Account) -> None:
        self.name = account.name
        self._api = wiki.api
        self._account = account
        self._session = requests.Session()
        self._token: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def edit(self, title: str, text: str, summary: str = "", **more: Any) -> int:
        """Save a page; the number of its present revision. `more` are parameters of `action=edit`."""
        answer = self._post("edit", title=title, text=text, summary=summary, **more)["edit"]
        if answer["result"] != "Success":
            raise Refused(answer.get("code", ""), answer)
        return int(answer["newrevid"]) if "newrevid" in answer else int(self.history(title)[0]["revid"])

    def move(self, old: str, new: str, *, leave_redirect: bool = True) -> None:
        more: dict[str, Any] = {} if leave_redirect else {"noredirect": 1}
        self._post("move", **{"from": old, "to": new, "ignorewarnings": 1}, **more)

    def delete(self, title: str) -> None:
        self._post("delete", title=title)

    def restore(self, title: str, **more: Any) -> None:
        """Bring a deleted page back; `more` are parameters of `action=undelete`."""
        self._post("undelete", title=title, **more)

    def merge(self, old: str, into: str) -> None:
        """Move the history of a page to another one; needs the right `mergehistory`."""
        self._post("mergehistory", **{"from": old, "to": into})

    def import_page(self, title: str, text: str, at: str) -> None:
        """Upload a page as another wiki exports it; its one revision is of a moment such as `2026-01-01T12:00:00Z`."""
        about = f"<timestamp>{at}</timestamp><model>wikitext</model><format>text/x-wiki</format>"
        parts = f"{about}<text>{escape(text)}</text>"
        page = f"<page><title>{escape(title)}</title><ns>0</ns><revision>{parts}</revision></page>"
        self._token = self._token or self._fresh_token()
        given = {"action": "import", "format": "json", "formatversion": 2, "token": self._token, "interwikiprefix": "x"}
        xml = {"xml": ("pages.xml", f'<mediawiki version="0.11">{page}</mediawiki>')}
        answer = self._session.post(self._api, data=given, files=xml, timeout=60).json()
        if "error" in answer:
            raise Refused(answer["error"]["code"], answer["error"]["info"])

    def protect(self, title: str, level: str = "sysop") -> None:
        self._post("protect", title=title, protections=f"edit={level}", expiry="infinite")

    def create_tag(self, name: str) -> None:
        """Make a change tag that accounts may use."""
        self._post("managetags", operation="create", tag=name, reason="essai")

    def hide(self, title: str, revision: int) -> None:
        """Hide the text and the author of a former revision; needs the right `deleterevision`."""
        self._post("revisiondelete", type="revision", ids=revision, hide="content|user", target=title)

    def block(self, name: str, reason: str) -> None:
        self._post("block", user=name, reason=reason, expiry="infinite")

    def purge(self, title: str) -> None:
        self._post("purge", titles=title, forcelinkupdate=1)

    def text(self, title: str) -> str | None:
        """The wikitext of a page as it is saved, or None where there is no such page."""
        page = self._page(title, rvprop="content", rvslots="main")
        return None if "missing" in page else str(page["revisions"][0]["slots"]["main"]["content"])

    def history(self, title: str) -> list[dict[str, Any]]:
        """The revisions of a page, newest first: revid, parentid, user, comment, flags, minor, size."""
        page = self._page(title, rvprop="ids|user|comment|flags|size|tags|timestamp", rvlimit="max")
        return list(page.get("revisions", ()))

    def revisions(self, title: str) -> Iterator[dict[str, Any]]:
        """The revisions of a page with their texts, oldest first: revid, parentid, user, slots."""
        asked = {"prop": "revisions", "titles": title, "rvprop": "ids|user|content", "rvslots": "main"}
        more: dict[str, Any] = {"rvlimit": "max", "rvdir": "newer"}
        while more:
            answer = self._call({"action": "query", **asked, **more})
            yield from answer["query"]["pages"][0].get("revisions", ())
            more = {**answer["continue"], "rvlimit": "max", "rvdir": "newer"} if "continue" in answer else {}

    def recent_changes(self, **more: Any) -> list[dict[str, Any]]:
        """The recent changes, newest first, with their `bot` and `minor` flags."""
        properties = "title|user|comment|flags|ids"
        found = self.query(list="recentchanges", rcprop=properties, rclimit="max", **more)
        return list(found["recentchanges"])

    def parse(self, title: str) -> str:
        """The page as a reader gets it, in HTML, from `<div class="mw-parser-output">` on."""
        return str(self.parsed(title, prop="text")["text"])

    def parsed(self, title: str, prop: str = "text|links|categories|templates|properties") -> dict[str, Any]:
        """What MediaWiki sees on a page: `action=parse`."""
        return dict(self._call({"action": "parse", "page": title, "prop": prop})["parse"])

    def before_saving(self, text: str, title: str = "Brouillon") -> str:
        """What saving would make of a text: `action=parse&onlypst=1`."""
        given = {"action": "parse", "text": text, "title": title, "onlypst": 1}
        return str(self._call(given)["parse"]["text"])

    def query(self, **parameters: Any) -> dict[str, Any]:
        """The `query` part of an answer to `action=query`."""
        return dict(self._call({"action": "query", **parameters})["query"])

    def log_in(self) -> None:
        """Log in by password or, where the name holds `@`, by bot password."""
        token = self.query(meta="tokens", type="login")["tokens"]["logintoken"]
        name, password = self._account.name, self._account.password
        if "@" in name:
            given = {"action": "login", "lgname": name, "lgpassword": password, "lgtoken": token}
            answer = self._call(given)["login"]
        else:
            given = {"action": "clientlogin", "username": name, "password": password, "logintoken": token}
            answer = self._call(given | {"loginreturnurl": self._api})["clientlogin"]
        if answer.get("status", answer.get("result")) not in {"PASS", "Success"}:
            raise Refused("login", answer)

    def _fresh_token(self) -> str:
        self.log_in()
        return str(self.query(meta="tokens")["tokens"]["csrftoken"])

    def _page(self, title: str, **parameters: Any) -> dict[str, Any]:
        return dict(self.query(prop="revisions", titles=title, **parameters)["pages"][0])

    def _post(self, action: str, **parameters: Any) -> dict[str, Any]:
        self._token = self._token or self._fresh_token()
        return self._call({"action": action, "token": self._token, **parameters})

    def _call(self, parameters: dict[str, Any]) -> dict[str, Any]:
        given = {"format": "json", "formatversion": 2, **parameters}
        response = self._session.post(self._api, data=given, timeout=60)
        response.raise_for_status()
        answer: dict[str, Any] = response.json()
        if "error" in answer:
            raise Refused(answer["error"]["code"], answer["error"]["info"])
        return answer
