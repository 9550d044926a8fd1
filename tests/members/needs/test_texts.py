"""Saying what each text of a survey is about."""

import pytest
from django.test import Client
from django.urls import reverse

from members.needs import actions
from members.needs.given import Given
from members.needs.queries.quotes import mark_of, texts_of
from members.needs.states import QuestionKind
from tests.makers import NOON
from tests.makers.editions import make_topic
from tests.makers.needs import answer, make_assessment, make_question, open_survey
from tests.makers.people import make_member, make_secretary
from workinggroup.base.refusals import Refused

pytestmark = pytest.mark.django_db
DONE = {"by": None, "at": NOON}


@pytest.fixture
def survey():
    """A closed survey with two texts, of which one may be quoted."""
    assessment = make_assessment()
    question = make_question(assessment=assessment, kind=QuestionKind.TEXT, may_be_quoted=True)
    people = [make_member(edition=assessment.edition) for _number in range(2)]
    open_survey(assessment)
    for person, may_quote in zip(people, [True, False], strict=True):
        answer(assessment, person, {question: Given(text=f"Said by {person.pk}", may_quote=may_quote)})
    actions.close_assessment(assessment, **DONE)
    return assessment


def page_of(survey) -> str:
    return reverse("needs:texts", args=[survey.edition.slug, survey.pk])


def test_the_secretariat_ties_texts_to_topics_on_one_page(client: Client, survey) -> None:
    client.force_login(make_secretary(edition=survey.edition))
    topic = make_topic(edition=survey.edition, title="Labels")
    first, second = texts_of(survey).order_by("pk")

    page = client.get(page_of(survey)).content.decode()
    saved = client.post(page_of(survey), {mark_of(first): topic.pk, mark_of(second): ""}, follow=True)

    assert first.text in page
    assert second.text in page
    assert "What the members need" in saved.content.decode()
    assert [text.topic for text in texts_of(survey).order_by("pk")] == [topic, None]


def test_the_page_does_not_tell_who_answered_first(client: Client, survey) -> None:
    client.force_login(make_secretary(edition=survey.edition))
    for text in texts_of(survey):
        assert f'name="{text.pk}"' not in client.get(page_of(survey)).content.decode()
        assert len(mark_of(text)) == 16


def test_a_topic_can_be_taken_away_again(survey) -> None:
    topic, text = make_topic(edition=survey.edition), texts_of(survey).first()
    assert actions.tie_texts(survey, {text.pk: topic}, **DONE) == 1
    assert actions.tie_texts(survey, {text.pk: topic}, **DONE) == 0
    assert actions.tie_texts(survey, {text.pk: None}, **DONE) == 1


def test_a_topic_of_another_edition_is_refused(survey) -> None:
    with pytest.raises(Refused, match="not one of this edition"):
        actions.tie_texts(survey, {texts_of(survey).first().pk: make_topic()}, **DONE)


def test_members_do_not_say_it(client: Client, survey) -> None:
    client.force_login(make_member(edition=survey.edition))
    assert client.get(page_of(survey)).status_code in (403, 404)
