"""Why something about a group or an edition is refused."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from .models import Edition, Topic, WorkingGroup
from .states import EditionState


def refuse_group(*, by: Any) -> str | None:
    """The reason no working group can be created, or None: an installation serves one group."""
    if WorkingGroup.objects.exists():
        return _(
            "This installation has its working group. Ask its secretariat for a role, or make a new edition."
        )
    return None


def refuse_edition(group: WorkingGroup, *, year: int) -> str | None:
    """The reason this group cannot have an edition of that year, or None."""
    if group.editions.filter(year=year).exists():
        return _("There is an edition of %(year)s. Choose another year.") % {"year": year}
    return None


def refuse_start(edition: Edition, *, at: dt.datetime, topics: int | None = None) -> str | None:
    """The reason this edition cannot be started, or None; `topics` where their number is known."""
    if edition.state != EditionState.PREPARING:
        return _("This edition has been started.")
    if not (edition.topics.count() if topics is None else topics):
        return _("Nothing says what it is about. Add at least one topic first.")
    return None


def refuse_finish(edition: Edition, *, at: dt.datetime) -> str | None:
    """The reason this edition cannot be finished, or None."""
    if edition.state != EditionState.RUNNING:
        return _("Only a running edition can be finished.")
    return None


def refuse_topic_title(edition: Edition, title: str, *, but: Topic | None = None) -> str | None:
    """The reason this edition cannot have a topic of that title, or None."""
    others = edition.topics.filter(title__iexact=title)
    if (others.exclude(pk=but.pk) if but else others).exists():
        return _("This edition has a topic of that title. Give this one another title.")
    return None
