"""Applications with their scores, the best first."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Exists, FilteredRelation, OuterRef, Q, prefetch_related_objects
from django.utils.translation import gettext as _
from django_countries import countries

from members.people.models import Person
from members.people.states import GovernmentLevel
from workinggroup.base.states import Look

from ...models import Application, Call, ConflictDeclaration, Selection
from ...states import ApplicantRole, ApplicationState, Outcome, Place
from ..reviewing.visibility import hidden_scores
from .counted import EU, add_counted
from .scoring import FOUR, NONE, WORTH_SAYING, Scores, rounded, say_points, say_shift, scores_of

__all__ = ["EU", "FOUR", "Row", "countries_in", "narrowed", "ranking", "rounded", "say_points"]
WIDE_SPREAD = 25
LEVELS = {str(value): label for value, label in GovernmentLevel.choices}
ROLES = {str(value): label for value, label in ApplicantRole.choices}


class Spot(NamedTuple):
    """Where an application stands in one selection."""

    place: str
    by_hand: bool
    proposed: bool


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
    outcome: str = ""
    score: Decimal | None = None
    spread: Decimal | None = None
    done: int = 0
    assigned: int = 0
    ineligible: int = 0
    scored: int = 0
    criteria: int = 0
    strictness: Decimal | None = None
    rank: int | None = None
    level_words: str = ""
    role_words: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    spot: Spot | None = None
    is_hidden: bool = False

    @property
    def is_ineligible(self) -> bool:
        """At least half of the finished reviews say that it may not take part."""
        return self.ineligible > 0 and self.ineligible * 2 >= self.done

    @property
    def talk_about(self) -> bool:
        """The reviewers lie so far apart, or differ about eligibility, that the committee should talk."""
        return self.spread is not None and (self.spread >= WIDE_SPREAD or 0 < self.ineligible < self.done)

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
    def criteria_words(self) -> str:
        """Whether the score stands on fewer criteria than there are."""
        if self.score is None or not 0 < self.scored < self.criteria:
            return ""
        return _("over %(n)d of %(all)d criteria") % {"n": self.scored, "all": self.criteria}

    @property
    def strictness_words(self) -> str:
        """How strict its reviewers are on the whole, when that is worth saying."""
        if self.score is None or self.strictness is None or abs(self.strictness) < WORTH_SAYING:
            return ""
        return _("reviewers %(shift)s") % {"shift": say_shift(self.strictness)}

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

    def take(self, scores: Scores) -> None:
        """Hold what the reviews say."""
        self.score, self.spread, self.done, self.assigned, self.ineligible = scores[:5]
        self.scored, self.criteria, self.strictness = scores[5:]

    def keep_secret(self) -> None:
        """Say nothing that the reader may learn only after their own review."""
        self.score = self.spread = self.strictness = None


FIELDS = (
    "pk", "number", "name", "organisation_name", "country", "level", "role", "legal_type", "is_newcomer",
    "state", "submitted_at", "decision__outcome",
)  # fmt: skip
SPOT = ("mine__place", "mine__by_hand", "mine__proposed", "hidden")


class Ranking(list[Row]):
    """Rows, the best first. `gone` are those that were withdrawn while they had a seat."""

    gone: list[Row] = []


def ranking(
    call: Call,
    *,
    reader: Person | None,
    choices: bool = False,
    selection: Selection | None = None,
    watcher: Person | None = None,
) -> Ranking:
    """Submitted applications, the best first, without those in which the reader has a conflict.

    `choices` adds what only some quotas count. With a `selection` each row also says where it stands there,
    and what its `watcher` may not see is marked as hidden: it counts, but is not shown.
    """
    found = call.applications.submitted() if selection is None else _with_spots(call, selection, watcher)
    found = found.visible_to(reader) if reader else found
    names = FIELDS if selection is None else (*FIELDS, *SPOT)
    every = [_row(values) for values in found.values_list(*names)]
    rows = Ranking(row for row in every if row.state != ApplicationState.WITHDRAWN)
    rows.gone = [row for row in every if row.state == ApplicationState.WITHDRAWN]
    _add_scores(call, rows, reader)
    if choices:
        published = {quota.attribute for quota in _quotas(call)}
        tried = {name.partition("=")[0] for name in selection.quota_changes} if selection else set()
        add_counted(call, rows, published | tried)
    return rows


def _with_spots(call: Call, selection: Selection, watcher: Person | None) -> Any:
    """Every application with its place in the selection; also who has withdrawn from a seat of it."""
    here = FilteredRelation("seats", condition=Q(seats__selection=selection))
    conflicts = ConflictDeclaration.objects.filter(
        application=OuterRef("pk"), person=watcher, has_conflict=True
    )
    found = call.applications.annotate(mine=here, hidden=Exists(conflicts))
    in_play = Q(state__in=[ApplicationState.SUBMITTED, ApplicationState.DECIDED])
    return found.filter(in_play | Q(state=ApplicationState.WITHDRAWN, mine__place=Place.SEAT))


def _quotas(call: Call) -> list[Any]:
    prefetch_related_objects([call], "quotas")
    return list(call.quotas.all())


def _add_scores(call: Call, rows: Ranking, reader: Person | None) -> None:
    scores, mine_first = scores_of(call), hidden_scores(call, reader) if reader else set()
    levels, roles = _words(LEVELS), _words(ROLES)
    for row in rows:
        row.take(scores.get(row.pk, NONE))
        if row.pk in mine_first:
            row.keep_secret()
        row.level_words, row.role_words = levels.get(row.level, row.level), roles.get(row.role, row.role)
    rows.sort(key=lambda row: (row.score is None, -(row.score or 0), row.number))
    for rank, row in enumerate(rows, start=1):
        row.rank = rank if row.score is not None else None


def _words(labels: dict[str, Any]) -> dict[str, str]:
    """The labels in the active language: translated once, not once for each row."""
    return {value: str(label) for value, label in labels.items()}


def countries_in(rows: list[Row]) -> list[tuple[str, str]]:
    """The countries of the rows by name, for a filter."""
    names = [(code, str(countries.name(code) or code)) for code in {row.country for row in rows}]
    return sorted(names, key=lambda one: one[1])


def _row(values: Any) -> Row:
    facts = list(values[: len(FIELDS)])
    # Where data were deleted the row stays, and says so.
    facts[3], facts[4], facts[-1] = facts[3] or _("data deleted"), str(facts[4] or ""), facts[-1] or ""
    row = Row(*facts)
    if len(values) > len(FIELDS):
        place, by_hand, proposed, row.is_hidden = values[len(FIELDS) :]
        row.spot = Spot(place, by_hand, proposed) if place else None
    return row


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
