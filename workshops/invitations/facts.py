"""What calendars need to know of a session, and the fingerprints by which a change is noticed."""

import datetime as dt
import hashlib
import json
import re
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from workshops.scheduling.models import Slot, Workshop
from workshops.scheduling.states import WorkshopState

from .models import CalendarItem
from .states import ItemStatus

# Everything that is no text: C0 and C1 controls, the line and paragraph separators, and half characters.
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Facts(NamedTuple):
    """What an event says. A change of the first four or of the joining link is significant."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    location: str
    status: str
    join_url: str
    summary: str
    description: str
    url: str

    @property
    def significant(self) -> str:
        """Fingerprint of what people must know: time, place, state, joining link."""
        return fingerprint(
            self.starts_at.timestamp(), self.ends_at.timestamp(), self.location, self.status, self.join_url
        )

    @property
    def text(self) -> str:
        """Fingerprint of the words."""
        return fingerprint(self.summary, self.description, self.url)

    @property
    def time(self) -> tuple[dt.datetime, dt.datetime]:
        return self.starts_at, self.ends_at


def fingerprint(*values: Any) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]


def one_line(words: str) -> str:
    """Text for a property of one line: no control character, no line break."""
    return " ".join(CONTROLS.sub("", words.replace("\n", " ").replace("\t", " ")).split())


def many_lines(words: str) -> str:
    """Text of several lines, with plain line feeds and no other control character."""
    return CONTROLS.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).replace("\t", " ").strip()


def facts_of(workshop: Workshop) -> Facts:
    """What calendars should say of a session now, in the working language of its edition."""
    with translation.override(workshop.edition.language):
        return Facts(
            workshop.starts_at,
            workshop.ends_at,
            one_line(_location(workshop))[:300],
            ItemStatus.CANCELLED if workshop.state == WorkshopState.CANCELLED else ItemStatus.CONFIRMED,
            one_line(workshop.join_url) if workshop.is_online else "",
            one_line(workshop.title)[:250],
            many_lines(_description(workshop)),
            settings.SITE_URL + workshop.get_absolute_url(),
        )


def facts_of_slot(workshop: Workshop, slot: Slot) -> Facts:
    """What calendars say of a date that is held until the poll is decided."""
    with translation.override(workshop.edition.language):
        words = _("This date is held open for you until the date poll is decided. It may still go away.")
        return Facts(
            slot.starts_at,
            slot.ends_at,
            one_line(_location(workshop))[:300],
            ItemStatus.TENTATIVE,
            "",
            one_line(_("Held: %(title)s") % {"title": workshop.title})[:250],
            many_lines(f"{words}\n\n{_about(workshop)}"),
            settings.SITE_URL + workshop.get_absolute_url(),
        )


def facts_of_item(item: CalendarItem) -> Facts:
    """What calendars were last told."""
    return Facts(*(getattr(item, name) for name in Facts._fields))


def _location(workshop: Workshop) -> str:
    if workshop.is_on_site and workshop.place:
        return f"{workshop.place} / {_('online')}" if workshop.is_online else workshop.place
    return _("Online") if workshop.is_online else ""


def _about(workshop: Workshop) -> str:
    return _("%(kind)s of %(edition)s") % {"kind": workshop.called, "edition": workshop.edition.title}


def _description(workshop: Workshop) -> str:
    parts = [_about(workshop)]
    if workshop.is_online and workshop.join_url:
        parts.append(_("Join: %(url)s") % {"url": workshop.join_url})
    if workshop.is_online and workshop.join_notes:
        parts.append(_("By phone: %(notes)s") % {"notes": workshop.join_notes})
    if workshop.is_on_site and workshop.access_notes:
        parts.append(_("How to get in: %(notes)s") % {"notes": workshop.access_notes})
    return "\n\n".join([*parts, workshop.description])
