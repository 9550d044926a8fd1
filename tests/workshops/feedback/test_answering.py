"""Answers: anonymous ones cannot be traced, few of them are not shown, named ones can be changed."""

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils import timezone

from tests.makers import DAY, NOON
from tests.makers.feedback import answer, make_form
from tests.makers.people import make_secretary
from workinggroup.base.models import Event
from workinggroup.base.refusals import Refused
from workinggroup.editions import registry
from workinggroup.outbox.models import Email
from workshops.feedback import actions, rules
from workshops.feedback.models import Asked, Form, Response

pytestmark = pytest.mark.django_db


def url_of(form: Form, name: str, *args: int) -> str:
    return reverse(f"feedback:{name}", args=[form.workshop.edition.slug, form.workshop_id, *args])


def current(**facts) -> Form:
    """A form that people can answer while the test runs."""
    form = make_form(**facts)
    Form.objects.update(closes_at=timezone.now() + DAY)
    form.refresh_from_db()
    return form


def test_an_anonymous_answer_keeps_no_person_no_moment_and_no_order() -> None:
    form = make_form()
    before = Event.objects.count()

    answer(form, words="Small groups")

    assert set(model_to_dict(Response.objects.get())) == {"form", "person", "answers"}
    assert Response.objects.get().person is None
    assert set(model_to_dict(Asked.objects.get())) == {"id", "form", "person", "has_answered"}
    assert Event.objects.count() == before


def test_an_anonymous_answer_is_given_once() -> None:
    form = make_form()
    person = answer(form)

    with pytest.raises(Refused, match="You have answered"):
        answer(form, person=person)
    assert Response.objects.count() == 1


def test_a_named_answer_is_changed_until_the_end() -> None:
    form = make_form(is_anonymous=False)
    person = answer(form, useful="1")

    answer(form, person=person, useful="5")

    first = form.questions.first()
    assert [one.said(first) for one in Response.objects.all()] == ["5"]
    with pytest.raises(Refused, match="The time to answer ended"):
        answer(form, person=person, at=NOON + 14 * DAY)


def test_who_was_not_asked_cannot_answer_and_nothing_is_no_answer() -> None:
    form = make_form(came=2)
    asked = form.asked.first()
    form.asked.exclude(pk=asked.pk).delete()
    stranger = form.workshop.participants.exclude(person=asked.person).get().person

    with pytest.raises(Refused, match="Those who were there"):
        answer(form, person=stranger)
    with pytest.raises(Refused, match="at least one question"):
        actions.answer(form, person=asked.person, answers={}, at=NOON)
    with pytest.raises(Refused, match="no longer asked"):
        actions.answer(form, person=asked.person, answers={"0": "x"}, at=NOON)


@pytest.mark.parametrize("count", [rules.FEWEST - 1, rules.FEWEST])
@pytest.mark.parametrize("kind", ["", "csv"])
def test_fewer_than_five_anonymous_answers_are_shown_to_nobody(client, count: int, kind: str) -> None:
    form = make_form(came=rules.FEWEST)
    for place in range(count):
        answer(form, words=f"word-{place}")
    client.force_login(make_secretary(edition=form.workshop.edition))

    page = client.get(url_of(form, "results"), {"format": kind} if kind else {}).content.decode()

    assert ("word-0" in page) == (count >= rules.FEWEST)
    assert not any(one.person.name in page for one in form.asked.all())


def test_named_answers_are_shown_from_the_first_with_names_in_the_file(client) -> None:
    form = make_form(is_anonymous=False)
    person = answer(form, words="=cmd")
    client.force_login(make_secretary(edition=form.workshop.edition))

    table = client.get(url_of(form, "results"), {"format": "csv"}).content.decode()

    assert person.name in table
    assert "'=cmd" in table


def test_the_link_of_the_mail_opens_the_form_and_the_promise_stands_beside(client) -> None:
    form = current()
    page = client.get(Email.objects.get().action_url, follow=True).content.decode()
    first = form.questions.first()

    refused = client.post(url_of(form, "answer"), {})
    done = client.post(url_of(form, "answer"), {first.key: "5"}, follow=True)

    assert "Your answers are anonymous" in page
    assert refused.status_code == 422
    assert "Your answers are stored" in done.content.decode()
    assert Response.objects.get().answers == {str(first.pk): "5"}


def test_who_is_reminded_of_anonymous_feedback_is_told_as_a_number(client) -> None:
    form = current(came=2)
    answer(form, at=timezone.now())
    client.force_login(make_secretary(edition=form.workshop.edition))

    page = client.get(url_of(form, "remind")).content.decode()

    assert "Remind 1 person" in page
    assert not any(one.person.email in page for one in form.asked.all())
    actions.remind(form, by=None, at=timezone.now())
    mails = Email.objects.filter(*registry.shown_mails(None))
    assert not mails.filter(template="workshops/feedback/reminder").exists()
    Form.objects.update(is_anonymous=False)
    assert mails.filter(template="workshops/feedback/reminder").count() == 1


def test_the_secretariat_prepares_writes_and_asks(client) -> None:
    form = make_form(is_asked=False)
    workshop = form.workshop
    form.delete()
    client.force_login(make_secretary(edition=workshop.edition))

    client.post(reverse("feedback:prepare", args=[workshop.edition.slug, workshop.pk]))
    form = Form.objects.get()
    client.post(url_of(form, "add_question"), {"label": "Was the room good?", "kind": "yes_no"})
    client.post(url_of(form, "remove_question", form.questions.first().pk))
    client.post(url_of(form, "desk"), {"days_open": "7", "version": form.version})
    asked = client.get(url_of(form, "ask")).content.decode()
    client.post(url_of(form, "ask"))

    form.refresh_from_db()
    assert (form.is_anonymous, form.days_open, form.questions.count()) == (False, 7, 4)
    assert "Ask 1 person now" in asked
    assert form.asked.count() == 1


def test_my_work_asks_me_until_i_have_answered(client) -> None:
    form = current()
    person = form.asked.get().person
    client.force_login(person)

    before = client.get("/me/").content.decode()
    answer(form, at=timezone.now())

    assert url_of(form, "answer") in before
    assert url_of(form, "answer") not in client.get("/me/").content.decode()
