"""The list of those who may join: filtered, by state, and as a file."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Self

from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django_countries import countries

from members.people.models import Person
from workinggroup.base.states import Look
from workinggroup.editions.models import Edition
from workinggroup.outbox.models import Email

from ..models import Application, Interest
from ..states import InterestState


class Filter(NamedTuple):
    """What the reader asks for; what makes no sense asks for nothing."""

    words: str = ""
    state: str = ""
    country: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> Self:
        state, country = asked.get("state", ""), asked.get("country", "")
        return cls(
            asked.get("q", "").strip()[:200],
            state if state in InterestState.values else "",
            country if country in countries.countries else "",
        )

    @property
    def is_set(self) -> bool:
        return any(self)


class Column(NamedTuple):
    """One state of the board with who stands there."""

    state: str
    look: Look
    rows: list[Interest]


def interests_of(edition: Edition, asked: Filter) -> list[Interest]:
    found = Interest.objects.filter(edition=edition).select_related("application")
    if asked.words:
        names = ("organisation_name", "name", "email", "note")
        match = Q()
        for name in names:
            match |= Q(**{f"{name}__icontains": asked.words})
        found = found.filter(match)
    if asked.state:
        found = found.filter(state=asked.state)
    if asked.country:
        found = found.filter(country=asked.country)
    return list(found.annotate(last_move=Max("moves_made__at")).order_by("organisation_name", "pk"))


def columns(rows: list[Interest]) -> list[Column]:
    """The board: every state in its order, with those who stand there."""
    return [
        Column(state.value, state.look, [row for row in rows if row.state == state])
        for state in InterestState
    ]


def countries_of(edition: Edition) -> list[tuple[str, str]]:
    codes = Interest.objects.filter(edition=edition).exclude(country="").values_list("country", flat=True)
    return sorted(((code, str(countries.name(code))) for code in set(codes)), key=lambda pair: pair[1])


def HEADINGS() -> list[str]:
    return [
        _("Organisation"), _("Country"), _("Contact"), _("E-mail"), _("State"), _("Since"), _("Note"),
        _("Application"), _("Noted"),
    ]  # fmt: skip


def cells(one: Interest) -> list[Any]:
    application = one.application.number or _("draft") if one.application else ""
    return [
        one.organisation_name, str(countries.name(one.country.code)) if one.country else "", one.name,
        one.email, one.get_state_display(), one.moved_at, one.note, application, one.made_at,
    ]  # fmt: skip


def invitations_of(interest: Interest) -> list[Email]:
    """The invitations to apply that were written to this address, the newest first."""
    if not interest.email:
        return []
    found = Email.objects.filter(
        edition=interest.edition, template="members/recruitment/invited_to_apply",
        to_address=interest.email,
    )  # fmt: skip
    return list(found.order_by("-made_at"))


def may_read_application(interest: Interest, reader: Person) -> bool:
    """Not a draft, and no file in which the reader has a conflict of interest."""
    if interest.application_id is None:
        return False
    found = Application.objects.submitted().visible_to(reader)
    return found.filter(pk=interest.application_id).exists()
