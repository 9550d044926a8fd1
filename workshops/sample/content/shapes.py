"""The shapes that the modules of the sample content are made of.

Every reference between them is a key (a string). Times of the finished edition are plain (`Moment.on`);
those of the running one count days from the day of loading (`Moment.day`); both name a time and a zone.
A day that falls on a weekend belongs to the Monday after it.
"""

from dataclasses import dataclass, field

BRUSSELS = "Europe/Brussels"


@dataclass(frozen=True)
class Moment:
    """A point in time: `on` (ISO day) in the finished edition, `day` (offset to the load day) otherwise."""

    on: str | None = None
    day: int | None = None
    time: str = "18:00"
    zone: str = BRUSSELS


@dataclass(frozen=True)
class Fact:
    """A public fact and where it was published. `value` None means: never published, not yet entered."""

    what: str
    value: object
    source: str | None = None


@dataclass(frozen=True)
class HostBody:
    """Role of a host. `name` is the public fact; `sample` the invented organisation people may stand for."""

    name: str
    country: str | None
    role: str
    sample: str | None = None


@dataclass(frozen=True)
class Topic:
    key: str
    title: str
    carried_over_from: str | None = None


@dataclass(frozen=True)
class Organisation:
    """`level`: supranational, national, regional, local, joint, other. `legal_type`: eForms code."""

    key: str
    name: str
    country: str
    level: str
    legal_type: str
    newcomer: bool = True


@dataclass(frozen=True)
class Person:
    """`role`: procurement or policy. `language`: en or fr."""

    key: str
    name: str
    email: str
    organisation: str
    role: str
    function: str
    zone: str
    language: str = "en"


@dataclass(frozen=True)
class Guest:
    """Observer, speaker or expert of an edition, and why."""

    person: str
    kind: str
    reason: str


@dataclass(frozen=True)
class Criterion:
    """`weight` in percent; None for the eligibility question. `scale`: meaning of 0, 1, 2, 3, 4."""

    key: str
    title: str
    text: str
    weight: int | None
    scale: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormQuestion:
    """`kind`: that of a question. `criterion`: key of the one it is scored for. `step`: page of the form."""

    key: str
    step: str
    text: str
    help: str
    kind: str
    criterion: str | None = None
    max_words: int | None = None
    choices: tuple[str, ...] = ()
    readers: str = "your two reviewers and the secretariat; never published"
    optional: bool = False


@dataclass(frozen=True)
class Quota:
    """`attribute`: level, role (procurer, policy), newcomer (yes), country or outside_eu (outside).

    `value` "*" means: each value of the attribute, with the same bounds.
    """

    attribute: str
    value: str
    label: str
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True)
class Call:
    title: str
    text: str
    privacy: str
    retention: str
    opens: Moment
    closes: Moment
    reviews_due: Moment
    decision: Moment
    seats: int
    criteria: tuple[Criterion, ...]
    questions: tuple[FormQuestion, ...]
    quotas: tuple[Quota, ...]


@dataclass(frozen=True)
class Application:
    """One person's application. `state`: draft, submitted, accepted, reserve or declined (where it ends)."""

    number: str
    person: str
    state: str
    sent: Moment | None
    newcomer: bool
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Review:
    """`points` and `comments` by criterion key. A comment may be empty. Not `finished`: a draft."""

    application: str
    reviewer: str
    eligible: bool
    points: dict[str, int]
    comments: dict[str, str]
    finished: bool = True


@dataclass(frozen=True)
class Conflict:
    """A reviewer who may not read an application, and who reads it instead."""

    reviewer: str
    application: str
    reason: str
    instead: str


@dataclass(frozen=True)
class ManualChange:
    """`change`: seat or release. `public`: the reason as the note for the public says it."""

    application: str
    change: str
    reason: str
    public: str = ""


@dataclass(frozen=True)
class Question:
    """`kind`: pair (importance, level per topic, 1 to 5), single, multiple, ranking, scale or text."""

    key: str
    section: str
    kind: str
    text: str
    help: str = ""
    options: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    at_most: int | None = None
    required: bool = True


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Assessment:
    """`audience`: organisations or persons. `mode`: named, pseudonymous, anonymous. `topics`: keys."""

    title: str
    text: str
    audience: str
    mode: str
    topics: tuple[str, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    opens: Moment
    closes: Moment


@dataclass(frozen=True)
class Answer:
    """One response. `pairs`: topic key to (importance, level). The other values stand by question key."""

    person: str
    organisation: str
    pairs: dict[str, tuple[int, int]]
    values: dict[str, object]


@dataclass(frozen=True)
class Quote:
    """A free-text answer that may be quoted to the edition's members."""

    key: str
    person: str
    question: str
    text: str
    topic: str | None = None


@dataclass(frozen=True)
class AgendaItem:
    """`minutes`: length. `presenters`: person keys; empty means all."""

    key: str
    start: str
    minutes: int
    title: str
    presenters: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of the minutes. `kind`: note, insight, decision, action, question.
    `insight`: good_practice, challenge, lesson, recommendation. `said_by`: organisation key. `owner`: person
    key. `due`: days after the session. `done`: days after the session when the action was done.
    """

    key: str
    item: str
    kind: str
    text: str
    insight: str | None = None
    said_by: str | None = None
    owner: str | None = None
    due: int | None = None
    done: int | None = None


@dataclass(frozen=True)
class Objection:
    """A change that a member asks for in the agreement round. `outcome`: open, taken_in or kept.

    Where it was taken in, `proposal` is the text of today and `before` the one that had gone round.
    """

    line: str
    person: str
    text: str
    proposal: str
    outcome: str
    before: str = ""


@dataclass(frozen=True)
class Minutes:
    """`state`: open, circulated or agreed. `agreed_by`: person keys who agreed (None: all who attended)."""

    state: str
    lines: tuple[Line, ...]
    circulated: Moment | None = None
    closes: Moment | None = None
    agreed_by: tuple[str, ...] | None = None
    objections: tuple[Objection, ...] = ()


@dataclass(frozen=True)
class Paper:
    title: str
    by: str
    day: int | None
    file_name: str | None
    text: str = ""


@dataclass(frozen=True)
class Slot:
    """One date of a poll. `day`: offset to the load day."""

    key: str
    day: int
    start: str
    end: str


@dataclass(frozen=True)
class Poll:
    """`answers`: person key to one letter per slot (y yes, m if needed, n no). `holds`: in calendars, too."""

    slots: tuple[Slot, ...]
    opens: Moment
    closes: Moment
    invited: tuple[str, ...]
    answers: dict[str, str]
    holds: bool = False


@dataclass(frozen=True)
class Session:
    """A workshop or webinar. `state`: draft, polling, scheduled or held."""

    key: str
    kind: str
    title: str
    description: str
    topics: tuple[str, ...]
    state: str
    starts: Moment | None
    length: int
    agenda: tuple[AgendaItem, ...]
    owner: str
    invited: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()
    rsvp: dict[str, str] = field(default_factory=dict)
    minutes: Minutes | None = None
    papers: tuple[Paper, ...] = ()
    poll: Poll | None = None


@dataclass(frozen=True)
class Source:
    """Where a text came from: a minutes line (`session`, `line`), the need found for a `topic`, or a `record`
    of the edition (edition, applications, members, attendance, published)."""

    session: str | None = None
    line: str | None = None
    topic: str | None = None
    record: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """`kind`: text or recommendation (which has a heading). `own_view`: the editors'
    own, so without a source."""

    key: str
    text: str
    sources: tuple[Source, ...] = ()
    kind: str = "text"
    own_view: bool = False
    heading: str = ""
    addressee: str = ""


@dataclass(frozen=True)
class Chapter:
    """`kind`: context, members, needs, session, lessons, recommendations or annex."""

    key: str
    kind: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    session: str | None = None


@dataclass(frozen=True)
class ChecklistItem:
    """`phase`: before, tender, contract or end."""

    key: str
    phase: str
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Report:
    title: str
    subtitle: str
    chapters: tuple[Chapter, ...]
    checklist: tuple[ChecklistItem, ...]
    published: Moment | None = None
