"""The three editions from their first day to today, in the order in which things happened."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction

from workinggroup.editions.actions import finish_edition, start_edition
from workshops.sample.content import minutes_2022, minutes_running, needs, report, workshops
from workshops.sample.content.shapes import Session

from . import group, mail, minutes, people, recruitment, registrations, returns, sessions
from . import needs as surveys
from . import report as reports
from .desk import Desk

DAY = dt.timedelta(days=1)


@transaction.atomic
def load(*, at: dt.datetime, say: Callable[[str], Any] = print) -> Desk:
    """Build the whole sample as it stands at an instant: all of it, or nothing."""
    desk = Desk(now=at.replace(microsecond=0), say=say)
    standing = group.make_group(desk)
    _load_2022(desk, standing)
    _load_running(desk)
    _load_next(desk)
    say(f"Mail: {mail.settle(desk)} mails of the past count as sent.")
    return desk


def _load_2022(desk: Desk, standing: Any) -> None:
    desk.say("2022: the group, its public facts, the call and 64 applications …")
    edition = group.make_edition_2022(desk, standing)
    recruitment.recruit_2022(desk)
    start_edition(edition, by=desk.secretary, at=desk.at(needs.ASSESSMENT_2022.opens) - DAY)
    desk.say("2022: the survey, the work plan, four workshops and a webinar …")
    surveys.survey_2022(desk)
    people.welcome_guests_2022(desk)
    _plan(desk, "2022", workshops.SESSIONS_2022, needs.PLAN_2022, needs.PLAN_2022_AGREED)
    for session in workshops.SESSIONS_2022:
        _hold(desk, session, minutes_2022.LINES[session.key])
    minutes.answer_questions(desk, minutes_2022.ANSWERED)
    recruitment.keep_the_promise_of_2022(desk)
    desk.say("2022: the report with its sources …")
    published = desk.at(report.REPORT_2022.published)
    final = reports.write_report(
        desk, "2022", report.REPORT_2022, start=published - 60 * DAY, end=published - 6 * DAY
    )
    reports.publish(desk, final, report.REPORT_2022)
    finish_edition(edition, by=desk.secretary, at=published + 5 * DAY)


def _load_running(desk: Desk) -> None:
    desk.say("This year: the call and 41 applications …")
    edition = group.make_running_edition(desk)
    recruitment.recruit_running(desk)
    start_edition(edition, by=desk.secretary, at=desk.at(needs.ASSESSMENT_RUNNING.opens) - DAY)
    desk.say("This year: the survey, the work plan, sessions held and to come …")
    surveys.survey_running(desk)
    people.welcome_first_guests(desk)
    checkers, labels, batteries, chemicals, disposal = workshops.SESSIONS_RUNNING
    running = (checkers, labels, batteries, chemicals, disposal)
    surveys.plan(desk, "running", needs.PLAN_RUNNING, workshops.BY_KEY, needs.PLAN_AGREED)
    made = desk.at(needs.PLAN_AGREED) + DAY
    sessions.plan_session(desk, "running", checkers, at=made)
    _hold(desk, checkers, minutes_running.LINES["checkers"])
    people.welcome_later_guest(desk, "pieter-swinnen", send=True)
    for place, session in enumerate(running[1:], start=1):
        at = desk.now - (36 if session is labels else 20 - 2 * place) * DAY
        sessions.plan_session(desk, "running", session, at=at)
    _hold(desk, labels, minutes_running.LINES["labels-prove"])
    sessions.add_papers(desk, batteries)
    sessions.announce(desk, batteries)
    returns.receive(desk, batteries)
    minutes.write(desk, batteries, minutes_running.PREPARED)
    sessions.poll(desk, chemicals)
    sessions.announce(desk, disposal)
    registrations.register_the_public(desk, disposal)
    mail.remind_of_the_poll(desk)
    people.welcome_later_guest(desk, "ramon-villacorta", send=False)
    desk.say("This year: the report as far as it is …")
    reports.write_report(
        desk, "running", report.REPORT_RUNNING, start=desk.now - 12 * DAY, end=desk.now - DAY / 8
    )


def _load_next(desk: Desk) -> None:
    desk.say("Next year: an open call with drafts, applications and reviews …")
    group.make_next_edition(desk)
    recruitment.recruit_next(desk)


def _plan(desk: Desk, name: str, contents: tuple[Session, ...], plan: Any, agreed: Any) -> None:
    surveys.plan(desk, name, plan, workshops.BY_KEY, agreed)
    for place, session in enumerate(contents):
        at = desk.at(agreed) + DAY + dt.timedelta(minutes=25 * place)
        sessions.plan_session(desk, name, session, at=at)


def _hold(desk: Desk, content: Session, lines: Any) -> None:
    """A session from its invitation to what became of its minutes."""
    sessions.add_papers(desk, content)
    sessions.announce(desk, content)
    sessions.remind(desk, content)
    written = minutes.write(desk, content, lines)
    sessions.hold(desk, content)
    minutes.send_round(desk, content, written)
    minutes.do_actions(desk, content, lines)
