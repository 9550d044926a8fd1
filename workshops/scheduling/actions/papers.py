"""Papers: files and links to read before, and those that are promised."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from .. import rules
from ..models import Paper, Workshop
from ..paper_days import FIELDS, due_day_of, recount
from ..states import Event, PaperDay


@transaction.atomic
def add_paper(
    workshop: Workshop,
    *,
    title: str,
    by: Any,
    at: dt.datetime,
    file: Any = None,
    url: str = "",
    author: Any = None,
    due_on: dt.date | None = None,
    due_day: str = PaperDay.OWN,
    agenda_item: Any = None,
) -> Paper:
    """Add a paper: a file, a link, or with a due day alone the promise of one.

    `due_day`: due with the agenda or the papers of the session, which moves with its date.
    """
    refuse_if(rules.refuse_change(workshop, at=at))
    if not (file or url or due_on or due_day):
        raise Refused(_("Give a file, a link, or the day on which the paper is due."))
    if due_day:
        due_on = due_day_of(workshop, due_day)
    facts = {"due_on": due_on, "due_day": due_day, "agenda_item": agenda_item, "made_at": at}
    paper = Paper(workshop=workshop, title=title, author=author, **facts)
    if file or url:
        _put(paper, file=file, url=url, at=at)
    paper.save()
    history.record(Event.PAPER_ADDED, about=workshop, by=by, at=at, edition=workshop.edition, after=title)
    return paper


@transaction.atomic
def deliver_paper(
    paper: Paper, *, by: Any, at: dt.datetime, manages: bool, file: Any = None, url: str = ""
) -> Paper:
    """Hand in a promised paper."""
    refuse_if(rules.refuse_delivery(paper, by, manages=manages))
    if not (file or url):
        raise Refused(_("Choose a file or give a link."))
    _put(paper, file=file, url=url, at=at)
    paper.save()
    workshop = paper.workshop
    history.record(
        Event.PAPER_ADDED, about=workshop, by=by, at=at, edition=workshop.edition, after=paper.title
    )
    return paper


@transaction.atomic
def set_paper_days(
    workshop: Workshop,
    *,
    agenda_days: int | None,
    papers_days: int | None,
    late_days: int | None,
    by: Any,
    at: dt.datetime,
) -> Workshop:
    """Say by how many calendar days before the session papers are there; promised papers move along."""
    refuse_if(rules.refuse_change(workshop, at=at))
    days = (agenda_days, papers_days, late_days)
    refuse_if(rules.refuse_paper_days(days))
    before = [getattr(workshop, field) for field in FIELDS]
    facts = dict(zip(FIELDS, days, strict=True))
    Workshop.objects.filter(pk=workshop.pk).update(**facts)
    for field, value in facts.items():
        setattr(workshop, field, value)
    recount(workshop)
    history.record(
        Event.PAPER_DAYS_CHANGED, about=workshop, by=by, at=at, edition=workshop.edition,
        before=before, after=list(days),
    )  # fmt: skip
    return workshop


@transaction.atomic
def remove_paper(paper: Paper, *, by: Any, at: dt.datetime) -> None:
    """Remove a paper, and its file once nothing can bring it back."""
    workshop, file = paper.workshop, paper.file
    history.record(
        Event.PAPER_REMOVED, about=workshop, by=by, at=at, edition=workshop.edition, before=paper.title
    )
    paper.delete()
    if file:
        transaction.on_commit(lambda: file.storage.delete(file.name))


def _put(paper: Paper, *, file: Any, url: str, at: dt.datetime) -> None:
    if file:
        refuse_if(rules.refuse_file(file.name, file.size))
        paper.file, paper.file_name, paper.size = file, file.name[:200], file.size
    paper.url = url
    paper.added_at = at
