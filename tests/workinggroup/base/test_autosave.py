"""Autosave in a real browser: what was typed before the script came, files, and handing in meanwhile."""

from typing import Any

import pytest

pytestmark = pytest.mark.django_db
FORM = """
<form id="draft" method="post" action="/handed-in/" data-autosave-url="/autosave-here/">
<label for="text">Text</label><textarea id="text" name="text">Stored</textarea>
<label for="list">List</label><select id="list" name="list"><option>One</option><option>Two</option></select>
<label for="file">File</label><input type="file" id="file" name="file">
<input type="hidden" name="version" value="1"><span class="wg-light" role="status"></span>
<button type="submit" name="go" value="on">Go on</button></form>
"""
PUT = """html => document.querySelector("main").insertAdjacentHTML("afterbegin", html)"""
LISTEN = """() => {
    window.handedIn = [];
    document.querySelector("#draft").addEventListener("submit", event => {
        const words = `version ${event.target.elements.version.value} by ${event.submitter?.name}`;
        window.handedIn.push(event.defaultPrevented ? "held back" : words);
        event.preventDefault();
    });
}"""
START = """() => document.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true }))"""


@pytest.fixture
def guide(live_server: Any, page: Any, settings: Any) -> Any:
    settings.SAMPLE_MODE = True
    page.goto(f"{live_server.url}/styleguide/")
    page.evaluate(PUT, FORM)
    return page


@pytest.mark.parametrize("how", ["text", "list"])
def test_what_was_typed_before_the_script_came_is_saved(guide: Any, how: str) -> None:
    sent: list[str] = []

    def take(route: Any) -> None:
        sent.append(route.request.post_data)
        route.fulfill(json={"version": 2})

    guide.route("**/autosave-here/", take)
    guide.evaluate("() => { document.querySelector('#text').value = 'Early'; }") if how == "text" else (
        guide.select_option("#list", "Two")
    )

    guide.evaluate(START)

    guide.wait_for_selector("#draft .wg-light.saved")
    assert ("Early" if how == "text" else "Two") in sent[0]


def test_a_page_in_which_nothing_was_typed_saves_nothing(guide: Any) -> None:
    asked: list[str] = []
    guide.route("**/autosave-here/", lambda route: (asked.append("x"), route.fulfill(json={})))

    guide.evaluate(START)
    guide.wait_for_timeout(1500)

    assert asked == []


def test_a_chosen_file_waits_until_the_form_is_handed_in(guide: Any) -> None:
    sent: list[str] = []

    def take(route: Any) -> None:
        sent.append(route.request.post_data_buffer.decode("latin-1"))
        route.fulfill(json={"version": 2})

    guide.route("**/autosave-here/", take)
    guide.evaluate(START)
    guide.set_input_files(
        "#file", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-content"}
    )
    guide.fill("#text", "Words")

    guide.wait_for_selector("#draft .wg-light.saved")
    assert "%PDF-content" not in "".join(sent)


def test_what_could_not_be_stored_is_not_said_to_be_saved(guide: Any) -> None:
    guide.route(
        "**/autosave-here/", lambda route: route.fulfill(json={"version": 2, "unstored": "Year: no number."})
    )
    guide.evaluate(START)

    guide.fill("#text", "Words")

    guide.wait_for_selector("#draft .wg-light.unsaved")
    assert "Year: no number." in guide.locator("#draft .wg-light").inner_text()


def test_handing_in_waits_for_a_save_that_is_under_way(guide: Any) -> None:
    waiting: list[Any] = []
    guide.route("**/autosave-here/", lambda route: waiting.append(route))
    guide.evaluate(START)
    guide.evaluate(LISTEN)
    guide.fill("#text", "Words")
    while not waiting:
        guide.wait_for_timeout(100)

    guide.evaluate("document.querySelector('#draft button').click()")
    assert guide.evaluate("window.handedIn") == ["held back"]
    waiting[0].fulfill(json={"version": 7})

    guide.wait_for_function("window.handedIn.length === 2")
    assert guide.evaluate("window.handedIn[1]") == "version 7 by go"
