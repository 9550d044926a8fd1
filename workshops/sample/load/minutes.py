"""Minutes: written during the session, sent round, agreed and frozen; actions that were done."""

import datetime as dt
from typing import Any

from workinggroup.base.clock import in_zone
from workshops.minutes import actions
from workshops.sample.content.shapes import Line, Minutes, Objection, Session

from .loader import Loader

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)


def write(loader: Loader, content: Session, lines: tuple[Line, ...]) -> Any:
    """Write the lines during the session, a few minutes apart; before one to come, what is known already."""
    workshop = loader.workshops[content.key]
    writers = [loader.secretary, loader.deputy]
    start = min(workshop.starts_at, loader.now - DAY)
    minutes = actions.open_minutes(workshop, by=loader.person(content.owner), at=start)
    gone_round = {one.line: one.before for one in (content.minutes.objections if content.minutes else ())}
    for place, line in enumerate(lines):
        loader.lines[content.key, line.key] = actions.add_line(
            minutes,
            by=writers[place % 2],
            at=start + (workshop.ends_at - workshop.starts_at) * place / len(lines),
            agenda_item=loader.agenda[content.key, line.item],
            kind=line.kind,
            text=gone_round.get(line.key) or line.text,
            **_facts(loader, workshop, line),
        )
    return minutes


def _facts(loader: Loader, workshop: Any, line: Line) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if line.insight:
        facts["insight_kind"] = line.insight
    if line.said_by:
        facts["organisation"] = loader.organisation(line.said_by)
    if line.owner:
        facts["owner"] = loader.person(line.owner)
    if line.due is not None:
        day = in_zone(workshop.starts_at, workshop.timezone).date() + line.due * DAY
        # Nothing falls due on a weekend.
        facts["due_on"] = day - max(0, day.weekday() - 4) * DAY
    return facts


def send_round(loader: Loader, content: Session, minutes: Any) -> None:
    """Send the minutes round; some ask for changes, the others agree; freeze them when the round is over."""
    told = content.minutes
    if told is None or told.circulated is None or told.closes is None:
        return
    at, closes = loader.at(told.circulated), loader.at(told.closes)
    actions.circulate(minutes, comments_close_at=closes, by=loader.person(content.owner), at=at)
    for place, objection in enumerate(told.objections):
        _object(loader, content, objection, at=at + 20 * HOUR + place * 5 * HOUR)
    _agree(loader, content, told, minutes, start=at + 2 * DAY, end=closes - HOUR)
    if told.state == "agreed":
        actions.agree_minutes(minutes, by=loader.person(content.owner), at=closes + 15 * HOUR)


def _object(loader: Loader, content: Session, told: Objection, *, at: dt.datetime) -> None:
    line, person = loader.lines[content.key, told.line], loader.person(told.person)
    objection = actions.object_to(line, by=person, at=at, proposal=told.proposal, text=told.text)
    if told.outcome == "taken_in":
        actions.take_in(objection, by=loader.person(content.owner), at=at + 18 * HOUR)


def _agree(
    loader: Loader, content: Session, told: Minutes, minutes: Any, *, start: dt.datetime, end: dt.datetime
) -> None:
    keys = content.present if told.agreed_by is None else told.agreed_by
    for place, key in enumerate(keys):
        at = loader.between(start, min(end, loader.now - HOUR), place, len(keys))
        actions.agree(minutes, by=loader.person(key), at=at)


def do_actions(loader: Loader, content: Session, lines: tuple[Line, ...]) -> None:
    """Owners say of their actions that they are done."""
    workshop = loader.workshops[content.key]
    for line in lines:
        if line.done is not None:
            at = min(workshop.ends_at + line.done * DAY, loader.now - HOUR)
            actions.mark_done(loader.lines[content.key, line.key], by=loader.person(line.owner or ""), at=at)


def answer_questions(loader: Loader, answers: dict[tuple[str, str], str]) -> None:
    """Questions that members could answer some weeks after their session."""
    for (session, line), words in answers.items():
        at = loader.workshops[session].ends_at + 40 * DAY
        actions.answer_question(loader.lines[session, line], by=loader.deputy, at=at, outcome=words)
