"""Applications with their scores: one pass over the reviews, in SQL."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils import formats
from django_countries import countries

from members.people.models import Person
from members.people.states import GovernmentLevel
from workinggroup.base.states import Look

from ..models import Answer, Application, Call, Review
from ..models.parts import QUESTION_PREFIX
from ..states import ApplicantRole, ApplicationState, Outcome

FOUR = Decimal("0.0001")
WIDE_SPREAD = 25
# The member states of the European Union, ISO 3166-1 alpha-2.
EU = frozenset(
    {"AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"}
    | {"IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"}
)
LEVELS = {str(value): label for value, label in GovernmentLevel.choices}
ROLES = {str(value): label for value, label in ApplicantRole.choices}


@dataclass
class Row:
    """One application in the list. `score` is None until a review of it is finished."""

    pk: int
    number: str
    name: str
    organisation: str
    country: str
    level: str
    role: str
    legal_type: str
    is_newcomer: bool
    state: str
    submitted_at: dt.datetime
    score: Decimal | None
    spread: Decimal | None
    done: int
    assigned: int
    ineligible: int
    outcome: str = ""
    rank: int | None = None
    level_words: str = ""
    role_words: str = ""
    choices: dict[str, str] = field(default_factory=dict)

    @property
    def is_ineligible(self) -> bool:
        """At least half of the finished reviews say that it may not take part."""
        return self.ineligible > 0 and self.ineligible * 2 >= self.done

    @property
    def talk_about(self) -> bool:
        """The reviewers lie so far apart that the committee should talk."""
        return self.spread is not None and self.spread >= WIDE_SPREAD

    @property
    def is_reviewed(self) -> bool:
        return self.assigned > 0 and self.done >= self.assigned

    @property
    def score_words(self) -> str:
        return say_points(self.score)

    @property
    def spread_words(self) -> str:
        return say_points(self.spread)

    @property
    def score_share(self) -> float:
        return float(self.score or 0) / 100

    @property
    def look(self) -> Look:
        return self.look_of(self.outcome, self.state)

    @staticmethod
    def look_of(outcome: str, state: str) -> Look:
        if outcome:
            tone = ("good", "done") if outcome == Outcome.ACCEPTED else ("plain", "later")
            return Look(str(Outcome(outcome).label), *tone)
        return ApplicationState(state).look

    @cached_property
    def attributes(self) -> dict[str, str]:
        """What quotas count, as it stands in the selection file."""
        return {
            "country": self.country,
            "outside_eu": "inside" if self.country in EU else "outside",
            "level": self.level,
            "role": self.role,
            "newcomer": "yes" if self.is_newcomer else "no",
            "legal_type": self.legal_type,
            **self.choices,
        }


FIELDS = (
    "pk", "number", "name", "organisation_name", "country", "level", "role", "legal_type", "is_newcomer",
    "state", "submitted_at", "score", "lowest", "highest", "done", "assigned", "ineligible",
    "decision__outcome",
)  # fmt: skip


def ranking(call: Call, *, reader: Person | None, choices: bool = False) -> list[Row]:
    """Submitted applications, the best first, without those in which the reader has a conflict.

    `choices` adds the answers to choice questions, which quotas may count.
    """
    found = call.applications.submitted()
    found = found.visible_to(reader) if reader else found
    rows = [_row(values) for values in found.with_scores().values_list(*FIELDS)]
    mine_first = _mine_first(call, reader) if reader else set()
    for row in rows:
        if row.pk in mine_first:
            row.score = row.spread = None
    levels, roles = _words(LEVELS), _words(ROLES)
    for row in rows:
        row.level_words, row.role_words = levels.get(row.level, row.level), roles.get(row.role, row.role)
    rows.sort(key=lambda row: (row.score is None, -(row.score or 0), row.number))
    for rank, row in enumerate(rows, start=1):
        row.rank = rank if row.score is not None else None
    if choices:
        _add_choices(call, rows)
    return rows


def _words(labels: dict[str, Any]) -> dict[str, str]:
    """The labels in the active language: translated once, not once for each row."""
    return {value: str(label) for value, label in labels.items()}


def countries_in(rows: list[Row]) -> list[tuple[str, str]]:
    """The countries of the rows by name, for a filter."""
    names = [(code, str(countries.name(code) or code)) for code in {row.country for row in rows}]
    return sorted(names, key=lambda one: one[1])


def _mine_first(call: Call, reader: Person) -> set[int]:
    """The files whose scores the reader learns only after their own review."""
    mine = Review.objects.mine(reader).to_do().filter(application__call=call)
    return set(mine.values_list("application_id", flat=True))


def _row(values: Any) -> Row:
    *facts, score, lowest, highest, done, assigned, ineligible, outcome = values
    spread = None if done < 2 else rounded(highest) - rounded(lowest)
    facts[4] = str(facts[4] or "")
    mean = None if score is None else rounded(score)
    known: list[Any] = [*facts, mean, spread, done, assigned, ineligible, outcome or ""]
    return Row(*known)


def say_points(score: Decimal | float | None) -> str:
    """One decimal in the active language; a dash where there is no score yet."""
    return "–" if score is None else f"{score:.1f}".replace(".", formats.get_format("DECIMAL_SEPARATOR"))


def rounded(number: Any) -> Decimal:
    """Four decimals, as the selection file allows; databases differ in how many they give."""
    return Decimal(number).quantize(FOUR)


def _add_choices(call: Call, rows: list[Row]) -> None:
    by_pk = {row.pk: row for row in rows}
    answers = Answer.objects.filter(application__call=call, question__kind="choice")
    for application_pk, question_pk, value in answers.values_list("application_id", "question_id", "value"):
        if application_pk in by_pk and value:
            by_pk[application_pk].choices[f"{QUESTION_PREFIX}{question_pk}"] = str(value)


SORTS: dict[str, Any] = {
    "score": lambda row: -(row.score if row.score is not None else Decimal(-1)),
    "number": lambda row: row.number,
    "organisation": lambda row: row.organisation.casefold(),
    "country": lambda row: row.country,
    "level": lambda row: row.level,
    "role": lambda row: row.role,
    "spread": lambda row: -(row.spread if row.spread is not None else Decimal(-1)),
    "reviews": lambda row: (row.done, row.assigned),
}


def narrowed(rows: list[Row], wanted: Any) -> list[Row]:
    """The rows that match the filter of an address: country, level, role, show; sorted by `sort`."""
    for name in ("country", "level", "role"):
        if value := wanted.get(name):
            rows = [row for row in rows if getattr(row, name) == value]
    shown = {
        "talk": lambda row: row.talk_about,
        "missing": lambda row: not row.is_reviewed,
        "new": lambda row: row.is_newcomer,
    }.get(wanted.get("show", ""))
    rows = [row for row in rows if shown(row)] if shown else rows
    if text := wanted.get("q", "").strip().casefold():
        rows = [row for row in rows if text in f"{row.number} {row.organisation} {row.name}".casefold()]
    name = wanted.get("sort", "")
    key = SORTS.get(name.lstrip("-"))
    return sorted(rows, key=key, reverse=name.startswith("-")) if key else rows


def files_of(person: Person) -> Any:
    """The applications of a person, newest first."""
    return (
        Application.objects.filter(applicant=person)
        .select_related("call__edition__group", "decision__letter")
        .order_by("-started_at")
    )
