"""The files of one reviewer, as a list that can be searched, sorted and taken away."""

from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.editions.models import Edition

from ...models import Call, Review
from ...states import IDLE_REVIEWS, ApplicationState, ReviewState
from .visibility import Seen

ANSWERED = Q(application__enquiries__answered_at__isnull=False)


class MyFile(NamedTuple):
    """A file in the list of its reviewer; a recused one shows its number and nothing else."""

    review: Review
    seen: Seen | None

    @property
    def number(self) -> str:
        return self.review.application.number or ""

    @property
    def title(self) -> str:
        return self.seen.title if self.seen else self.number

    @property
    def country(self) -> str:
        return str(self.seen.country) if self.seen else ""

    @property
    def answered(self) -> int:
        """How many questions to the applicant have their answers."""
        return self.review.answers if self.seen else 0

    @property
    def is_left(self) -> bool:
        return self.review.state in SHOWN["left"]

    @property
    def words(self) -> str:
        """What a search looks through: never what the reader must not know."""
        facts = [value for _label, value in self.seen.facts] if self.seen else []
        return " ".join([self.number, self.title, *facts]).casefold()


class MyCall(NamedTuple):
    call: Call
    files: list[MyFile]
    done: int
    total: int
    abstained: int


def my_files(person: Person, edition: Edition) -> list[MyFile]:
    """The files that a reviewer has, newest call first, in the order of their numbers."""
    found = (
        Review.objects.filter(reviewer=person, application__call__edition=edition)
        .exclude(application__state=ApplicationState.WITHDRAWN)
        .exclude(state=ReviewState.REMOVED)
        .select_related("application__call")
        .annotate(answers=Count("application__enquiries", filter=ANSWERED))
        .order_by("-application__call__made_at", "application__call", "application__number", "pk")
    )
    return [MyFile(one, None if one.state == ReviewState.RECUSED else Seen(one.application)) for one in found]


SHOWN = {
    "left": (ReviewState.ASSIGNED, ReviewState.STARTED),
    "done": (ReviewState.DONE,),
    "abstained": (ReviewState.ABSTAINED,),
    "recused": (ReviewState.RECUSED,),
}
MY_SORTS: dict[str, Any] = {
    "": lambda file: not file.is_left,
    "number": lambda file: (file.review.application.call_id, file.number),
    "title": lambda file: file.title.casefold(),
    "country": lambda file: file.country,
    "state": lambda file: list(ReviewState.values).index(file.review.state),
    "score": lambda file: -1 if file.review.total is None or file.seen is None else file.review.total,
}


def narrowed_files(files: list[MyFile], wanted: Any) -> list[MyFile]:
    """The files that match the filter of an address: `q`, `show`; by `sort`, else what is left first."""
    if states := SHOWN.get(wanted.get("show", "")):
        files = [file for file in files if file.review.state in states]
    if text := wanted.get("q", "").strip().casefold():
        files = [file for file in files if text in file.words]
    name = wanted.get("sort", "")
    key = MY_SORTS.get(name.lstrip("-"))
    return sorted(files, key=key, reverse=name.startswith("-")) if key else files


def by_call(every: list[MyFile], shown: list[MyFile]) -> list[MyCall]:
    """The shown files under their calls, with how far all files of each call are."""
    calls = {file.review.application.call_id: file.review.application.call for file in every}
    found = []
    for pk, call in calls.items():
        states = [file.review.state for file in every if file.review.application.call_id == pk]
        files = [file for file in shown if file.review.application.call_id == pk]
        counted = sum(state not in IDLE_REVIEWS for state in states)
        found.append(
            MyCall(call, files, states.count(ReviewState.DONE), counted, states.count(ReviewState.ABSTAINED))
        )
    return found


def headings() -> list[str]:
    return [
        _("Call"),
        _("Number"),
        _("Application"),
        _("Country"),
        _("Level"),
        _("Role"),
        _("Review"),
        _("My score"),
    ]


def cells(file: MyFile) -> list[Any]:
    """One line of the export: of a file with a conflict its number alone."""
    review, one = file.review, file.review.application
    if file.seen is None:
        return [str(one.call), file.number, "", "", "", "", review.get_state_display(), None]
    score = None if review.total is None else float(review.total)
    return [
        str(one.call), file.number, file.title, file.country, one.get_level_display(), one.get_role_display(),
        review.get_state_display(), score,
    ]  # fmt: skip
