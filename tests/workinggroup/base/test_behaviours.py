"""What the scripts improve, in a real browser: menus, dialogs, ranking, bulk bar, autosave, errors."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.django_db
FORM = """
<form id="draft" data-autosave-url="/autosave-here/">
<label for="text">Text</label><textarea id="text" name="text"></textarea>
<input type="hidden" name="version" value="1"><span class="wg-light" role="status"></span></form>
"""


@pytest.fixture
def guide(live_server: Any, page: Any, settings: Any) -> Any:
    settings.SAMPLE_MODE = True
    page.goto(f"{live_server.url}/styleguide/")
    return page


@pytest.fixture
def draft(guide: Any) -> Callable[[], None]:
    """Puts a form that saves itself into the page, as a part that htmx brings would come."""

    def put() -> None:
        guide.evaluate(
            """html => { document.querySelector("main").insertAdjacentHTML("afterbegin", html);
            document.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true })); }""",
            FORM,
        )

    return put


def test_the_page_says_nothing_to_the_console(live_server: Any, page: Any, settings: Any) -> None:
    settings.SAMPLE_MODE = True
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))

    page.goto(f"{live_server.url}/styleguide/")

    assert told == []


def test_the_error_summary_has_the_focus_and_leads_into_the_field(guide: Any) -> None:
    assert guide.evaluate("document.activeElement.hasAttribute('data-errors')")

    guide.click(".wg-errors a[href='#id_bad-seats']")

    assert guide.evaluate("document.activeElement.id") == "id_bad-seats"


def test_a_dialog_opens_from_its_button_closes_on_escape_and_gives_the_focus_back(guide: Any) -> None:
    guide.click("[data-dialog=guide-remind]")
    assert guide.locator("dialog#guide-remind").is_visible()

    guide.keyboard.press("Escape")

    assert not guide.locator("dialog#guide-remind").is_visible()
    assert guide.evaluate("document.activeElement.dataset.dialog") == "guide-remind"


def test_not_now_closes_a_dialog_and_sends_nothing(guide: Any) -> None:
    before = guide.url
    guide.click("[data-dialog=guide-remind]")

    guide.click("dialog#guide-remind button[formmethod=dialog]")

    assert not guide.locator("dialog#guide-remind").is_visible()
    assert guide.url == before


def test_moving_a_row_renumbers_keeps_the_focus_and_is_said(guide: Any) -> None:
    second = guide.locator("[data-ranking] li").nth(1)
    name = second.get_attribute("data-name")

    second.locator("[data-move=up]").focus()
    guide.keyboard.press("Enter")

    first = guide.locator("[data-ranking] li").first
    assert first.get_attribute("data-name") == name
    assert first.locator("[data-position]").input_value() == "1"
    assert guide.evaluate("document.activeElement.dataset.move") == "down"
    assert name in guide.locator("#announcements").text_content()


def test_the_bulk_bar_names_how_many_and_whom(guide: Any) -> None:
    bar = guide.locator("[data-bulk]")
    guide.check("[data-name='Sofía Arrieta']")

    assert "2 chosen: Jonas Bremholt, Sofía Arrieta" in " ".join(bar.inner_text().split())
    assert bar.get_by_role("button", name="Write to 2 people").is_visible()

    guide.click("[data-bulk-none]")
    assert not bar.is_visible()


def test_the_light_says_saved_only_when_the_server_has_said_so(guide: Any, draft: Callable[[], None]) -> None:
    guide.route("**/autosave-here/", lambda route: route.fulfill(json={"version": 2}))
    draft()

    guide.fill("#text", "My text")
    light = guide.locator("#draft .wg-light")
    assert "Saved" not in light.inner_text()

    guide.wait_for_selector("#draft .wg-light.saved")
    assert guide.input_value("#draft [name=version]") == "2"


def test_while_the_server_is_away_the_text_is_kept_and_sent_again(
    guide: Any, draft: Callable[[], None]
) -> None:
    answers = [lambda route: route.abort(), lambda route: route.fulfill(json={})]
    guide.route("**/autosave-here/", lambda route: answers.pop(0)(route))
    draft()

    guide.fill("#text", "My text")

    guide.wait_for_selector("#draft .wg-light.unsaved")
    assert "Your text is kept here." in guide.locator("#draft .wg-light").inner_text()
    guide.wait_for_selector("#draft .wg-light.saved")


def test_what_could_not_be_saved_is_put_back_when_the_page_is_opened_again(
    guide: Any, draft: Callable[[], None]
) -> None:
    guide.route("**/autosave-here/", lambda route: route.abort())
    draft()
    guide.fill("#text", "My text")
    guide.wait_for_selector("#draft .wg-light.unsaved")

    guide.reload()
    draft()

    assert guide.input_value("#text") == "My text"


def test_a_refused_save_says_why_and_does_not_try_again(guide: Any, draft: Callable[[], None]) -> None:
    asked: list[str] = []

    def refuse(route: Any) -> None:
        asked.append(route.request.url)
        route.fulfill(status=409, json={"message": "Matteo changed this."})

    guide.route("**/autosave-here/", refuse)
    draft()
    guide.fill("#text", "My text")
    guide.wait_for_selector("#draft .wg-light.unsaved")

    assert "Matteo changed this." in guide.locator("#draft .wg-light").inner_text()
    guide.fill("#text", "More")
    guide.wait_for_timeout(1500)
    assert len(asked) == 1
