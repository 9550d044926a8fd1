"""Three recruitments: two finished ones, and the open call of next year."""

import datetime as dt

from members.recruitment.actions.retention import erase_due
from members.recruitment.actions.reviews import assign_balanced, remind_reviewers
from workshops.sample.content import people, recruitment
from workshops.sample.content.shapes import Moment

from .applications import receive
from .calls import open_call
from .interests import change_open_call, note_interests
from .loader import Loader
from .questions import ask_and_abstain, set_rules
from .reviews import review, select

HOUR = dt.timedelta(hours=1)
ERASED_2022 = Moment(on="2022-08-29", time="03:00")
FIRST_FILES_READ = Moment(day=-7, time="09:00")
REMINDED = Moment(day=-1, time="15:00")


def recruit_2022(loader: Loader) -> None:
    call = recruitment.CALL_2022
    _recruit(loader, "2022", call, recruitment.APPLICATIONS_2022, recruitment.REVIEWS_2022,
             recruitment.CONFLICTS_2022, recruitment.CHANGES_2022)  # fmt: skip


def keep_the_promise_of_2022(loader: Loader) -> None:
    """Half a year after the decision the data of those without a seat is deleted, as the call said."""
    erase_due(at=loader.at(ERASED_2022))
    loader.forget_people()


def recruit_running(loader: Loader) -> None:
    call = recruitment.CALL_RUNNING
    note_interests(loader, "running")
    _recruit(loader, "running", call, recruitment.APPLICATIONS_RUNNING, recruitment.REVIEWS_RUNNING, (),
             recruitment.CHANGES_RUNNING)  # fmt: skip


def recruit_next(loader: Loader) -> None:
    """The open call: nine applications, five of them read, one half read, the rest given out."""
    content = recruitment.CALL_NEXT
    note_interests(loader, "next")
    call = open_call(loader, "next", content)
    set_rules(loader, call)
    loader.person(people.PERSONAS["applicant"], at=loader.at(content.opens), edition=loader.editions["next"])
    files = receive(loader, "next", recruitment.APPLICATIONS_NEXT)
    change_open_call(loader, call)
    start = loader.at(FIRST_FILES_READ)
    review(
        loader,
        "next",
        files,
        recruitment.REVIEWS_NEXT,
        recruitment.CONFLICTS_NEXT,
        start=start,
        end=loader.now - HOUR,
    )
    reviewers = [loader.person(key) for key in people.REVIEWERS]
    given = loader.now - 20 * HOUR
    assign_balanced(call, each=2, reviewers=reviewers, by=loader.deputy, at=given)
    ask_and_abstain(loader, call, reviewers)
    remind_reviewers(call, by=loader.deputy, at=loader.at(REMINDED))


def _recruit(loader, name, content, applications, reviews, conflicts, changes) -> None:
    open_call(loader, name, content)
    files = receive(loader, name, applications)
    start, end = loader.at(content.closes) + 15 * HOUR, loader.at(content.reviews_due)
    review(loader, name, files, reviews, conflicts, start=start, end=end)
    select(loader, name, files, content, changes)
