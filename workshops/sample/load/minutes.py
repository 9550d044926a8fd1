"""Minutes: written during the session, sent round, agreed and frozen; actions that were done."""

import datetime as dt
from typing import Any

from workinggroup.base.clock import in_zone
from workshops.minutes import actions
from workshops.sample.content.shapes import Line, Minutes, Objection, Session

from .desk import Desk

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)


def write(desk: Desk, content: Session, lines: tuple[Line, ...]) -> Any:
    """Write the lines during the session, a few minutes apart; before one to come, what is known already."""
    workshop = desk.workshops[content.key]
    writers = [desk.secretary, desk.deputy]
    start = min(workshop.starts_at, desk.now - DAY)
    minutes = actions.open_minutes(workshop, by=desk.person(content.owner), at=start)
    gone_round = {one.line: one.before for one in (content.minutes.objections if content.minutes else ())}
    for place, line in enumerate(lines):
        desk.lines[content.key, line.key] = actions.add_line(
            minutes,
            by=writers[place % 2],
            at=start + (workshop.ends_at - workshop.starts_at) * place / len(lines),
            agenda_item=desk.agenda[content.key, line.item],
            kind=line.kind,
            text=gone_round.get(line.key) or line.text,
            **_facts(desk, workshop, line),
        )
    return minutes


def _facts(desk: Desk, workshop: Any, line: Line) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if line.insight:
        facts["insight_kind"] = line.insight
    if line.said_by:
        facts["organisation"] = desk.organisation(line.said_by)
    if line.owner:
        facts["owner"] = desk.person(line.owner)
    if line.due is not None:
        day = in_zone(workshop.starts_at, workshop.timezone).date() + line.due * DAY
        # Nothing falls due on a weekend.
        facts["due_on"] = day - max(0, day.weekday() - 4) * DAY
    return facts


def send_round(desk: Desk, content: Session, minutes: Any) -> None:
    """Send the minutes round; some ask for changes, the others agree; freeze them when the round is over."""
    told = content.minutes
    if told is None or told.circulated is None or told.closes is None:
        return
    at, closes = desk.at(told.circulated), desk.at(told.closes)
    actions.circulate(minutes, comments_close_at=closes, by=desk.person(content.owner), at=at)
    for place, objection in enumerate(told.objections):
        _object(desk, content, objection, at=at + 20 * HOUR + place * 5 * HOUR)
    _agree(desk, content, told, minutes, start=at + 2 * DAY, end=closes - HOUR)
    if told.state == "agreed":
        actions.agree_minutes(minutes, by=desk.person(content.owner), at=closes + 15 * HOUR)


def _object(desk: Desk, content: Session, told: Objection, *, at: dt.datetime) -> None:
    line, person = desk.lines[content.key, told.line], desk.person(told.person)
    objection = actions.object_to(line, by=person, at=at, proposal=told.proposal, text=told.text)
    if told.outcome == "taken_in":
        actions.take_in(objection, by=desk.person(content.owner), at=at + 18 * HOUR)


def _agree(
    desk: Desk, content: Session, told: Minutes, minutes: Any, *, start: dt.datetime, end: dt.datetime
) -> None:
    keys = content.present if told.agreed_by is None else told.agreed_by
    for place, key in enumerate(keys):
        at = desk.between(start, min(end, desk.now - HOUR), place, len(keys))
        actions.agree(minutes, by=desk.person(key), at=at)


def do_actions(desk: Desk, content: Session, lines: tuple[Line, ...]) -> None:
    """Owners say of their actions that they are done."""
    workshop = desk.workshops[content.key]
    for line in lines:
        if line.done is not None:
            at = min(workshop.ends_at + line.done * DAY, desk.now - HOUR)
            actions.mark_done(desk.lines[content.key, line.key], by=desk.person(line.owner or ""), at=at)


def answer_questions(desk: Desk, answers: dict[tuple[str, str], str]) -> None:
    """Questions that members could answer some weeks after their session."""
    for (session, line), words in answers.items():
        at = desk.workshops[session].ends_at + 40 * DAY
        actions.answer_question(desk.lines[session, line], by=desk.deputy, at=at, outcome=words)
