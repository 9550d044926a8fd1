"""Questions to an applicant: who asks stays unknown, the answer is for all who read the file."""

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.people.models import RoleGrant
from members.recruitment.actions.applications import new_link
from members.recruitment.actions.enquiries import answer_enquiry, ask_applicant
from members.recruitment.models import Application, ConflictDeclaration, Enquiry, Review
from members.recruitment.states import ReviewState
from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_reviewer, make_secretary
from tests.makers.recruitment import make_application, make_closed_call, make_review
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> {{ 7|add:7 }} =cmd() \"' https://evil.example.com"


def read(**facts) -> Review:
    call = make_closed_call(**facts)
    reviewer = make_reviewer(edition=call.edition, name="Rita Reader")
    return make_review(make_application(call), reviewer=reviewer, state=ReviewState.STARTED)


def ask(review: Review, text: str = "How many tenders?", at: dt.datetime = NOON, **facts) -> Enquiry:
    asked = {"answer_by": at + 2 * DAY, "by": review.reviewer, "at": at, **facts}
    return ask_applicant(review.application, text=text, **asked)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def applicants_page(one: Application) -> Client:
    client = Client()
    token = new_link(one, at=timezone.now())
    client.get(reverse("recruitment:resume", args=[one.call_id, token]))
    return client


def test_the_applicant_gets_a_mail_that_does_not_tell_who_asks() -> None:
    review = read()

    ask(review)

    mail = Email.objects.get(template="members/recruitment/enquiry")
    assert mail.to_address == review.application.email
    assert "How many tenders?" in mail.text
    assert "Rita" not in f"{mail.text} {mail.html} {mail.subject} {mail.from_name} {mail.reply_to}"


def test_the_answer_comes_back_through_the_applicants_page_to_all_readers() -> None:
    review = read()
    other = make_reviewer(edition=review.application.call.edition)
    theirs = make_review(review.application, reviewer=other, state=ReviewState.STARTED)
    slug, call = review.application.call.edition.slug, review.application.call
    asking = signed_in(review.reviewer)
    asking.post(
        reverse("recruitment:ask", args=[slug, review.pk]),
        {"text": "How many?", "days": 3, "token": uuid.uuid4()},
    )
    one = Enquiry.objects.get()
    client = applicants_page(review.application)

    mine = client.get(reverse("recruitment:mine", args=[call.pk])).content.decode()
    url = reverse("recruitment:enquiry", args=[call.pk, one.pk])
    page = client.get(url).content.decode()
    client.post(url, {"answer": "Forty-two tenders."})

    assert "How many?" in mine
    assert "Rita" not in mine + page
    read_by_other = signed_in(other).get(reverse("recruitment:review", args=[slug, theirs.pk]))
    assert "Forty-two tenders." in read_by_other.content.decode()
    assert "Rita" not in read_by_other.content.decode()
    secretary = signed_in(make_secretary(edition=call.edition))
    assert "Asked by Rita Reader" in secretary.get(review.application.get_absolute_url()).content.decode()


def test_whoever_asked_is_told_and_the_mail_names_nobody() -> None:
    review = read(is_blind=True)
    one = ask(review)

    answer_enquiry(one, text="We are a town.", by=None, at=NOON + HOUR)

    mail = Email.objects.get(template="members/recruitment/enquiry_answered")
    assert mail.person == review.reviewer
    text = f"{mail.subject} {mail.text} {mail.html}"
    assert review.application.number in text
    assert review.application.organisation_name not in text
    assert review.application.name not in text
    assert "We are a town" not in text


@pytest.mark.parametrize("why", ["role", "conflict", "removed"])
def test_who_no_longer_reads_the_file_is_not_told(why: str) -> None:
    review = read()
    one = ask(review)
    if why == "role":
        RoleGrant.objects.filter(person=review.reviewer).delete()
    elif why == "conflict":
        ConflictDeclaration.objects.create(
            application=review.application, person=review.reviewer, has_conflict=True, declared_at=NOON
        )
    else:
        review.become(ReviewState.REMOVED)

    answer_enquiry(one, text="Yes", by=None, at=NOON + HOUR)

    assert not Email.objects.filter(template="members/recruitment/enquiry_answered").exists()


def test_in_a_blind_call_the_applicant_is_told_to_name_nobody_and_names_are_covered() -> None:
    review = read(is_blind=True)
    one = ask(review, at=timezone.now())
    call = review.application.call

    page = applicants_page(review.application).get(reverse("recruitment:enquiry", args=[call.pk, one.pk]))
    answer_enquiry(one, text=f"{review.application.organisation_name} does.", by=None, at=timezone.now())
    seen = signed_in(review.reviewer).get(reverse("recruitment:review", args=[call.edition.slug, review.pk]))

    assert "Name neither yourself nor your organisation" in page.content.decode()
    assert "name neither yourself nor" in Email.objects.get(template="members/recruitment/enquiry").text
    assert "[hidden] does." in seen.content.decode()


def test_an_answer_comes_once_and_in_time() -> None:
    review = read()
    one, late = ask(review), ask(review, "And then?")

    answer_enquiry(one, text="Yes", by=None, at=NOON + HOUR)

    with pytest.raises(Refused, match="have answered"):
        answer_enquiry(one, text="No", by=None, at=NOON + HOUR)
    with pytest.raises(Refused, match="time to answer is over"):
        answer_enquiry(late, text="Yes", by=None, at=late.answer_by)
    with pytest.raises(Refused, match="Write your answer"):
        answer_enquiry(late, text="  ", by=None, at=NOON)


def test_two_answers_at_once_leave_the_first() -> None:
    one = ask(read())
    again = Enquiry.objects.get()
    answer_enquiry(one, text="First", by=None, at=NOON)

    with pytest.raises(Refused):
        answer_enquiry(again, text="Second", by=None, at=NOON)

    assert Enquiry.objects.get().answer == "First"


def test_the_same_form_sent_twice_asks_once_and_too_many_questions_are_refused() -> None:
    review, token = read(), uuid.uuid4()
    for _ in range(3):
        ask(review, token=token)
    for _ in range(4):
        ask(review)

    with pytest.raises(Refused, match="5 questions wait"):
        ask(review)
    assert (Enquiry.objects.count(), Email.objects.count()) == (5, 5)


def test_another_applicants_question_is_not_found() -> None:
    review, other = read(), read()
    one = ask(review)

    client = applicants_page(other.application)

    url = reverse("recruitment:enquiry", args=[other.application.call_id, one.pk])
    assert client.get(url).status_code == 404
    assert client.post(url, {"answer": "Not mine"}).status_code == 404


def test_hostile_words_stay_words_for_everybody() -> None:
    review = read()
    one = ask(review, HOSTILE, at=timezone.now())
    call = review.application.call
    client = applicants_page(review.application)
    url = reverse("recruitment:enquiry", args=[call.pk, one.pk])

    pages = [
        client.get(url).content.decode(),
        client.get(reverse("recruitment:mine", args=[call.pk])).content.decode(),
    ]
    client.post(url, {"answer": HOSTILE})
    pages.append(
        signed_in(review.reviewer)
        .get(reverse("recruitment:review", args=[call.edition.slug, review.pk]))
        .content.decode()
    )

    for page in pages:
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)" in page
        assert "{{ 7|add:7 }}" in page
        assert 'href="https://evil' not in page
