"""Who plays in the story, and where it stands."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser

from tests.journeys.site import Site
from tests.journeys.visitor import Trouble, Visitor

SECRETARY = "ines.moreau@desk.example"
REVIEWER = "otto.lindqvist@panel.example"
APPLICANT = "mara.kovac@ljubljana.example"
SECOND = "pieter.vos@brussel.example"
TOPICS = ["Framework agreements", "Green criteria"]


@dataclass
class Story:
    """The installation, everybody's browser, and the addresses that one act leaves to the next."""

    site: Site
    browser: Browser
    trouble: Trouble
    desk: Visitor
    people: dict[str, Visitor] = field(default_factory=dict)
    edition: str = ""
    call: str = ""
    survey: str = ""
    workshop: str = ""
    uid: str = ""

    @classmethod
    def begin(cls, site: Site, browser: Browser) -> "Story":
        trouble = Trouble(site.url.removeprefix("http://"))
        return cls(site, browser, trouble, Visitor.arrive(browser, site, trouble, SECRETARY))

    def enter(self, address: str) -> Visitor:
        """A new browser for somebody, in which nothing is remembered; an older one of theirs is closed."""
        if address in self.people:
            self.people[address].page.context.close()
        self.people[address] = Visitor.arrive(self.browser, self.site, self.trouble, address)
        return self.people[address]

    def path(self, rest: str = "") -> str:
        return f"{self.edition}{rest}"

    @property
    def public_call(self) -> str:
        """The call as the public sees it."""
        return f"/calls/{self.call.rstrip('/').rsplit('/', 1)[1]}/"
