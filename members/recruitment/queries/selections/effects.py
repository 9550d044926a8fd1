"""What a change by hand would do to the quotas, shown before it is made."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from workinggroup.base.ui.charts import quota_look

from ...states import Place
from .ranking import Row
from .workbench import Filled, Standing


class Effect(NamedTuple):
    """A quota that counts this application: before and after."""

    words: str
    before: int
    after: int
    look: Any


class Words(NamedTuple):
    heading: str
    button: str


def effects_of(row: Row, now: Standing, place: str) -> list[Effect]:
    """The quotas whose count changes, with how they stand then."""
    seated = now.places[row.pk].place == Place.SEAT
    step = int(place == Place.SEAT) - int(seated)
    return [_effect(one, step) for one in now.filled if step and one.counts(row)]


def _effect(one: Filled, step: int) -> Effect:
    after = one._replace(count=one.count + step)
    return Effect(one.line.words, one.count, after.count, quota_look(after.bar))


def move_words(row: Row | None, now: Standing, place: str, application: Any) -> Words:
    """Seat or keep, release or leave out: what it is called depends on where the application stands."""
    seated = row is not None and now.places[row.pk].place == Place.SEAT
    told = {"name": application.place_name, "n": application.number}
    if place == Place.SEAT:
        if seated:
            return Words(_("Keep the seat of %(name)s") % told, _("Keep the seat of %(n)s") % told)
        return Words(_("Seat %(name)s") % told, _("Seat %(n)s") % told)
    if seated:
        return Words(_("Release %(name)s") % told, _("Release %(n)s") % told)
    return Words(_("Leave %(name)s out") % told, _("Leave %(n)s out") % told)
