"""Before a date is chosen: what each said of it, and what it asks of them."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from workinggroup.base.clock import zone_city

from ..hours import Hour
from ..models import Participant, Slot, Workshop
from ..states import Answer
from . import fairness


class Stake(NamedTuple):
    """One person and a date: their hour there, what they said, and what they had before."""

    participant: Participant
    hour: Hour
    city: str
    answer: str
    fairness: str

    @property
    def word(self) -> str:
        return str(Answer(self.answer).label) if self.answer else _("no answer")


class Stakes(NamedTuple):
    """Everybody who is invited, and those whom one should think of before the button."""

    rows: list[Stake]

    @property
    def refused(self) -> list[Stake]:
        return [row for row in self.rows if row.answer == Answer.NO]

    @property
    def silent(self) -> list[Stake]:
        return [row for row in self.rows if not row.answer]

    @property
    def unsocial(self) -> list[Stake]:
        return [row for row in self.rows if row.hour.is_unsocial]

    @property
    def wanting(self) -> list[Stake]:
        """Those who cannot be missing and did not say that they can."""
        return [row for row in self.rows if row.participant.must_have and row.answer in ("", Answer.NO)]

    @property
    def can(self) -> int:
        return len(self.rows) - len(self.refused) - len(self.silent)


def stakes(workshop: Workshop, slot: Slot) -> Stakes:
    """What a date means to each who will be invited when it is chosen; three queries."""
    people = list(workshop.participants.for_list())
    places = fairness.places_of(people)
    hours = fairness.hours_of([slot], places)
    before = fairness.burdens(workshop, places)
    said = dict(slot.availabilities.values_list("person_id", "answer"))
    return Stakes(
        [
            Stake(
                one,
                hours[slot.pk, one.person_id],
                zone_city(one.person.timezone),
                said.get(one.person_id, ""),
                before.get(one.person_id, fairness.NONE).words,
            )
            for one in people
        ]
    )
