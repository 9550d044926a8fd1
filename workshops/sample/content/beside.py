"""Sessions beside the work plan, and people who came for others: wholly invented.

`OFFICE_HOUR` is the first of a series, `SITE_VISIT` was postponed, `DIALOGUE` cancelled (`OFF`: why).
`DEPUTIES`: by session, who came for whom. `HELD_BACK`: slides that the secretariat returned.
"""

from dataclasses import dataclass

from .shapes import AgendaItem, Moment, Session


@dataclass(frozen=True)
class Off:
    """When and why a session lost its date."""

    when: Moment
    reason: str


@dataclass(frozen=True)
class Deputy:
    """Somebody who comes for another person of the same organisation; `before`: days before the session."""

    person: str
    instead_of: str
    words: str
    before: int


OFFICE_HOUR = Session(
    key="office-hour",
    kind="meeting",
    title="Office hour for contract managers",
    description=(
        "Forty-five minutes, one contract at a time. Whoever has a question sends two sentences by the "
        "evening before. Nothing is recorded; what others can use is written down in a few lines."
    ),
    topics=(),
    state="held",
    starts=Moment(day=-20, time="13:00"),
    length=45,
    owner="capucine-delvigne",
    agenda=(
        AgendaItem("round", "13:00", 5, "Who brings what", ("capucine-delvigne",)),
        AgendaItem("cases", "13:05", 35, "The questions, one after the other", ()),
        AgendaItem("next", "13:40", 5, "What the next hour should take up", ()),
    ),
    invited=(
        "aino-lehtovirta",
        "wout-claesen",
        "priya-hallam",
        "henrik-lovgren",
        "hakon-dyrland",
        "sabine-ruttimann",
        "lukas-feichtinger",
        "matteo-ferrante",
    ),
    present=(
        "aino-lehtovirta",
        "wout-claesen",
        "henrik-lovgren",
        "hakon-dyrland",
        "sabine-ruttimann",
        "lukas-feichtinger",
    ),
    excused=("matteo-ferrante",),
)
# How many hours follow the first, month by month.
OFFICE_HOURS_AFTER = 4
# Who has answered for all of them, and who for the next one only.
COMES_ALWAYS = {"aino-lehtovirta": "yes", "wout-claesen": "yes", "sabine-ruttimann": "perhaps"}
COMES_NEXT = {"priya-hallam": "yes", "henrik-lovgren": "yes", "matteo-ferrante": "no"}
# Too few to be shown: the form promises that nobody can be guessed.
SAID_OF_OFFICE_HOUR = (
    ("5", "One case, and nobody in a hurry", "", "yes"),
    ("4", "", "Send the question round the day before, so that we can look it up", "yes"),
    ("4", "That it ends on time", "", "yes"),
)

SITE_VISIT = Session(
    key="site-visit",
    kind="meeting",
    title="A morning in a sorting hall",
    description=(
        "The group follows one pallet of old laptops through a sorting hall: who opens the devices, with "
        "which gloves, and who writes down what was found. Twelve places; sturdy shoes are needed."
    ),
    topics=("end-of-life",),
    state="draft",
    starts=Moment(day=17, time="09:30"),
    length=180,
    owner="ingrid-solbakken",
    agenda=(
        AgendaItem("safety", "09:30", 20, "Safety, and what may be photographed", ()),
        AgendaItem("hall", "09:50", 80, "Along the belt, in two groups", (), ("end-of-life",)),
        AgendaItem("shift", "11:10", 50, "Talk with three people of the morning shift", ("dalisay-reyes",)),
        AgendaItem("back", "12:00", 30, "What goes into a contract", ("wout-claesen",), ("end-of-life",)),
    ),
    invited=(
        "aino-lehtovirta",
        "wout-claesen",
        "priya-hallam",
        "matteo-ferrante",
        "mireille-vandorpe",
        "bastien-lorquet",
        "femke-oosterling",
        "joost-lindeman",
        "linnea-akerblad",
        "dalisay-reyes",
    ),
    rsvp={
        "aino-lehtovirta": "yes",
        "wout-claesen": "yes",
        "priya-hallam": "no",
        "mireille-vandorpe": "yes",
        "femke-oosterling": "yes",
        "joost-lindeman": "perhaps",
        "dalisay-reyes": "yes",
    },
)
SITE = "Sample sorting hall Noorderkade, gate 4, Eikhaven"
WAY_IN = "Bring an identity card. The hall has steps; tell us if you need the lift, two days before."

DIALOGUE = Session(
    key="dialogue",
    kind="market_dialogue",
    title="Market dialogue: three makers of screens",
    description=(
        "Five questions on findings at final assembly, sent to three makers beforehand. Each answers for "
        "twenty minutes; the others are not in the room."
    ),
    topics=("due-diligence",),
    state="cancelled",
    starts=Moment(day=-6, time="14:00"),
    length=90,
    owner="ingrid-solbakken",
    agenda=(
        AgendaItem("frame", "14:00", 10, "What may be said here, and what may not", ("theresa-wallnofer",)),
        AgendaItem("makers", "14:10", 60, "Three makers, one after the other", (), ("due-diligence",)),
        AgendaItem("after", "15:10", 20, "What we heard, among buyers", ()),
    ),
    invited=(
        "theresa-wallnofer",
        "lukas-feichtinger",
        "henrik-lovgren",
        "jonas-bremholt",
        "sofia-arrieta",
        "gaia-montanari",
        "solveig-brattland",
        "urs-hegglin",
    ),
    rsvp={
        "theresa-wallnofer": "yes",
        "lukas-feichtinger": "yes",
        "henrik-lovgren": "yes",
        "jonas-bremholt": "no",
        "sofia-arrieta": "yes",
        "urs-hegglin": "perhaps",
    },
)

SESSIONS = (OFFICE_HOUR, SITE_VISIT, DIALOGUE)

OFF = {
    "site-visit": Off(
        Moment(day=-3, time="15:20"),
        "The operator has to renew the floor of the hall, and visitors may not come in before that is done. "
        "We ask for a new day as soon as they know.",
    ),
    "dialogue": Off(
        Moment(day=-11, time="10:40"),
        "Two of the three makers will not speak without their lawyers. The five questions go to them in "
        "writing, and the answers come as a paper.",
    ),
}

DEPUTIES = {
    "checkers": (
        Deputy(
            "ranveig-saetre",
            "solveig-brattland",
            "I am on leave that week. Ranveig reads the audit reports.",
            6,
        ),
        Deputy(
            "clemens-auer",
            "theresa-wallnofer",
            "I have a hearing that morning; Clemens wrote the clauses with me.",
            4,
        ),
    ),
}

# session, person, point, name of the file, lines of its page, what to change
HELD_BACK = (
    "disposal-webinar", "wout-claesen", "contracts", "three-contracts-draft.pdf",
    ("Three contracts that follow the device", "Sample slides, invented", "Photos from the yard"),
    "In the photos the name of the recycler can be read on the gate, and two workers can be known. Cover "
    "both, then the slides can go to everybody.",
)  # fmt: skip
# session, person, point, name of the file, lines of its page
GOOD_SLIDES = (
    "disposal-webinar", "priya-hallam", "contracts", "clauses-that-still-hold.pdf",
    ("Clauses that still hold", "Sample slides, invented", "When the truck has left the yard"),
)  # fmt: skip
