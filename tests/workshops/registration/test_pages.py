"""The public registers without an account; the secretariat keeps the list."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.makers import DAY, NOON
from tests.makers.people import make_member, make_secretary
from tests.makers.programme import make_material
from tests.makers.registration import make_desk, register
from workinggroup.outbox.models import Email
from workshops.registration import actions
from workshops.registration.models import Desk, Question, Registration
from workshops.registration.states import RegistrationState

pytestmark = pytest.mark.django_db
LONG_AHEAD = NOON + 3650 * DAY


@pytest.fixture
def desk() -> Desk:
    return make_desk(starts_at=LONG_AHEAD)


def inside(desk: Desk, name: str, *args: int) -> str:
    return reverse(f"registration:{name}", args=[desk.workshop.edition.slug, desk.workshop_id, *args])


def test_the_public_page_of_a_session_leads_to_the_form(client, desk: Desk) -> None:
    page = client.get(reverse("scheduling:public_session", args=[desk.workshop_id])).content.decode()

    assert reverse("registration:register", args=[desk.workshop_id]) in page
    assert "2 seats are free" in page


def test_registering_asks_what_the_desk_asks_and_ends_at_the_mail(client, desk: Desk) -> None:
    question = actions.add_question(
        desk, label="<b>Meal</b>", kind="choice", choices=["meat", "none"], required=True, by=None, at=NOON
    )
    url = reverse("registration:register", args=[desk.workshop_id])
    typed = {"name": "Ada", "email": "Ada@Example.org", "organisation_name": "Sample Town", "country": "BE"}

    refused = client.post(url, typed)
    done = client.post(url, {**typed, question.key: "none"})

    assert b"<b>Meal</b>" not in refused.content
    assert refused.context["form"].errors.keys() == {question.key}
    assert done.url == reverse("registration:registered", args=[desk.workshop_id])
    assert Registration.objects.get().answers == {str(question.pk): "none"}


def test_the_page_after_is_the_same_for_who_is_registered_already(client, desk: Desk) -> None:
    url = reverse("registration:register", args=[desk.workshop_id])
    typed = {"name": "Ada", "email": "ada@example.org"}

    answers = [client.post(url, typed).url for _ in range(2)]
    actions.tell_desk(desk, at=timezone.now())

    assert answers[0] == answers[1]
    assert Email.objects.count() == 1


def test_the_link_of_the_mail_opens_my_registration_and_one_button_gives_it_back(client, desk: Desk) -> None:
    register(desk, "Ada")
    link = Email.objects.get().action_url

    page = client.get(link, follow=True)

    assert page.redirect_chain[-1][0] == inside(desk, "mine")
    assert Registration.objects.get().state == RegistrationState.SEATED
    material = make_material(workshop=desk.workshop, title="Slides of the webinar", file=True)
    url = reverse("programme:material", args=[desk.workshop.edition.slug, desk.workshop_id, material.pk])
    assert url in client.get(inside(desk, "mine")).content.decode()
    assert b"".join(client.get(url)).startswith(b"%PDF")
    client.post(inside(desk, "leave"))
    assert client.get(url).status_code == 404
    assert Registration.objects.get().state == RegistrationState.LEFT


def test_nobody_else_opens_it(client, desk: Desk) -> None:
    register(desk, "Ada")
    client.force_login(make_member(edition=desk.workshop.edition))

    assert client.get(inside(desk, "mine")).status_code == 404
    assert client.post(inside(desk, "leave")).status_code == 404


def test_the_secretariat_opens_a_desk_asks_and_takes_the_list_along(client) -> None:
    made = make_desk(starts_at=LONG_AHEAD)
    workshop = made.workshop
    made.delete()
    client.force_login(make_secretary(edition=workshop.edition))
    url = reverse("registration:desk", args=[workshop.edition.slug, workshop.pk])
    day = {"closes_at_0": LONG_AHEAD.date().isoformat(), "closes_at_1": "09:00"}

    assert client.post(url, {"seats": "3", "has_waiting_list": "on", **day}).status_code == 302
    desk = Desk.objects.get()
    asked = client.post(inside(desk, "add_question"), {"label": "Diet", "kind": "text"})
    register(desk, "Ada", answers={str(Question.objects.get().pk): "=vegan"})
    page, table = client.get(url).content.decode(), client.get(url, {"format": "csv"}).content.decode()

    assert asked.status_code == 302
    assert "ada@example.org" in page
    assert "Diet" in table
    assert "'=vegan" in table


def test_a_choice_without_choices_comes_back_with_what_was_typed(client, desk: Desk) -> None:
    client.force_login(make_secretary(edition=desk.workshop.edition))

    page = client.post(inside(desk, "add_question"), {"label": "Diet", "kind": "choice", "lines": "one"})

    assert page.status_code == 200
    assert "at least two choices" in page.content.decode()
    assert 'value="Diet"' in page.content.decode()


def test_the_form_shows_what_is_stored(client, desk: Desk) -> None:
    client.force_login(make_secretary(edition=desk.workshop.edition))

    page = client.get(inside(desk, "desk"))

    assert page.context["form"]["closes_at"].initial == desk.closes_at


@pytest.mark.parametrize("name", ["close", "reopen"])
def test_the_desk_is_closed_and_opened_again(client, desk: Desk, name: str) -> None:
    client.force_login(make_secretary(edition=desk.workshop.edition))
    if name == "reopen":
        actions.close_desk(desk, by=None, at=NOON)

    client.post(inside(desk, name))

    desk.refresh_from_db()
    assert (desk.closed_at is None) == (name == "reopen")
