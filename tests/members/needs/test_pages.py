"""The pages of the survey as people use them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.needs.models import Answer, Assessment, Question
from members.needs.states import AssessmentState, Privacy, QuestionKind
from tests.makers import DAY
from tests.makers.editions import make_edition, make_topic
from tests.makers.needs import make_assessment, make_closed_survey, make_question
from tests.makers.people import make_member, make_secretary
from workinggroup.editions import links
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def edition():
    return make_edition()


@pytest.fixture
def secretary(edition):
    return signed_in(make_secretary(edition=edition))


def make_open(edition, **facts) -> Assessment:
    at = timezone.now()
    defaults = {"opened_at": at - DAY, "closes_at": at + 3 * DAY, "state": AssessmentState.OPEN}
    assessment = make_assessment(edition=edition, closes_at=at + 3 * DAY, **facts)
    Assessment.objects.filter(pk=assessment.pk).update(**defaults)
    assessment.refresh_from_db()
    return assessment


def make_open_text(edition, **facts) -> tuple[Assessment, Question]:
    assessment = make_assessment(edition=edition, closes_at=timezone.now() + 3 * DAY, **facts)
    question = make_question(assessment=assessment, kind=QuestionKind.TEXT, may_be_quoted=True)
    Assessment.objects.filter(pk=assessment.pk).update(
        state=AssessmentState.OPEN, opened_at=timezone.now() - DAY
    )
    assessment.refresh_from_db()
    return assessment, question


def test_the_secretariat_writes_a_survey_and_opens_it(edition, secretary) -> None:
    topic = make_topic(edition=edition)
    member = make_member(edition=edition)
    day = (timezone.now() + 9 * DAY).date().isoformat()
    facts = {"title": "What we need", "audience": "organisations", "privacy": "named", "closes_at_0": day}
    facts |= {"closes_at_1": "18:00", "token": "6b8d6f3e-6f3e-4f3e-8f3e-6f3e6f3e6f3e"}
    for _twice in range(2):
        secretary.post(reverse("needs:create", args=[edition.slug]), facts)
    assessment = Assessment.objects.get()

    secretary.post(reverse("needs:section_add", args=[edition.slug, assessment.pk]), {
        "title": "Topics", "intro": "", "token": "6b8d6f3e-6f3e-4f3e-8f3e-6f3e6f3e6f3f",
    })  # fmt: skip
    section = assessment.sections.get()
    secretary.post(reverse("needs:question_add", args=[edition.slug, section.pk]), {
        "kind": "pair", "text": "How important?", "low": 1, "high": 5, "topics": [topic.pk],
        "token": "6b8d6f3e-6f3e-4f3e-8f3e-6f3e6f3e6f40",
    })  # fmt: skip
    response = secretary.post(reverse("needs:open", args=[edition.slug, assessment.pk]))

    assert response.url.endswith(f"?occasion=needs-invitation-{assessment.pk}")
    assert Question.objects.get().choices.get().topic == topic
    assert Email.objects.get().to_address == member.email


def test_a_question_without_choices_comes_back_with_words(edition, secretary) -> None:
    section = make_question(assessment=make_assessment(edition=edition), kind="text").section

    response = secretary.post(
        reverse("needs:question_add", args=[edition.slug, section.pk]),
        {
            "kind": "single",
            "text": "Which?",
            "low": 1,
            "high": 5,
            "token": "6b8d6f3e-6f3e-4f3e-8f3e-6f3e6f3e6f41",
        },
    )

    assert "Write at least one choice" in response.content.decode()
    assert Question.objects.count() == 1


def test_a_stale_frame_shows_both_texts_and_overwrites_nothing(edition, secretary) -> None:
    assessment = make_assessment(edition=edition, title="Stored meanwhile", version=2)
    url = reverse("needs:edit", args=[edition.slug, assessment.pk])

    response = secretary.post(url, {"title": "Mine", "audience": "persons", "privacy": "named", "version": 1})

    page = response.content.decode()
    assert "Stored meanwhile" in page
    assert "Mine" in page
    assert Assessment.objects.get().title == "Stored meanwhile"


def test_an_open_survey_offers_no_way_to_change_its_questions(edition, secretary) -> None:
    _assessment, question = make_open_text(edition)

    page = secretary.get(reverse("needs:question_edit", args=[edition.slug, question.pk])).content.decode()

    assert "its questions stay as they are" in page


def test_a_member_answers_hands_in_and_corrects(edition) -> None:
    assessment, question = make_open_text(edition)
    client = signed_in(make_member(edition=edition))
    url = reverse("needs:answer", args=[edition.slug, assessment.pk])

    assert client.get(url).status_code == 200
    client.post(url, {f"q{question.pk}": "Ours", f"q{question.pk}-quote": "on", "do": "submit"})
    client.post(url, {f"q{question.pk}": "Corrected", f"q{question.pk}-v": 1, "do": "save"})

    answer = Answer.objects.select_related("response").get()
    assert (answer.text, answer.response.state) == ("Corrected", "submitted")
    assert "Handed in" in client.get(url).content.decode()


def test_who_hands_in_too_early_is_led_to_each_open_question(edition) -> None:
    assessment, question = make_open_text(edition)
    type(question).objects.update(is_required=True)
    client = signed_in(make_member(edition=edition))
    url = reverse("needs:answer", args=[edition.slug, assessment.pk])

    response = client.post(url, {f"q{question.pk}": "", "do": "submit"}, follow=True)

    page = response.content.decode()
    assert "Not handed in yet: 1 question is open" in page
    assert f'href="#question-{question.pk}"' in page
    assert f'id="question-{question.pk}"' in page


def test_a_guest_answers_by_the_personal_link_and_by_no_other(edition) -> None:
    assessment, question = make_open_text(edition)
    other, _question = make_open_text(edition)
    person = make_member(edition=edition)
    client = Client()
    client.cookies[links.COOKIE] = links.token_for(person, purpose="needs", edition=edition, pk=assessment.pk)

    response = client.get(reverse("needs:answer", args=[edition.slug, assessment.pk]))
    saved = client.post(
        reverse("needs:autosave", args=[edition.slug, assessment.pk]), {f"q{question.pk}": "By link"}
    )

    assert (response.status_code, saved.status_code) == (200, 200)
    assert Answer.objects.get().by == person
    assert client.get(reverse("needs:answer", args=[edition.slug, other.pk])).status_code == 302


def test_autosave_says_when_a_colleague_was_faster(edition) -> None:
    assessment, question = make_open_text(edition)
    anna = make_member(edition=edition)
    bo = make_member(edition=edition, organisation=anna.organisation)
    url = reverse("needs:autosave", args=[edition.slug, assessment.pk])
    page = {f"q{question.pk}-v": 0, f"q{question.pk}-was": "as shown"}

    assert signed_in(anna).post(url, {f"q{question.pk}": "Anna's", **page}).status_code == 200
    answer = signed_in(bo).post(url, {f"q{question.pk}": "Bo's", **page})
    shown = signed_in(bo).post(url.removesuffix("autosave/"), {f"q{question.pk}": "Bo's", **page})

    assert answer.status_code == 409
    assert str(question) in answer.json()["message"]
    assert Answer.objects.get().text == "Anna's"
    assert all(words in shown.content.decode() for words in ["Anna&#x27;s", "Bo&#x27;s", "Stored meanwhile"])


def test_a_ranking_moves_without_a_script(edition) -> None:
    assessment = make_assessment(edition=edition, closes_at=timezone.now() + DAY)
    question = make_question(assessment=assessment, kind=QuestionKind.RANKING, choices=["a", "b", "c"])
    Assessment.objects.filter(pk=assessment.pk).update(state="open", opened_at=timezone.now() - DAY)
    a, b, c = question.choices.all()
    client = signed_in(make_member(edition=edition))
    url = reverse("needs:answer", args=[edition.slug, assessment.pk])
    name = f"q{question.pk}"
    places = {f"{name}-p{a.pk}": 1, f"{name}-p{b.pk}": 2, f"{name}-p{c.pk}": 3}

    client.post(url, {**places, "do": "save"})
    assert not Answer.objects.exists()
    client.post(url, {**places, "move": f"{name}:{c.pk}:up"})

    assert [pick.choice.text for pick in Answer.objects.get().picks.all()] == ["a", "c", "b"]


def test_a_choice_of_another_question_is_refused(edition) -> None:
    assessment = make_assessment(edition=edition, closes_at=timezone.now() + DAY)
    question = make_question(assessment=assessment, kind=QuestionKind.SINGLE, choices=["a"])
    stranger = make_question(kind=QuestionKind.SINGLE, choices=["x"]).choices.get()
    Assessment.objects.filter(pk=assessment.pk).update(state="open", opened_at=timezone.now() - DAY)
    client = signed_in(make_member(edition=edition))

    client.post(reverse("needs:answer", args=[edition.slug, assessment.pk]), {f"q{question.pk}": stranger.pk})

    assert not Answer.objects.exists()


def test_members_see_results_once_the_survey_has_closed(edition) -> None:
    assessment, _question = make_open_text(edition)
    member = signed_in(make_member(edition=edition))
    url = reverse("needs:results", args=[edition.slug, assessment.pk])

    assert "once the survey has closed" in member.get(url).content.decode()


def test_the_results_name_the_method_and_can_be_ranked_by_another(edition, secretary) -> None:
    assessment = make_closed_survey(edition=edition, topics=2)
    url = reverse("needs:results", args=[edition.slug, assessment.pk])

    page = secretary.get(url).content.decode()
    borich = secretary.get(url, {"method": "borich"}).content.decode()

    assert "−100 is the greatest need" in page
    assert "5 below, 0 equal, 0 above" in page
    assert "Borich 1980" in borich
    assert "15.0" in borich


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_the_ranking_can_be_taken_away(edition, secretary, kind) -> None:
    assessment = make_closed_survey(edition=edition)

    response = secretary.get(reverse("needs:results", args=[edition.slug, assessment.pk]), {"format": kind})

    assert response.status_code == 200
    assert response["Content-Disposition"].endswith(f'.{kind}"')


def test_the_secretariat_reminds_after_seeing_the_names(edition, secretary) -> None:
    assessment, _question = make_open_text(edition)
    member = make_member(edition=edition, name="Maija Koskinen")
    url = reverse("needs:remind", args=[edition.slug, assessment.pk])

    assert "Maija Koskinen" in secretary.get(url).content.decode()
    assert not Email.objects.exists()
    secretary.post(url)

    assert Email.objects.get().to_address == member.email


def test_quotes_carry_names_only_where_the_survey_is_named(edition, secretary) -> None:
    assessment, question = make_open_text(edition, privacy=Privacy.PSEUDONYMOUS)
    people = [make_member(edition=edition) for _number in range(5)]
    for person in people:
        signed_in(person).post(
            reverse("needs:answer", args=[edition.slug, assessment.pk]),
            {f"q{question.pk}": f"Words of {person.pk}", f"q{question.pk}-quote": "on", "do": "submit"},
        )

    page = secretary.get(reverse("needs:results", args=[edition.slug, assessment.pk])).content.decode()

    assert f"Words of {people[0].pk}" in page
    assert "Respondent " in page
    assert not any(person.organisation.name in page or person.name in page for person in people)
