"""The agreement round as it stands: who was asked, and what they asked for; found once for a page."""

from typing import Any, NamedTuple

from workinggroup.editions.once import once

from ..models import Agreement, Minutes, Objection
from ..states import ObjectionState


class Round(NamedTuple):
    """Those who were asked to agree a version, by name, and the changes they asked for, oldest first."""

    asked: list[Agreement]
    objections: list[Objection]

    @property
    def open(self) -> list[Objection]:
        """Asked changes that nobody answered yet."""
        return [one for one in self.objections if one.state == ObjectionState.OPEN]

    @property
    def missing(self) -> list[Agreement]:
        """Those who have neither agreed nor asked for a change."""
        spoke = {one.person_id for one in self.objections}
        return [one for one in self.asked if not one.agreed_at and one.person_id not in spoke]

    def of(self, person: Any) -> Agreement | None:
        """What a person was asked, or None."""
        return next((one for one in self.asked if one.person_id == person.pk), None)


def round_of(minutes: Minutes, number: int | None = None) -> Round:
    """The round of a version, else of the one that is written or goes round now."""
    number = number or minutes.number
    question = ("round", minutes.pk, number)
    return once(minutes.workshop.edition, question, lambda: _find(minutes, number))


def _find(minutes: Minutes, number: int) -> Round:
    asked = minutes.agreements.filter(number=number).select_related("person", "organisation")
    objections = Objection.objects.filter(line__minutes=minutes, number=number)
    objections = objections.select_related("person", "organisation", "line").order_by("made_at", "pk")
    return Round(list(asked.order_by("person__name", "pk")), list(objections))
