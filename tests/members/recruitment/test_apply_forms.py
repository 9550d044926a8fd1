"""The kinds of questions: what is taken, what is asked about, and how it is read again."""

from typing import Any

import pytest

from members.recruitment.forms.apply import LONGEST_NAME, StepForm
from members.recruitment.forms.questions import LONGEST
from members.recruitment.models import Answer, Application, Question
from members.recruitment.queries.applying.organisations import near
from members.recruitment.rules import applications as rules
from tests.makers.people import make_member, make_organisation
from tests.makers.recruitment import make_draft, make_question
from tests.members.recruitment.test_apply_pages import at, open_call, with_link

pytestmark = pytest.mark.django_db


def one_question(**facts: Any) -> tuple[Application, Question]:
    draft = make_draft(open_call())
    return draft, make_question(draft.call, **{"label": "Say it"} | facts)


def typed(application: Application, step: str = "Practice", **data: Any) -> StepForm:
    form = StepForm({"version": 1, **data}, application=application, step=step)
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("example.org/plan", "https://example.org/plan"),
        ("http://example.org", "http://example.org"),
    ],
)
def test_a_link_is_kept_as_it_leads(words: str, stored: str) -> None:
    draft, question = one_question(kind="link")

    assert typed(draft, **{question.key: words}).answers == {question: stored}


@pytest.mark.parametrize(
    "words",
    ["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "https://", "mailto:a@example.org",
     "https://me:secret@example.org/", "file:///etc/passwd", "https://exa mple.org"],
)  # fmt: skip
def test_another_kind_of_link_is_refused(words: str) -> None:
    draft, question = one_question(kind="link")

    form = typed(draft, **{question.key: words})

    assert form.errors[question.key]
    assert form.answers == {}


@pytest.mark.parametrize(
    ("words", "stored"),
    [("1500", 1500), ("1,5", 1.5), ("1.25", 1.25), ("1 500", 1500), ("1\u00a0500,5", 1500.5), ("-3", -3)],
)
def test_a_number_is_read_as_people_write_it(words: str, stored: float) -> None:
    draft, question = one_question(kind="number")

    assert typed(draft, **{question.key: words}).answers == {question: stored}


@pytest.mark.parametrize("words", ["many", "1,500", "1.500", "1e400", "NaN", "Infinity", "9" * 20])
def test_what_is_no_clear_number_is_asked_about(words: str) -> None:
    draft, question = one_question(kind="number")

    assert typed(draft, **{question.key: words}).errors[question.key]


def test_a_country_is_stored_by_its_code_and_read_by_its_name() -> None:
    draft, question = one_question(kind="country")

    assert typed(draft, **{question.key: "BE"}).answers == {question: "BE"}
    assert typed(draft, **{question.key: "XX"}).errors[question.key]
    answer = Answer.objects.create(application=draft, question=question, value="BE")
    assert answer.said == "Belgium"


def test_an_organisation_is_a_name_with_its_country() -> None:
    draft, question = one_question(kind="organisation")

    form = typed(draft, **{question.key: " Stad Foo ", f"{question.key}_country": "NL"})

    assert form.answers == {question: {"name": "Stad Foo", "country": "NL"}}
    answer = Answer.objects.create(application=draft, question=question, value=form.answers[question])
    assert answer.words == "Stad Foo (Netherlands)"
    page = with_link(draft).get(at("step", draft.call, 3)).content.decode()
    assert 'value="Stad Foo"' in page
    assert '<option value="NL" selected>' in page


def test_an_organisation_without_its_country_is_kept_and_pointed_out() -> None:
    draft, question = one_question(kind="organisation")

    page = with_link(draft).post(at("step", draft.call, 3), {question.key: "Stad Foo", "version": 1})

    assert "Choose the country of this organisation too." in page.content.decode()
    assert Answer.objects.get().words == "Stad Foo"
    assert rules.missing_questions(Application.objects.get()) == [question]


def test_choices_are_read_in_the_reader_s_language_and_stored_in_the_first() -> None:
    draft, question = one_question(kind="choice", choices=["Yes", "No"])
    question.translations = {"fr": {"label": "Dites-le", "choice:Yes": "Oui"}}
    question.save()
    draft.call.languages = ["en", "fr"]
    draft.call.save()

    page = with_link(draft).get(at("step", draft.call, 3), {"language": "fr"}).content.decode()

    assert "Dites-le" in page
    assert 'value="Yes"' in page
    assert "Oui" in page


@pytest.mark.parametrize("kind", ["text", "long_text", "link", "number", "country", "organisation", "choice"])
def test_a_megabyte_in_a_field_is_refused_clearly_and_stores_nothing(kind: str) -> None:
    draft, question = one_question(kind=kind, choices=["Yes"])

    form = typed(draft, **{question.key: "x" * 1_000_000})

    assert form.errors[question.key]
    assert form.answers == {} or form.answers == {question: ""}


def test_a_text_that_is_too_long_is_told_with_its_length_and_stays_in_the_form() -> None:
    draft, question = one_question()
    words = "x" * (LONGEST + 1)

    page = with_link(draft).post(at("step", draft.call, 3), {question.key: words, "version": 1})

    assert f"This has {LONGEST + 1} letters; at most {LONGEST} are read." in page.content.decode()
    assert words in page.content.decode()


def test_own_fields_are_held_to_their_length_too() -> None:
    draft = make_draft(open_call())

    form = typed(draft, step="you", name="x" * 1_000_000, function="y", role="legal")

    assert f"at most {LONGEST_NAME}" in str(form.errors["name"])
    assert form.facts == {"function": "y", "role": "legal"}


def take_part(name: str, country: str = "BE") -> None:
    make_member(organisation=make_organisation(name=name, country=country))


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Gent, City of", "BE"),
        ("city of ghent", "BE"),
        ("City of Gènt", "BE"),
        ("City of Gent", "NL"),
    ],
)
def test_who_is_nearly_meant_is_offered(name: str, country: str) -> None:
    take_part("City of Gent")
    take_part("Sample Council of Local Governments", "DE")

    assert [one.words for one in near(name, country)] == ["City of Gent (Belgium)"]


@pytest.mark.parametrize("name", ["City of Gent", "CITY OF GENT", "City of Bruges", "Gentofte", ""])
def test_who_is_known_or_another_is_not_asked_about(name: str) -> None:
    take_part("City of Gent")

    assert near(name, "BE") == []


def test_those_who_only_applied_are_told_to_nobody() -> None:
    make_organisation(name="City of Gent", country="BE")

    assert near("City of Gentt", "BE") == []


def test_did_you_mean_is_asked_once_and_answered_by_a_button() -> None:
    take_part("City of Gent")
    draft = make_draft(open_call())
    client, here = with_link(draft), at("step", draft.call, 2)
    town = {"organisation_name": "City of Ghent", "country": "BE", "level": "local", "legal_type": "la"}

    page = client.post(here, town | {"version": 1})
    words = page.content.decode()
    assert "Did you mean one of these?" in words
    assert Application.objects.get().organisation_name == "City of Ghent"

    version = page.context["form"].data["version"]
    sent = {**town, "version": version, "use": "organisation_name:BE|City of Gent"}
    assert client.post(here, sent).status_code == 302
    assert Application.objects.get().organisation_name == "City of Gent"


def test_somebody_who_meant_another_one_goes_on() -> None:
    take_part("City of Gent")
    draft = make_draft(open_call())
    client, here = with_link(draft), at("step", draft.call, 2)
    town = {"organisation_name": "City of Ghent", "country": "BE", "level": "local", "legal_type": "la"}
    client.post(here, town | {"version": 1})

    sure = {**town, "version": 2, "sure-organisation_name": "City of Ghent"}

    assert client.post(here, sure).status_code == 302


def test_a_choice_that_names_no_field_of_the_page_changes_nothing() -> None:
    draft = make_draft(open_call(), name="Ana")
    answer = with_link(draft).post(
        at("step", draft.call, 2), {"use": "version:BE|99", "version": 1, "organisation_name": "Town"}
    )

    assert answer.status_code in (302, 422)
    assert Application.objects.get().name == "Ana"
