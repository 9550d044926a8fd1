"""What speakers say of themselves, points that members propose, and what sessions leave behind: invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """A speaker of a session. `is_public`: also on the page for everybody; `before`: days ago."""

    session: str
    person: str
    function: str
    short: str
    long: str = ""
    record: str = "yes"
    publish: str = "yes"
    is_public: bool = False
    before: int = 3


@dataclass(frozen=True)
class Left:
    """A material. `page`: the lines of a PDF; else it is a link. `until`: days from the day of loading."""

    session: str
    title: str
    kind: str
    audience: str
    rights: str
    rights_words: str = ""
    url: str = ""
    page: tuple[str, ...] = ()
    until: int | None = None


@dataclass(frozen=True)
class Wish:
    """A point that a member proposes; `answer`: why it was not taken up, nothing while it waits."""

    session: str
    person: str
    title: str
    why: str
    minutes: int
    answer: str = ""


SPEAKERS = (
    Words(
        "batteries-tender",
        "dalisay-reyes",
        "Coordinates worker-led monitoring in electronics",
        "Dalisay has visited refineries and battery plants since 2015, and talks with those who work there.",
        "She asks what an audit saw, who paid for it, and what became of the people it was about. For buyers "
        "she turns this into three questions that a bidder can answer in an afternoon.",
        publish="no",
    ),
    Words(
        "chemicals-poll",
        "birgitta-rosenquist",
        "Occupational hygienist",
        "Birgitta explains what a name on a list of substances says about a product, and what it does not.",
    ),
    Words(
        "disposal-webinar",
        "wout-claesen",
        "Manages IT contracts for a city",
        "Wout signed three contracts for old devices, and followed one laptop to the end.",
        is_public=True,
    ),
    Words(
        "disposal-webinar",
        "priya-hallam",
        "Commercial lead for technology in a borough",
        "Priya writes clauses that still hold when the truck has left the yard.",
        is_public=True,
    ),
)
# Who is asked for what is missing, and has not said anything yet.
ASKED = ("chemicals-poll", ("daniel-okafor", "linnea-akerblad"))
# session, person, point, name of the file, lines of its page
WAITING_SLIDES = (
    "batteries-tender", "dalisay-reyes", "cobalt", "where-the-cobalt-comes-from.pdf",
    ("Where the cobalt comes from", "Sample slides, invented", "Three questions to a bidder"),
)  # fmt: skip
MATERIALS = (
    Left(
        "checkers", "Recording of the session", "recording", "members", "consent",
        "everybody who spoke", url="https://video.sample.invalid/checkers", until=60,
    ),
    Left(
        "checkers", "Links from the chat", "chat", "participants", "reserved",
        page=("Links from the chat", "Sample text, invented", "Names were taken out"),
    ),
    Left(
        "disposal-webinar", "Reading before the webinar", "other", "public", "cc-by-4.0",
        "the secretariat of the working group", url="https://reading.sample.invalid/old-devices",
    ),
)  # fmt: skip
WISHES = (
    Wish(
        "batteries-tender", "theresa-wallnofer", "Who pays when a bus maker changes the cells?",
        "Our supplier announced other cells for the second lot. May they, and who checks the mine again?", 15,
    ),
    Wish(
        "batteries-tender", "lukas-feichtinger", "One letter to the owners of labels",
        "Three of us are writing to the same office, each in other words.", 20,
        "Femke drafts it already: it is an action of the session on labels. You get the draft to read.",
    ),
)  # fmt: skip
