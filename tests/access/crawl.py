"""Follows every link of the loaded sample as each persona.

It needs DATABASE_URL, DEBUG=1 and SAMPLE_MODE=1: `python -m tests.access.crawl [persona …]`.
It goes through Django's test client, so that queries can be counted and exceptions are seen whole.
"""

import os
import sys
import time
import traceback
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

GOOD = {200, 301, 302, 303, 304}
MOST_OF_A_KIND = 8
MOST_QUERIES = 15
LONGEST_MS = 25.0
STARTS = ["/", "/me/", "/mail/", "/sample/", "/accounts/login/", "/healthz", "/styleguide/"]
NOT_FOLLOWED = ("/static/", "/accounts/logout", "/media/")


class Links(HTMLParser):
    """The addresses that a page leads to by GET."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("a", "iframe"):
            self.found.append(given.get("href") or given.get("src") or "")
        self.found += [given[name] or "" for name in ("hx-get",) if name in given]


@dataclass
class Page:
    """What one address answered to one persona."""

    persona: str
    url: str
    view: str
    status: int
    queries: int
    ms: float
    came_from: str
    error: str = ""

    @property
    def is_broken(self) -> bool:
        return bool(self.error) or self.status not in GOOD

    def __str__(self) -> str:
        line = (
            f"{self.persona:12} {self.status} {self.queries:3} q {self.ms:6.1f} ms  {self.url}  ({self.view})"
        )
        return f"{line}  from {self.came_from}\n{self.error}" if self.is_broken else line


@dataclass
class Crawler:
    """Walks the house as one persona; of pages of one kind only so many are opened."""

    client: Any
    persona: str
    pages: list[Page] = field(default_factory=list)
    most_of_a_kind: int = MOST_OF_A_KIND

    def walk(self, starts: list[str]) -> list[Page]:
        waiting = deque((start, "start") for start in starts)
        seen, kinds = set(starts), Counter[str]()
        while waiting:
            url, came_from = waiting.popleft()
            view = view_of(url)
            kinds[view] += 1
            if kinds[view] > self.most_of_a_kind:
                continue
            for link in self.open(url, view, came_from):
                if link not in seen:
                    seen.add(link)
                    waiting.append((link, url))
        return self.pages

    def open(self, url: str, view: str, came_from: str) -> list[str]:
        """Open one page; gives the links in it."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        began, error, response = time.perf_counter(), "", None
        with CaptureQueriesContext(connection) as queries:
            try:
                response = self.client.get(url)
                body = b"".join(response.streaming_content) if response.streaming else response.content
            except Exception:
                error, body = traceback.format_exc(limit=-6), b""
        ms = (time.perf_counter() - began) * 1000
        status = response.status_code if response is not None else 500
        self.pages.append(Page(self.persona, url, view, status, len(queries), ms, came_from, error))
        if response is None or status not in GOOD:
            return []
        if status in (301, 302, 303):
            return list(internal([response["Location"]], url))
        if not response["Content-Type"].startswith("text/html"):
            return []
        links = Links()
        links.feed(body.decode())
        return list(internal(links.found, url))


def internal(hrefs: list[str], here: str) -> Iterator[str]:
    """Addresses of ours, absolute and without fragment."""
    for href in hrefs:
        if not href or href.startswith(("#", "mailto:", "data:", "tel:")):
            continue
        parts = urlsplit(urljoin(f"http://testserver{here}", href))
        ours = parts.netloc in ("testserver", urlsplit(os.environ.get("SITE_URL", "")).netloc)
        if ours and not parts.path.startswith(NOT_FOLLOWED):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def view_of(url: str) -> str:
    """The name of the view behind an address, with the names of its parameters."""
    from django.urls import Resolver404, resolve

    parts = urlsplit(url)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return "no such page"
    # What differs only in what it asks for is the same page in another state.
    asked = (
        "?" + "&".join(sorted({pair.partition("=")[0] for pair in parts.query.split("&")}))
        if parts.query
        else ""
    )
    return f"{match.view_name}{asked}"


def walk_as(persona: str, **limits: Any) -> list[Page]:
    """Sign in as a persona of the sample (empty: nobody) and walk."""
    from django.test import Client

    client = Client(raise_request_exception=True)
    starts = list(STARTS)
    if persona:
        answer = client.post("/sample/sign-in/", {"persona": persona})
        starts.append(answer["Location"])
    return Crawler(client, persona or "nobody", **limits).walk(starts)


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workinggroup.settings")
    import django

    django.setup()
    from django.conf import settings

    from workshops.sample.personas import Persona

    settings.ALLOWED_HOSTS = ["*"]
    chosen = sys.argv[1:] or ["", *Persona.values]
    pages = [page for persona in chosen for page in walk_as(persona)]
    broken = [page for page in pages if page.is_broken]
    costly = [page for page in pages if page.queries > MOST_QUERIES or page.ms > LONGEST_MS]
    # The first page of a process pays for what every process loads once.
    slow = sorted((page for page in costly if not page.is_broken), key=lambda page: -page.ms)
    print(*broken, sep="\n")
    print(f"--- over {MOST_QUERIES} queries or {LONGEST_MS} ms:", *slow[:80], sep="\n")
    print(f"{len(pages)} pages, {len(broken)} broken, {len(slow)} costly")
    return bool(broken)


if __name__ == "__main__":
    raise SystemExit(main())
