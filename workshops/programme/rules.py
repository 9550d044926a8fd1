"""Why somebody cannot hand in slides, settle them or add a material, and what to do instead."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from workinggroup.base.files import JPEG, KINDS, MEGABYTE, ODP, PNG, PPTX, SLIDES, TXT
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from .states import Audience, Consent, MaterialKind, Rights

PHOTOS = [JPEG, PNG]
LARGEST_PHOTO = 2 * MEGABYTE
LARGEST_SLIDES = 20 * MEGABYTE
LARGEST_MATERIAL = 20 * MEGABYTE
MATERIALS = [*KINDS, PPTX, ODP, TXT]
HANDED_IN = SLIDES
DAYS_AFTER = 30


def refuse_speaking(workshop: Workshop, *, at: dt.datetime) -> str | None:
    """The reason a speaker can change nothing any more, or None."""
    if workshop.state == WorkshopState.CANCELLED:
        return _("This session is cancelled.")
    if workshop.ends_at and at >= workshop.ends_at + dt.timedelta(days=DAYS_AFTER):
        return _("The session was more than 30 days ago. Write to the secretariat to change something.")
    return None


def refuse_asking(workshop: Workshop, people: list[Any], *, at: dt.datetime) -> str | None:
    """The reason nobody can be asked, or None."""
    if reason := refuse_speaking(workshop, at=at):
        return reason
    if workshop.state == WorkshopState.DRAFT:
        return _("Speakers cannot open a draft. Open a date poll or set the time of the session first.")
    return None if people else _("Nothing is missing, or nobody presents a point yet.")


def refuse_material(*, has_file: bool, has_link: bool, rights: str, rights_words: str) -> str | None:
    """The reason a material cannot be like this, or None."""
    if has_file == has_link:
        return _("Give either a file or a link.")
    if rights == Rights.CONSENT and not rights_words.strip():
        return _("Say whose consent there is.")
    return None


def refuse_recording(kind: str, audience: str, refusing: list[Any]) -> str | None:
    """The reason a recording cannot be shown to everybody, or None: somebody in it said no."""
    if kind == MaterialKind.RECORDING and audience == Audience.PUBLIC and refusing:
        names = ", ".join(str(one) for one in refusing)
        words = _("%(names)s did not agree to publication. Show the recording to those who take part.")
        return words % {"names": names}
    return None


def refuse_audience(audience: str, may_publish: str) -> str | None:
    """The reason slides cannot be shown to everybody, or None: it takes the consent of who speaks."""
    if audience == Audience.PUBLIC and may_publish != Consent.YES:
        return _("The speaker has not agreed to publication. Show the slides to those who take part.")
    return None
