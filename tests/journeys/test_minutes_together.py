"""Two people write the same minutes in two browsers."""

from collections.abc import Callable

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.urls import reverse
from playwright.sync_api import Page, expect

from members.people.models import Person
from tests.connected import connections_of_their_own, server_of_their_own  # noqa: F401 - fixtures
from tests.makers.minutes import make_line, make_minutes
from tests.makers.people import make_member
from workshops.minutes.models import Minutes

pytestmark = pytest.mark.browser
PATIENCE = 15_000


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.REQUIRE_SECOND_FACTOR = False


@pytest.fixture
def minutes(real_server) -> Minutes:
    minutes = make_minutes()
    make_line(minutes, "First line.")
    make_line(minutes, "Second line.")
    return minutes


def session_of(person: Person) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "members.people.backend.Backend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return session.session_key


def at_the_desk(new_context: Callable, base: str, minutes: Minutes, name: str) -> Page:
    """A new browser in which somebody has the first item open."""
    workshop = minutes.workshop
    person = make_member(edition=workshop.edition, name=name)
    context = new_context()
    context.add_cookies([{"name": "sessionid", "value": session_of(person), "url": base}])
    page = context.new_page()
    page.goto(base + reverse("minutes:write", args=[workshop.edition.slug, workshop.pk]))
    expect(page.locator("[data-light]").last).to_have_text("Saved")
    return page


def line(page: Page, number: int):
    return page.locator(f"#l{number} textarea")


def saved(page: Page) -> None:
    expect(page.locator(".wg-savebox .wg-light.saved")).to_be_visible(timeout=PATIENCE)


def texts(minutes: Minutes) -> list[str]:
    return [one.text for one in minutes.lines.current().in_order()]


def test_what_one_writes_appears_at_the_other_without_moving_the_caret(new_context, real_server, minutes):
    ingrid = at_the_desk(new_context, real_server.url, minutes, "Ingrid Solbakken")
    jonas = at_the_desk(new_context, real_server.url, minutes, "Jonas Bremholt")
    line(jonas, 2).click()
    line(jonas, 2).press("Home")

    line(ingrid, 1).click()
    line(ingrid, 1).press("End")
    line(ingrid, 1).press("Enter")
    ingrid.keyboard.type("Between the two.")

    expect(line(jonas, 3)).to_have_value("Between the two.", timeout=PATIENCE)
    expect(jonas.locator("[data-people]")).to_contain_text("writes, line", timeout=PATIENCE)
    jonas.keyboard.type("Still here. ")
    saved(jonas)
    assert texts(minutes) == ["First line.", "Between the two.", "Still here. Second line."]


def test_two_who_change_one_line_see_both_texts_and_nothing_is_lost(new_context, real_server, minutes):
    ingrid = at_the_desk(new_context, real_server.url, minutes, "Ingrid Solbakken")
    jonas = at_the_desk(new_context, real_server.url, minutes, "Jonas Bremholt")
    jonas.route("**/changes/**", lambda route: route.abort())

    line(ingrid, 1).fill("Ingrid’s text.")
    saved(ingrid)
    line(jonas, 1).fill("Jonas’s text.")
    panel = jonas.locator("[data-conflict]")
    expect(panel).to_contain_text("Ingrid’s text.", timeout=PATIENCE)
    expect(panel).to_contain_text("Jonas’s text.")
    assert texts(minutes)[0] == "Ingrid’s text."

    panel.locator("[data-merged]").fill("The text of both.")
    panel.get_by_role("button", name="Save this text").click()
    expect(panel).to_have_count(0)
    saved(jonas)

    assert texts(minutes)[0] == "The text of both."
    kept = minutes.lines.get(number=1).texts.values_list("text", flat=True)
    assert list(kept) == ["First line.", "Ingrid’s text.", "The text of both."]


def test_what_was_typed_while_the_network_was_away_is_stored_later(new_context, real_server, minutes):
    ingrid = at_the_desk(new_context, real_server.url, minutes, "Ingrid Solbakken")
    ingrid.route("**/lines/**", lambda route: route.abort())
    line(ingrid, 1).fill("Typed in a tunnel.")
    expect(ingrid.locator(".wg-savebox .wg-light")).to_contain_text("Not saved", timeout=PATIENCE)
    assert texts(minutes)[0] == "First line."

    ingrid.unroute("**/lines/**")
    ingrid.on("dialog", lambda dialog: dialog.accept())
    ingrid.reload()

    expect(line(ingrid, 1)).to_have_value("Typed in a tunnel.", timeout=PATIENCE)
    saved(ingrid)
    assert texts(minutes)[0] == "Typed in a tunnel."


def test_a_line_changes_its_kind_by_one_key_and_back_and_double_enter_makes_one_line(
    new_context, real_server, minutes
):
    ingrid = at_the_desk(new_context, real_server.url, minutes, "Ingrid Solbakken")
    line(ingrid, 2).click()
    line(ingrid, 2).press("Alt+d")
    expect(ingrid.get_by_role("button", name="Decision")).to_have_attribute("aria-pressed", "true")
    saved(ingrid)
    assert minutes.lines.get(number=2).kind == "decision"

    line(ingrid, 2).press("Alt+n")
    line(ingrid, 2).press("End")
    ingrid.keyboard.press("Enter")
    ingrid.keyboard.press("Enter")
    ingrid.keyboard.type("One more.")
    ingrid.keyboard.press("Tab")
    saved(ingrid)

    expect(ingrid.locator("#l3 textarea")).to_have_value("One more.", timeout=PATIENCE)
    assert texts(minutes) == ["First line.", "Second line.", "One more."]
    assert minutes.lines.get(number=2).kind == "note"
