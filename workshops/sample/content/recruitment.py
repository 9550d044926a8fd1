"""Three recruitments: 2022 (finished), the running edition (finished), the next edition (its call is open).

`CALL_2022`, `CALL_RUNNING`, `CALL_NEXT`: `Call`. `APPLICATIONS_*`: tuples of `Application` (64; 41; 9
submitted and 3 drafts). `REVIEWS_*`: tuples of `Review`, two for each application (in the next call: five
applications have them, one more is half read). `CHANGES_2022`, `CHANGES_RUNNING`: `ManualChange` made
after the proposal of the solver. `CONFLICTS_2022`, `CONFLICTS_NEXT`: `Conflict`. The proposal with these
scores and quotas, after the manual changes, is exactly `people.MEMBERS_2022` and
`people.MEMBERS_RUNNING`; the tests prove it. Wholly invented: the criteria of the real calls were never
published.
"""

from workshops.sample.content import people
from workshops.sample.content.applications_2022 import ROWS as ROWS_2022
from workshops.sample.content.applications_running import NEXT_ROWS, ROWS
from workshops.sample.content.attachments import MORE_QUESTIONS
from workshops.sample.content.call_texts import (
    CALL_TEXT_2022,
    CALL_TEXT_NEXT,
    CALL_TEXT_RUNNING,
    COMMENTS,
    PRIVACY,
)
from workshops.sample.content.organisations import BY_KEY as ORGANISATION
from workshops.sample.content.shapes import (
    Application,
    Call,
    Conflict,
    Criterion,
    FormQuestion,
    ManualChange,
    Moment,
    Quota,
    Review,
)

ELIGIBLE = Criterion(
    "eligible",
    "Public buyer",
    (
        "The organisation buys with public money or writes the rules for those who do, and the applicant "
        "works on IT, on vehicles or on the policy for them."
    ),
    None,
)
_PRACTICE = (
    "practice",
    "Practice so far",
    "What your organisation already does to buy IT ethically, and how well it knows the result.",
    (
        "nothing yet",
        "a plan or a first clause",
        "one contract with criteria",
        "several contracts, results known",
        "results published or taught to others",
    ),
)
_LEARNING = (
    "learning",
    "What others can learn",
    "An example, a failure or a question that helps other buyers.",
    (
        "none given",
        "a general statement",
        "an example without detail",
        "an example others could copy",
        "an example and its documents",
    ),
)
_USE = (
    "use",
    "Use of the results",
    "Which tender, contract or policy the group's work will go into.",
    (
        "none given",
        "an intention",
        "a policy in preparation",
        "a tender planned within two years",
        "a tender with the mandate to apply it",
    ),
)
_ROLE_TIME = (
    "role-time",
    "Role and time",
    "Whether you can speak for practice and give six days in the year.",
    (
        "neither",
        "one of the two",
        "both, without a mandate",
        "both, with a mandate",
        "both, and a deputy named",
    ),
)
_BRIDGE = (
    "bridge",
    "Between policy and procurement",
    "Whether your work joins those who write the rules and those who sign the contracts.",
    (
        "no link described",
        "knows of the other side",
        "meets the other side now and then",
        "works with the other side on one contract",
        "works with the other side as a rule",
    ),
)


def _criteria(*weighted: tuple[tuple[str, str, str, tuple[str, ...]], int]) -> tuple[Criterion, ...]:
    scored = (Criterion(key, title, text, weight, scale) for (key, title, text, scale), weight in weighted)
    return (ELIGIBLE, *scored)


CRITERIA_2022 = _criteria((_PRACTICE, 25), (_LEARNING, 20), (_USE, 25), (_ROLE_TIME, 15), (_BRIDGE, 15))
CRITERIA_RUNNING = _criteria((_PRACTICE, 30), (_LEARNING, 25), (_USE, 25), (_ROLE_TIME, 20))
CRITERIA_NEXT = CRITERIA_RUNNING

TIMES = (
    "Six days in the year, agreed with my manager",
    "Six days in the year, agreement still to come",
    "About four days in the year",
    "Six days in the year, and a deputy is named",
)
ROLES = ("I buy IT", "I write policy or rules for buying it")
_ROLE_ANSWER = {"procurement": ROLES[0], "policy": ROLES[1]}

QUESTIONS = (
    FormQuestion(
        "role",
        "Role and time",
        "What is your part in buying IT?",
        "Choose the one that takes more of your time.",
        "choice",
        "role-time",
        choices=ROLES,
    ),
    FormQuestion(
        "motivation",
        "Use",
        "Why do you want to join, and where will the results be used?",
        "Name the tender, contract or policy. Two or three sentences are enough.",
        "long_text",
        "use",
        max_words=150,
    ),
    FormQuestion(
        "experience",
        "Practice",
        "What does your organisation do already?",
        (
            "What did you ask for, what did suppliers answer, what happened after that? Facts help more "
            "than intentions."
        ),
        "long_text",
        "practice",
        max_words=200,
    ),
    FormQuestion(
        "bring",
        "What others can learn",
        "What could others learn from you?",
        "An example, a document, a failure or a good question.",
        "long_text",
        "learning",
        max_words=200,
    ),
    FormQuestion(
        "time",
        "Role and time",
        "How much time can you give?",
        "Sessions, reading and one example take about six days.",
        "choice",
        "role-time",
        choices=TIMES,
    ),
)

_LEVEL_QUOTAS = (
    Quota("level", "local", "Local", 8, 14),
    Quota("level", "regional", "Regional", 5),
    Quota("level", "national", "National", 5, 9),
    Quota("level", "joint", "Joint purchasing", 2),
    Quota("role", "procurer", "Procurers", 10),
    Quota("role", "policy", "Policy makers", 10),
    Quota("country", "*", "From one country", None, 3),
    Quota("outside_eu", "outside", "Outside the EU", 3),
)
QUOTAS_2022 = (*_LEVEL_QUOTAS, Quota("newcomer", "yes", "New to the group", 8))
QUOTAS_RUNNING = (*_LEVEL_QUOTAS, Quota("newcomer", "yes", "New to the group", 3))
QUOTAS_NEXT = (*_LEVEL_QUOTAS, Quota("newcomer", "yes", "New to the group", 8))

CALL_2022 = Call(
    title="Join the 2022 edition of the working group",
    text=CALL_TEXT_2022,
    privacy=PRIVACY,
    retention=(
        "Applications without a seat are deleted six months after the decision. Scores stay, without names."
    ),
    opens=Moment(on="2022-01-17", time="09:00"),
    closes=Moment(on="2022-02-11", time="18:00"),
    reviews_due=Moment(on="2022-02-23", time="18:00"),
    decision=Moment(on="2022-02-28", time="14:00"),
    seats=27,
    criteria=CRITERIA_2022,
    questions=QUESTIONS,
    quotas=QUOTAS_2022,
)
CALL_RUNNING = Call(
    title="Join the working group: from criteria to contract practice",
    text=CALL_TEXT_RUNNING,
    privacy=PRIVACY,
    retention=(
        "Applications without a seat are deleted six months after the decision. Scores stay, without names."
    ),
    opens=Moment(day=-150, time="09:00"),
    closes=Moment(day=-125, time="18:00"),
    reviews_due=Moment(day=-111, time="18:00"),
    decision=Moment(day=-104, time="14:00"),
    seats=27,
    criteria=CRITERIA_RUNNING,
    questions=QUESTIONS,
    quotas=QUOTAS_RUNNING,
)
CALL_NEXT = Call(
    title="Join the next edition of the working group",
    text=CALL_TEXT_NEXT,
    privacy=PRIVACY,
    retention=(
        "Applications without a seat are deleted six months after the decision. Scores stay, without names."
    ),
    opens=Moment(day=-16, time="09:00"),
    closes=Moment(day=11, time="18:00"),
    reviews_due=Moment(day=25, time="18:00"),
    decision=Moment(day=32, time="14:00"),
    seats=27,
    criteria=CRITERIA_NEXT,
    questions=(*QUESTIONS, *MORE_QUESTIONS),
    quotas=QUOTAS_NEXT,
)

CHANGES_2022 = (
    ManualChange(
        "A017",
        "seat",
        "The only applicant who owns a national contract template.",
        public="Brings a contract template that is used in a whole country.",
    ),
    ManualChange(
        "A041",
        "release",
        "Asked by phone to wait for the next edition, because the office is being reorganised.",
        public="Asked to wait for the next edition.",
    ),
)
CHANGES_RUNNING = (
    ManualChange(
        "A037",
        "seat",
        "Next by score after A018 was released; the rule for new organisations had set him aside.",
    ),
    ManualChange(
        "A018",
        "release",
        "The unit is merged in summer; the applicant asked to hand the seat to somebody else.",
        public="Asked to leave the seat to somebody else.",
    ),
)

CONFLICTS_2022 = (
    Conflict(
        "thibault-wauters", "A002", "My court audits the contracts of this organisation.", "nuala-finnerty"
    ),
    Conflict(
        "nuala-finnerty",
        "A022",
        "I advised the borough on its last laptop tender and was paid for it.",
        "lorenza-pagliarini",
    ),
)
CONFLICTS_NEXT = (
    Conflict(
        "lorenza-pagliarini",
        "A005",
        "I wrote a paid opinion on the disposal contract of this city.",
        "nuala-finnerty",
    ),
)

# Newcomers of the running call: not in the edition of 2022.
_KNOWN_IN_2022 = {people.BY_KEY[key].organisation for key in people.MEMBERS_2022}


def _answers(person: str, time: int, motivation: str, experience: str, bring: str) -> dict[str, str]:
    return {
        "role": _ROLE_ANSWER[people.BY_KEY[person].role],
        "motivation": motivation,
        "experience": experience,
        "bring": bring,
        "time": TIMES[time],
    }


def _is_new(person: str, known: set[str] | None) -> bool:
    organisation = people.BY_KEY[person].organisation
    return ORGANISATION[organisation].newcomer if known is None else organisation not in known


def _score(row, criteria: tuple[Criterion, ...]) -> float:
    """Weighted mean of both reviews, 0 to 100."""
    weights = [criterion.weight for criterion in criteria if criterion.weight]
    both = (row[1], row[2])
    return sum(weight * int(digits[place]) / 8 for digits in both for place, weight in enumerate(weights))


def _applications(rows, members: tuple[str, ...], criteria, sent, known: set[str] | None):
    without_seat = sorted(
        (row for row in rows if row[0] not in members), key=lambda row: -_score(row, criteria)
    )
    reserve = {row[0] for row in without_seat[:10]}
    return tuple(
        Application(
            number=f"A{index + 1:03}",
            person=person,
            state="accepted" if person in members else "reserve" if person in reserve else "declined",
            sent=sent(index),
            newcomer=_is_new(person, known),
            answers=_answers(person, time, *texts),
        )
        for index, (person, _first, _second, time, *texts) in enumerate(rows)
    )


def _clock(index: int, place: int, size: int) -> str:
    """The later of a day's applications come at a later hour."""
    return f"{8 + place * 9 // size:02}:{index * 17 % 60:02}"


def _sent_2022(index: int) -> Moment:
    """Two a day at first, four a day later, seven on each of the last days."""
    start, day, size = next(row for row in ((44, 38, 7), (24, 30, 4), (0, 18, 2)) if index >= row[0])
    day += (index - start) // size
    iso = f"2022-01-{day:02}" if day <= 31 else f"2022-02-{day - 31:02}"
    return Moment(on=iso, time=_clock(index, (index - start) % size, size))


def _sent_running(index: int) -> Moment:
    return Moment(day=-148 + index // 2, time=_clock(index, index % 2, 2))


def _sent_next(index: int) -> Moment:
    return Moment(day=-14 + index, time=_clock(index, index % 3, 3))


APPLICATIONS_2022 = _applications(ROWS_2022, people.MEMBERS_2022, CRITERIA_2022, _sent_2022, None)
APPLICATIONS_RUNNING = _applications(
    ROWS, people.MEMBERS_RUNNING, CRITERIA_RUNNING, _sent_running, _KNOWN_IN_2022
)
APPLICATIONS_NEXT = tuple(
    Application(
        number=f"A{index + 1:03}",
        person=person,
        state="submitted" if index < 9 else "draft",
        sent=_sent_next(index) if index < 9 else None,
        newcomer=_is_new(person, _KNOWN_IN_2022),
        answers=_answers(person, time, *texts),
    )
    for index, (person, _first, _second, time, *texts) in enumerate(NEXT_ROWS)
)


def _comment(criterion: str, points: int, turn: int, seat: int) -> str:
    """Every third score stands without a comment; two reviewers of one application say it differently."""
    choices = COMMENTS[criterion][points]
    return "" if turn % 3 == 2 else choices[(turn // 6 * 2 + seat) % len(choices)]


def _review(
    number: str, index: int, seat: int, reviewer: str, digits: str, criteria, finished=True
) -> Review:
    keys = [criterion.key for criterion in criteria if criterion.weight][: len(digits)]
    points = {key: int(digit) for key, digit in zip(keys, digits, strict=True)}
    comments = {
        key: _comment(key, value, index * 2 + seat + place, seat)
        for place, (key, value) in enumerate(points.items())
    }
    return Review(
        number, reviewer, True, points, {key: text for key, text in comments.items() if text}, finished
    )


def _readers(index: int, number: str, conflicts: tuple[Conflict, ...]) -> tuple[str, str]:
    """Two of the three reviewers in turn; where one has a conflict, the one named instead."""
    first, second = people.REVIEWERS[index % 3], people.REVIEWERS[(index + 1) % 3]
    for conflict in conflicts:
        if conflict.application == number:
            first = conflict.instead if first == conflict.reviewer else first
            second = conflict.instead if second == conflict.reviewer else second
    return first, second


def _reviews(rows, criteria, conflicts: tuple[Conflict, ...] = ()) -> tuple[Review, ...]:
    made = []
    for index, (_person, *points, _time, _motivation, _experience, _bring) in enumerate(rows):
        number = f"A{index + 1:03}"
        readers = _readers(index, number, conflicts)
        made += [
            _review(number, index, seat, readers[seat], digits, criteria)
            for seat, digits in enumerate(points)
            if digits
        ]
    return tuple(made)


REVIEWS_2022 = _reviews(ROWS_2022, CRITERIA_2022, CONFLICTS_2022)
REVIEWS_RUNNING = _reviews(ROWS, CRITERIA_RUNNING)
REVIEWS_NEXT = (
    *_reviews(NEXT_ROWS[:5], CRITERIA_NEXT, CONFLICTS_NEXT),
    _review("A007", 6, 0, "nuala-finnerty", "32", CRITERIA_NEXT, finished=False),
)
