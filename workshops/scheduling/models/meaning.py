"""What a time was meant to be on the clock, so that new rules of a zone are noticed."""

import datetime as dt
from typing import Any, NamedTuple

from django.db import models

from workinggroup.base.clock import UTC, in_zone


class Meaning(NamedTuple):
    """The clock time, the distance from UTC that it had by the rules of that day, and the zone."""

    wall: dt.datetime
    starts_at: dt.datetime
    zone: str


def meaning_of(starts_at: dt.datetime | None, zone: Any) -> str:
    """`2026-06-01T10:00:00+03:00 Africa/Cairo`: an instant as its zone shows it by today's rules."""
    return f"{in_zone(starts_at, zone).isoformat()} {zone}" if starts_at else ""


def read_meaning(words: str) -> Meaning | None:
    """What `meaning_of` wrote, whatever the rules are today."""
    moment, _space, zone = words.partition(" ")
    if not zone:
        return None
    local = dt.datetime.fromisoformat(moment)
    return Meaning(local.replace(tzinfo=None), local.astimezone(UTC), zone)


def belongs_to(words: str, starts_at: dt.datetime | None, zone: Any) -> bool:
    """Whether a meaning was written for this very instant and zone."""
    found = read_meaning(words)
    return bool(found and found.starts_at == starts_at and found.zone == str(zone))


class MeaningField(models.CharField):
    """Writes down the meaning of `starts_at` whenever its row is saved with another time or zone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 100, "blank": True, "editable": False, **kwargs})

    def pre_save(self, model_instance: Any, add: bool) -> str:
        of = model_instance
        zone = of.timezone if hasattr(of, "timezone") else of.workshop.timezone
        words = getattr(of, self.attname)
        if not belongs_to(words, of.starts_at, zone):
            words = meaning_of(of.starts_at, zone)
            setattr(of, self.attname, words)
        return words
