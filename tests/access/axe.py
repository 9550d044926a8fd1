"""A page in a real browser, looked at by axe-core in the ways that people see it.

axe is put in by the debugger, not by a script element: so the page's own policy stays in force and is heard.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.journeys.site import ROOT

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
DESK, PHONE, NARROW = ({"width": width, "height": 900} for width in (1280, 390, 320))
# A colour scheme changes colours and nothing else.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async only => {
    const how = { resultTypes: ["violations"], iframes: false, preload: false };
    if (only) how.runOnly = { type: "rule", values: only };
    else how.rules = { "target-size": { enabled: true } };
    const { violations } = await axe.run(document, how);
    return violations.map(({ id, help, nodes }) => ({
        id, help, count: nodes.length, nodes: nodes.slice(0, 4).map(node => [
            node.target.join(" "), node.html.slice(0, 160),
            [...node.any, ...node.all].map(check => check.message).slice(0, 1).join(),
        ]),
    }));
}"""
# A form that comes back with faults answers so, and is a state like any other.
REFUSED = 422
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Looker:
    """Looks at pages of one browser context; what it has found wrong gathers in `found`."""

    page: Page
    host: str
    where: str = ""
    found: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(20_000)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._note(f"error in a script: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def look(self, where: str) -> None:
        """At the page that is open: at a desk, in the dark, on a phone, and that 320 pixels are enough."""
        self.where = where
        self.page.evaluate(AXE.read_text())
        self._look_as("desk")
        self.page.emulate_media(color_scheme="dark")
        self._look_as("dark", only=OF_COLOURS)
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(PHONE)
        self._look_as("phone")
        self.page.set_viewport_size(NARROW)
        if wide := self.page.evaluate(OVERFLOW):
            self._note(f"320 px: the page scrolls sideways by {wide} px")
        self.page.set_viewport_size(DESK)

    def _look_as(self, view: str, only: list[str] | None = None) -> None:
        for violation in self.page.evaluate(RUN, only):
            self._note("\n    ".join(_lines(view, violation)))

    def _note(self, what: str) -> None:
        self.found.append(f"{self.where}: {what}")

    def _heard(self, told: ConsoleMessage) -> None:
        if told.type == "error" and f"status of {REFUSED}" not in told.text:
            self._note(f"console: {told.text}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != self.host:
            self._note(f"asks another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status != REFUSED:
            self._note(f"{response.status} from {response.url}")


def _lines(view: str, violation: dict[str, Any]) -> Iterator[str]:
    yield f"{view}: {violation['id']} ({violation['help']}), {violation['count']} times"
    for target, html, message in violation["nodes"]:
        yield f"{target} | {html} | {message}"
