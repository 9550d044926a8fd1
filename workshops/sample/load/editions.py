"""The three editions from their first day to today, in the order in which things happened."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction

from workinggroup.editions.actions import finish_edition, start_edition
from workshops.sample.content import minutes_2022, minutes_running, needs, report, workshops
from workshops.sample.content.shapes import Session

from . import (
    afterwards,
    beside,
    group,
    mail,
    minutes,
    people,
    programme,
    recruitment,
    registrations,
    returns,
    sessions,
)
from . import needs as surveys
from . import report as reports
from .loader import Loader

DAY = dt.timedelta(days=1)


@transaction.atomic
def load(*, at: dt.datetime, say: Callable[[str], Any] = print) -> Loader:
    """Build the whole sample as it stands at an instant: all of it, or nothing."""
    loader = Loader(now=at.replace(microsecond=0), say=say)
    standing = group.make_group(loader)
    _load_2022(loader, standing)
    _load_running(loader)
    _load_next(loader)
    say(f"Mail: {mail.settle(loader)} mails of the past count as sent.")
    return loader


def _load_2022(loader: Loader, standing: Any) -> None:
    loader.say("2022: the group, its public facts, the call and 64 applications …")
    edition = group.make_edition_2022(loader, standing)
    recruitment.recruit_2022(loader)
    start_edition(edition, by=loader.secretary, at=loader.at(needs.ASSESSMENT_2022.opens) - DAY)
    loader.say("2022: the survey, the work plan, four workshops and a webinar …")
    surveys.survey_2022(loader)
    people.welcome_guests_2022(loader)
    _plan(loader, "2022", workshops.SESSIONS_2022, needs.PLAN_2022, needs.PLAN_2022_AGREED)
    for session in workshops.SESSIONS_2022:
        _hold(loader, session, minutes_2022.LINES[session.key])
    minutes.answer_questions(loader, minutes_2022.ANSWERED)
    recruitment.keep_the_promise_of_2022(loader)
    loader.say("2022: the report with its sources …")
    published = loader.at(report.REPORT_2022.published)
    final = reports.write_report(
        loader, "2022", report.REPORT_2022, start=published - 60 * DAY, end=published - 6 * DAY
    )
    reports.publish(loader, final, report.REPORT_2022)
    finish_edition(edition, by=loader.secretary, at=published + 5 * DAY)


def _load_running(loader: Loader) -> None:
    loader.say("This year: the call and 41 applications …")
    edition = group.make_running_edition(loader)
    recruitment.recruit_running(loader)
    start_edition(edition, by=loader.secretary, at=loader.at(needs.ASSESSMENT_RUNNING.opens) - DAY)
    loader.say("This year: the survey, the work plan, sessions held and to come …")
    surveys.survey_running(loader)
    people.welcome_first_guests(loader)
    checkers, labels, batteries, chemicals, disposal = workshops.SESSIONS_RUNNING
    running = (checkers, labels, batteries, chemicals, disposal)
    surveys.plan(loader, "running", needs.PLAN_RUNNING, workshops.BY_KEY, needs.PLAN_AGREED)
    made = loader.at(needs.PLAN_AGREED) + DAY
    sessions.plan_session(loader, "running", checkers, at=made)
    _hold(loader, checkers, minutes_running.LINES["checkers"])
    afterwards.prepare_check_in(loader, checkers)
    afterwards.certify(loader, checkers)
    afterwards.ask_how_it_was(loader, checkers)
    people.welcome_later_guest(loader, "pieter-swinnen", send=True)
    for place, session in enumerate(running[1:], start=1):
        at = loader.now - (36 if session is labels else 20 - 2 * place) * DAY
        sessions.plan_session(loader, "running", session, at=at)
    _hold(loader, labels, minutes_running.LINES["labels-prove"])
    afterwards.ask_how_it_was(loader, labels)
    _prepare(loader, batteries)
    sessions.poll(loader, chemicals)
    sessions.announce(loader, disposal)
    registrations.register_the_public(loader, disposal)
    beside.give_a_seat_back(loader, disposal)
    programme.prepare(loader)
    beside.prepare(loader)
    mail.remind_of_the_poll(loader)
    people.welcome_later_guest(loader, "ramon-villacorta", send=False)
    loader.say("This year: the report as far as it is …")
    reports.write_report(
        loader, "running", report.REPORT_RUNNING, start=loader.now - 12 * DAY, end=loader.now - DAY / 8
    )


def _prepare(loader: Loader, session: Session) -> None:
    """A session of the next days: announced, some have answered, its minutes stand open."""
    sessions.add_papers(loader, session)
    sessions.announce(loader, session)
    returns.receive(loader, session)
    afterwards.prepare_check_in(loader, session)
    afterwards.prepare_feedback(loader, session)
    minutes.write(loader, session, minutes_running.PREPARED)


def _load_next(loader: Loader) -> None:
    loader.say("Next year: an open call with drafts, applications and reviews …")
    group.make_next_edition(loader)
    recruitment.recruit_next(loader)


def _plan(loader: Loader, name: str, contents: tuple[Session, ...], plan: Any, agreed: Any) -> None:
    surveys.plan(loader, name, plan, workshops.BY_KEY, agreed)
    for place, session in enumerate(contents):
        at = loader.at(agreed) + DAY + dt.timedelta(minutes=25 * place)
        sessions.plan_session(loader, name, session, at=at)


def _hold(loader: Loader, content: Session, lines: Any) -> None:
    """A session from its invitation to what became of its minutes."""
    sessions.add_papers(loader, content)
    sessions.announce(loader, content)
    sessions.remind(loader, content)
    written = minutes.write(loader, content, lines)
    sessions.hold(loader, content)
    minutes.send_round(loader, content, written)
    minutes.do_actions(loader, content, lines)
