"""Somebody in a browser of their own: acts by the words on the page, and remembers whatever went wrong."""

import re
import time
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    expect,
)

from tests.journeys.site import Site, text_of

PATIENCE = 20_000
INPUTS = "input:not([type=hidden]), select, textarea"


@dataclass
class Trouble:
    """What no page may do: fail, complain, break the policy, or ask another host."""

    host: str
    found: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.on("weberror", lambda error: self.found.append(f"error on {error.page}: {error.error}"))
        context.on(
            "console", lambda told: told.type == "error" and self.found.append(f"console: {told.text}")
        )
        context.on("request", self._asked)
        context.on("response", self._answered)

    def _told(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.found.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != self.host:
            self.found.append(f"another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.found.append(f"{response.status}: {response.url}")
        is_page = response.headers.get("content-type", "").startswith("text/html")
        policy = response.headers.get("content-security-policy", "")
        # The frame in which a mail is read allows less still.
        if is_page and not re.search("default-src '(self|none)'", policy):
            self.found.append(f"no policy: {response.url}")


@dataclass
class Visitor:
    """One browser context with one page. `address` is where this person's mail goes."""

    site: Site
    page: Page
    address: str = ""

    @classmethod
    def arrive(cls, browser: Browser, site: Site, trouble: Trouble, address: str = "") -> "Visitor":
        context = browser.new_context(locale="en-GB", timezone_id="Europe/Brussels", accept_downloads=True)
        context.set_default_timeout(PATIENCE)
        trouble.watch(context)
        return cls(site, context.new_page(), address)

    def go(self, where: str) -> "Visitor":
        """Open an address of ours, whole or as a path; a refusal is a failure."""
        answer = self.page.goto(where if where.startswith("http") else self.site.url + where)
        assert answer is None or answer.status < 400, f"{answer.status} at {where}"
        return self

    def follow(self, link: str, *, inside: Locator | None = None) -> "Visitor":
        (inside or self.page).get_by_role("link", name=link).first.click()
        return self

    def press(self, button: str, *, inside: Locator | None = None) -> "Visitor":
        (inside or self.page).get_by_role("button", name=button).first.click()
        return self

    def field(self, label: str, *, inside: Locator | None = None) -> Locator:
        """The input whose label begins so; "(optional)" and who reads it may follow.

        Nobody types before the scripts of a page run, but a test would, and nothing would be saved by itself.
        """
        self.page.wait_for_load_state()
        found = (inside or self.page).get_by_label(re.compile(rf"^\s*{re.escape(label)}", re.IGNORECASE))
        return found.and_(self.page.locator(INPUTS)).first

    def write(self, words: dict[str, str], *, inside: Locator | None = None) -> "Visitor":
        for label, text in words.items():
            self.field(label, inside=inside).fill(text)
        return self

    def choose(self, options: dict[str, str], *, inside: Locator | None = None) -> "Visitor":
        """In lists: {label of the list: words of the option}."""
        for label, option in options.items():
            self.field(label, inside=inside).select_option(label=option)
        return self

    def tick(self, *labels: str, inside: Locator | None = None) -> "Visitor":
        for label in labels:
            self.field(label, inside=inside).check()
        return self

    def group(self, legend: str) -> Locator:
        """A set of inputs that belong together."""
        return self.page.get_by_role(
            "group", name=re.compile(rf"^\s*{re.escape(legend)}", re.IGNORECASE)
        ).first

    def set_moment(self, legend: str, moment: datetime) -> "Visitor":
        """Day and time, as the clock of the page's zone shows them."""
        group = self.group(legend)
        self.field("Day", inside=group).fill(f"{moment:%Y-%m-%d}")
        self.field("Time", inside=group).fill(f"{moment:%H:%M}")
        return self

    def set_day(self, label: str, day: date) -> "Visitor":
        return self.write({label: f"{day:%Y-%m-%d}"})

    def reads(self, *words: str) -> "Visitor":
        """Each of these words stands on the page (after some patience)."""
        for one in words:
            expect(self.page.locator("body")).to_contain_text(one, timeout=PATIENCE, use_inner_text=True)
        return self

    def light(self, words: str) -> "Visitor":
        """The save light begins with these words: "Not saved yet" is not "Saved"."""
        told = re.compile(rf"^\s*{words}")
        expect(self.page.get_by_role("status").filter(has_text=told).first).to_be_visible(timeout=PATIENCE)
        return self

    def stands_at(self, path: str) -> "Visitor":
        """The address matches this expression."""
        expect(self.page).to_have_url(re.compile(path), timeout=PATIENCE)
        return self

    def sign_in(self) -> "Visitor":
        """By the code that comes by mail; an older code is in the mailbox, too, if one came here before."""
        self.go("/accounts/login/").write({"E-mail address": self.address})
        before = len(self._codes())
        self.press("Send me a code").stands_at("/code/")
        until = time.monotonic() + PATIENCE / 1000
        while len(codes := self._codes()) == before:
            assert time.monotonic() < until, f"no code for {self.address}"
            self.page.wait_for_timeout(100)
        self.write({"Code": codes[-1]}).press("Go on")
        expect(self.page).not_to_have_url(re.compile("/accounts/"), timeout=PATIENCE)
        return self

    def _codes(self) -> list[str]:
        mails = [one.message for one in self.site.sink.messages if self.address in one.recipients]
        return [code_in(text_of(mail)) for mail in mails if "code" in str(mail["Subject"])]

    def mail(self, about: str) -> str:
        """The text of the newest mail to this person about something."""
        return text_of(self.site.mail_to(self.address, about=about))

    def open_mail(self, about: str) -> "Visitor":
        """Follow the link of a mail."""
        return self.go(self.site.link_in(self.site.mail_to(self.address, about=about)))


def code_in(words: str) -> str:
    found = re.search(r"^\s*([A-Z0-9]{3,5}-?[A-Z0-9]{3,5})\s*$", words, re.MULTILINE)
    assert found, words
    return found.group(1)
