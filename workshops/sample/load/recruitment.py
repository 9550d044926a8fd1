"""Three recruitments: two finished ones, and the open call of next year."""

import datetime as dt

from members.recruitment.actions.retention import erase_due
from members.recruitment.actions.reviews import assign_balanced, remind_reviewers
from workshops.sample.content import people, recruitment
from workshops.sample.content.shapes import Moment

from .applications import receive
from .calls import open_call
from .desk import Desk
from .interests import change_open_call, note_interests
from .questions import ask_and_abstain, set_rules
from .reviews import review, select

HOUR = dt.timedelta(hours=1)
ERASED_2022 = Moment(on="2022-08-29", time="03:00")
FIRST_FILES_READ = Moment(day=-7, time="09:00")
REMINDED = Moment(day=-1, time="15:00")


def recruit_2022(desk: Desk) -> None:
    call = recruitment.CALL_2022
    _recruit(desk, "2022", call, recruitment.APPLICATIONS_2022, recruitment.REVIEWS_2022,
             recruitment.CONFLICTS_2022, recruitment.CHANGES_2022)  # fmt: skip


def keep_the_promise_of_2022(desk: Desk) -> None:
    """Half a year after the decision the data of those without a seat is deleted, as the call said."""
    erase_due(at=desk.at(ERASED_2022))
    desk.forget_people()


def recruit_running(desk: Desk) -> None:
    call = recruitment.CALL_RUNNING
    note_interests(desk, "running")
    _recruit(desk, "running", call, recruitment.APPLICATIONS_RUNNING, recruitment.REVIEWS_RUNNING, (),
             recruitment.CHANGES_RUNNING)  # fmt: skip


def recruit_next(desk: Desk) -> None:
    """The open call: nine applications, five of them read, one half read, the rest given out."""
    content = recruitment.CALL_NEXT
    note_interests(desk, "next")
    call = open_call(desk, "next", content)
    set_rules(desk, call)
    desk.person(people.PERSONAS["applicant"], at=desk.at(content.opens), edition=desk.editions["next"])
    files = receive(desk, "next", recruitment.APPLICATIONS_NEXT)
    change_open_call(desk, call)
    start = desk.at(FIRST_FILES_READ)
    review(
        desk,
        "next",
        files,
        recruitment.REVIEWS_NEXT,
        recruitment.CONFLICTS_NEXT,
        start=start,
        end=desk.now - HOUR,
    )
    reviewers = [desk.person(key) for key in people.REVIEWERS]
    given = desk.now - 20 * HOUR
    assign_balanced(call, each=2, reviewers=reviewers, by=desk.deputy, at=given)
    ask_and_abstain(desk, call, reviewers)
    remind_reviewers(call, by=desk.deputy, at=desk.at(REMINDED))


def _recruit(desk, name, content, applications, reviews, conflicts, changes) -> None:
    open_call(desk, name, content)
    files = receive(desk, name, applications)
    start, end = desk.at(content.closes) + 15 * HOUR, desk.at(content.reviews_due)
    review(desk, name, files, reviews, conflicts, start=start, end=end)
    select(desk, name, files, content, changes)
