"""A blind file: what is covered in texts, answers and names of attachments, and what stays."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from members.recruitment.models import Answer, Upload
from members.recruitment.queries.reviewing.visibility import Seen
from members.recruitment.states import ReviewState
from tests.access.world import finish
from tests.makers import NOON
from tests.makers.people import make_reviewer, make_secretary, with_role
from tests.makers.recruitment import (
    make_application,
    make_call,
    make_closed_call,
    make_draft_call,
    make_question,
    make_review,
    publish,
)
from workinggroup.editions.permissions import Role

pytestmark = pytest.mark.django_db


def blind_file(**facts):
    named = {"name": "Ada May Brandt", "organisation_name": "City of Brandburg", "country": "DE"}
    return make_application(make_call(is_blind=True), **named | facts)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("We, the City of Brandburg, buy.", "We, the [hidden], buy."),
        ("we, the city  of\nbrandburg, buy.", "we, the [hidden], buy."),
        ("Ask Ada May Brandt or Mrs Brandt.", "Ask [hidden] or Mrs [hidden]."),
        ("It may be in May.", "It may be in [hidden]."),
        ("Brandburger Weg is a street.", "Brandburger Weg is a street."),
        ("Brandburg is a City.", "[hidden] is a City."),
    ],
)
def test_names_in_a_text_are_covered_and_other_words_stay(said: str, read: str) -> None:
    assert Seen(blind_file()).text(said) == read


def test_addresses_are_covered_with_their_domain() -> None:
    one = blind_file(email="ada@brandburg.example.org")

    text = Seen(one).text("Write to ada@brandburg.example.org, see www.brandburg.example.org")

    assert "brandburg" not in text.casefold()


@pytest.mark.parametrize("name", ["", "a", "((", ".*", "[hidden]", "\\", "Ada\x00"])
def test_a_hostile_name_breaks_nothing_and_covers_nothing_else(name: str) -> None:
    one = blind_file()
    one.name = one.organisation_name = one.applicant.name = one.organisation.name = name

    assert Seen(one).text("a plain sentence") == "a plain sentence"


def test_a_file_that_is_not_blind_is_read_as_it_was_written() -> None:
    one = make_application(make_call(), name="Ada Brandt")

    seen = Seen(one)

    assert seen.text("Ada Brandt") == "Ada Brandt"
    assert seen.title == one.organisation_name
    assert "Ada Brandt" in [value for _label, value in seen.facts]


def test_answers_that_tell_who_applies_are_hidden_and_files_have_no_name() -> None:
    call = make_draft_call(is_blind=True)
    kinds = [
        make_question(call, kind="text", label="Free"),
        make_question(call, kind="text", label="Telling", reveals_identity=True),
        make_question(call, kind="link", label="Site"),
        make_question(call, kind="organisation", label="Body"),
        make_question(call, kind="file", label="Paper"),
    ]
    one = make_application(publish(call), number="A007")
    upload = Upload.objects.create(
        application=one, question=kinds[4], name="brandburg plan.PDF", content_type="application/pdf",
        file="x", size=1, sha256="0" * 64, uploaded_at=NOON,
    )  # fmt: skip
    values = ["words", "we are known", "https://brandburg.example.org", {"name": "B", "country": "DE"}]
    for question, value in zip(kinds, [*values, upload.value], strict=True):
        Answer.objects.create(application=one, question=question, value=value)

    found = Seen(one).answers(one.answers.select_related("question"), [upload])

    assert [(row.question.label, row.words, bool(row.hidden)) for row in found] == [
        ("Free", "words", False),
        ("Telling", "", True),
        ("Site", "", True),
        ("Body", "", True),
        ("Paper", "", False),
    ]
    assert [file.name for row in found for file in row.files] == ["A007, attachment 1.pdf"]


def test_a_secretary_who_scores_sees_the_blind_file_there_and_names_on_their_own_pages() -> None:
    one = make_application(make_closed_call(is_blind=True), name="Ada Brandt")
    edition = one.call.edition
    both = with_role(make_reviewer(edition=edition), Role.SECRETARIAT, edition)
    review = make_review(one, reviewer=both, state=ReviewState.STARTED)
    client = Client()
    client.force_login(both)

    scoring = client.get(reverse("recruitment:review", args=[edition.slug, review.pk])).content.decode()
    file = client.get(one.get_absolute_url()).content.decode()

    assert "Ada Brandt" not in scoring
    assert one.organisation_name not in scoring
    assert "This call is read blind" in scoring
    assert "Ada Brandt" in file


def test_search_and_export_of_a_reviewer_find_no_name() -> None:
    one = make_application(make_closed_call(is_blind=True), organisation_name="Brandburg", number="A001")
    reviewer = make_reviewer(edition=one.call.edition)
    make_review(one, reviewer=reviewer, state=ReviewState.STARTED)
    client = Client()
    client.force_login(reviewer)
    url = reverse("recruitment:my_reviews", args=[one.call.edition.slug])

    assert "No file here fits" in client.get(url, {"q": "Brandburg"}).content.decode()
    exported = client.get(url, {"format": "csv"}).content.decode()
    assert "Brandburg" not in exported
    assert "Application A001" in exported


def test_an_attachment_opens_to_its_readers_alone(tmp_path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    call = make_draft_call(is_blind=True)
    question = make_question(call, kind="file")
    one = make_application(publish(call), number="A007")
    upload = Upload.objects.create(
        application=one, question=question, name="brandburg.pdf", content_type="application/pdf",
        file=ContentFile(b"%PDF-1", name="x"), size=6, sha256="0" * 64, uploaded_at=NOON, cleared_at=NOON,
    )  # fmt: skip
    slug = call.edition.slug
    reader, other, secretary = (
        make_reviewer(edition=call.edition),
        make_reviewer(edition=call.edition),
        make_secretary(edition=call.edition),
    )
    mine = make_review(one, reviewer=reader)
    url = reverse("recruitment:review_attachment", args=[slug, mine.pk, upload.pk])

    def ask(person, url):
        client = Client()
        client.force_login(person)
        response = client.get(url)
        finish(response)
        return response

    assert ask(reader, url).status_code == 404  # not declared yet
    mine.become(ReviewState.STARTED)
    answer = ask(reader, url)
    assert "A007" in answer["Content-Disposition"]
    assert "brandburg" not in answer["Content-Disposition"]
    assert ask(other, url).status_code == 404
    named = ask(secretary, reverse("recruitment:attachment", args=[slug, one.pk, upload.pk]))
    assert "brandburg.pdf" in named["Content-Disposition"]
