"""Around the agenda: days for papers, wishes of members, speakers with their slides, and materials."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile

from workshops.programme import actions, queries
from workshops.sample.content import beside
from workshops.sample.content import programme as content
from workshops.scheduling import actions as scheduling

from .attachments import pdf_of
from .loader import Loader

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
EU_DAYS = {"agenda_days": 14, "papers_days": 7, "late_days": 4}


def prepare(loader: Loader) -> None:
    """All of it, for the sessions of the running edition."""
    _plan_ahead(loader)
    _propose(loader)
    for one in content.SPEAKERS:
        _introduce(loader, one)
    _ask(loader)
    _hand_in(loader, content.WAITING_SLIDES, at=loader.now - DAY)
    *back, words = beside.HELD_BACK
    returned = _hand_in(loader, tuple(back), at=loader.now - 3 * DAY)
    actions.return_slides(returned, words=words, by=loader.deputy, at=loader.now - 2 * DAY)
    good = _hand_in(loader, beside.GOOD_SLIDES, at=loader.now - 2 * DAY)
    actions.approve_slides(good, by=loader.deputy, at=loader.now - DAY)
    for left in content.MATERIALS:
        _leave(loader, left)


def _plan_ahead(loader: Loader) -> None:
    """The next session: days for papers, two languages, headings, and a point with a fixed hour."""
    workshop, by = loader.workshops["batteries-tender"], loader.secretary
    scheduling.set_paper_days(workshop, **EU_DAYS, by=by, at=loader.now - 12 * DAY)
    said: dict[str, Any] = {"spoken": ["en", "fr"], "heard": ["en"], "asks_needs": True}
    scheduling.change_workshop(workshop, version=workshop.version, by=by, at=loader.now - 12 * DAY, **said)
    items = list(workshop.agenda.all())
    marks: dict[int, dict[str, Any]] = {
        0: {"section": "From the mine to the tender", "kind": "presentation"},
        2: {"section": "After the first life", "kind": "discussion", "begins": dt.time(11, 5)},
        3: {"kind": "decision"},
    }
    for place, facts in marks.items():
        item = items[place]
        scheduling.change_agenda_item(item, version=item.version, by=by, at=loader.now - 12 * DAY, **facts)


def _propose(loader: Loader) -> None:
    for place, wish in enumerate(content.WISHES):
        at = loader.now - 4 * DAY + place * HOUR
        made = scheduling.suggest_point(
            loader.workshops[wish.session], title=wish.title, why=wish.why, duration=wish.minutes,
            by=loader.person(wish.person), at=at,
        )  # fmt: skip
        if wish.answer:
            scheduling.refuse_suggestion(made, answer=wish.answer, by=loader.secretary, at=at + DAY)


def _introduce(loader: Loader, words: content.Words) -> None:
    person = loader.person(words.person)
    actions.save_speaker(
        loader.workshops[words.session], person=person, version=1, function=words.function,
        bio_short=words.short, bio_long=words.long, may_record=words.record, may_publish=words.publish,
        is_public=words.is_public, by=person, at=loader.now - words.before * DAY,
    )  # fmt: skip


def _ask(loader: Loader) -> None:
    session, keys = content.ASKED
    workshop, people = loader.workshops[session], {loader.person(key).pk for key in keys}
    rows = [row for row in queries.speaker_rows(workshop) if row.person.pk in people]
    actions.ask_speakers(workshop, rows, by=loader.secretary, at=loader.now - 2 * DAY)


def _hand_in(loader: Loader, slides: tuple[Any, ...], *, at: dt.datetime) -> Any:
    session, key, point, name, lines = slides
    person = loader.person(key)
    return actions.upload_slides(
        loader.workshops[session], person=person, file=ContentFile(pdf_of(lines), name=name),
        agenda_item=loader.agenda[session, point], by=person, at=at,
    )  # fmt: skip


def _leave(loader: Loader, left: content.Left) -> None:
    workshop = loader.workshops[left.session]
    file = ContentFile(pdf_of(left.page), name="chat.pdf") if left.page else None
    until = (loader.now + left.until * DAY).date() if left.until else None
    actions.add_material(
        workshop, title=left.title, kind=left.kind, audience=left.audience, rights=left.rights,
        rights_words=left.rights_words, url=left.url, file=file, expires_on=until,
        by=loader.secretary, at=loader.now - DAY,
    )  # fmt: skip
