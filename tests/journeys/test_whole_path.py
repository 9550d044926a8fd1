"""One edition from nothing to its report, by several people in real browsers, with real mail.

Web, worker, beat and SMTP server are real processes on a database of their own. The acts stand in `story/`.
"""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.journeys.site import running_site
from tests.journeys.story import founding, minutes, needs, recruiting, reporting, selecting, sessions
from tests.journeys.story.cast import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Act = Callable[[Story], None]
ACTS: list[Act] = [
    founding.found_the_group,
    founding.describe_the_edition,
    recruiting.write_the_call,
    recruiting.open_the_call,
    recruiting.apply_with_a_pause,
    recruiting.apply_quickly,
    selecting.assign_a_reviewer,
    selecting.review,
    selecting.select,
    selecting.send_the_letters,
    selecting.take_the_seat,
    needs.write_the_survey,
    needs.open_the_survey,
    needs.answer,
    needs.close_the_survey,
    needs.plan_a_session,
    sessions.plan_the_session,
    sessions.ask_for_a_date,
    sessions.choose_the_date,
    sessions.accept,
    sessions.move_the_session,
    sessions.hold,
    minutes.write_together,
    minutes.circulate,
    minutes.agree,
    reporting.start_the_report,
    reporting.close_a_gap,
    reporting.publish,
    reporting.read_in_public,
    reporting.see_what_became_of_it,
]


def test_an_edition_from_nothing_to_its_report(browser: Browser) -> None:
    with running_site() as site:
        story = Story.begin(site, browser)
        for act in ACTS:
            began = time.monotonic()
            act(story)
            print(f"{act.__name__}: {time.monotonic() - began:.1f} s")
            assert not story.trouble.found, f"{act.__name__}: {story.trouble.found}"
