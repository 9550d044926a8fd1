"""The secretariat's pages of a call: guided, in order, refused in words, safe against what is typed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.recruitment.actions import calls as actions
from members.recruitment.models import Call, Extension, LetterTemplate
from members.recruitment.states import Outcome
from tests.makers import DAY, NOON
from tests.makers.people import make_secretary
from tests.makers.recruitment import (
    make_call,
    make_criterion,
    make_draft,
    make_draft_call,
    make_question,
    make_quota,
    publish,
)
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>{{ 7|add:7 }}{% now %}\u202e"


@pytest.fixture
def call(client: Client) -> Call:
    """A draft whose secretariat is signed in."""
    found = make_draft_call()
    client.force_login(make_secretary(edition=found.edition))
    return found


def at(name: str, call: Call, *more: Any) -> str:
    return reverse(f"recruitment:{name}", args=[call.edition.slug, call.pk, *more])


def typed(client: Client, url: str, **facts: Any) -> dict[str, Any]:
    """What the form of a page would send, with other facts in it."""
    form = client.get(url).context["form"]
    sent: dict[str, Any] = {}
    for name in form.fields:
        value = form[name].value()
        if hasattr(form.fields[name].widget, "decompress"):
            day, time = form.fields[name].widget.decompress(value)
            sent |= {f"{name}_0": day or "", f"{name}_1": f"{time:%H:%M}" if time else ""}
        elif value not in (None, False):
            sent[name] = str(value) if not isinstance(value, list) else value
    return {**sent, **facts}


def test_a_draft_says_what_is_missing_and_where(client: Client, call: Call) -> None:
    Call.objects.update(privacy_notice="", languages=["fr"], closes_at=timezone.now() + DAY)
    make_question(call, label="Which?", kind="choice", choices=["one"])

    page = client.get(at("call", call)).content.decode()

    assert "2 things are missing" in page
    assert "Write the privacy notice first" in page
    assert "needs at least two choices" in page
    assert "French: 0 of" in page


@pytest.mark.parametrize(("weights", "words"), [((3, 7), "weight 3 of 10"), ((1, 2), "weight 1 of 3")])
def test_a_weight_is_explained_as_its_share(
    client: Client, call: Call, weights: tuple[int, int], words: str
) -> None:
    call.criteria.update(weight=weights[0])
    make_criterion(call, weight=weights[1])

    page = client.get(at("call", call)).content.decode()
    form = client.get(at("part", call, "criterion", call.criteria.first().pk)).content.decode()

    share = round(100 * weights[0] / sum(weights))
    assert words in page
    assert f"{share} %" in page
    assert f"of {sum(weights)} is {share} %" in form


@pytest.mark.parametrize(("to", "order"), [("up", [0, 2, 1]), ("down", [1, 0, 2])])
def test_questions_are_put_in_order_by_buttons(client: Client, call: Call, to: str, order: list[int]) -> None:
    made = [make_question(call) for _n in range(3)]
    moved = made[2] if to == "up" else made[0]

    client.post(at("move_part", call, "question", moved.pk), {"to": to})

    assert list(call.questions.all()) == [made[n] for n in order]


def test_the_end_of_the_row_stays_the_end(client: Client, call: Call) -> None:
    question = make_question(call)

    client.post(at("move_part", call, "question", question.pk), {"to": "up"})

    assert call.questions.get() == question


def test_the_whole_form_is_seen_before_it_is_open(client: Client, call: Call) -> None:
    kinds = ["text", "long_text", "choice", "choices", "number", "file", "link", "country", "organisation"]
    for kind in kinds:
        make_question(
            call, kind=kind, label=f"Of kind {kind}", choices=["a", "b"] if "choice" in kind else []
        )

    page = client.get(at("preview_form", call)).content.decode()

    assert all(f"Of kind {kind}" in page for kind in kinds)
    assert "Nothing can be sent from here" in page


def test_how_it_reads_is_shown_and_nothing_is_saved(client: Client, call: Call) -> None:
    url = at("edit", call)

    page = client.post(url, typed(client, url, text="Join **us**", look="1")).content.decode()

    assert "Join <strong>us</strong>" in page
    assert Call.objects.get().text == "Join us."


@pytest.mark.parametrize(
    ("day", "time", "words"),
    [
        pytest.param("2027-03-28", "02:30", "the clock skips that hour", id="skipped"),
        pytest.param("2026-10-25", "02:30", "twice", id="doubled"),
        pytest.param("0001-01-01", "00:00", "", id="before time"),
        pytest.param("9999-12-31", "23:59", "", id="after time"),
    ],
)
def test_a_deadline_that_no_clock_shows_once_is_refused(
    client: Client, call: Call, day: str, time: str, words: str
) -> None:
    url = at("edit", call)
    facts = {"timezone": "Europe/Brussels", "closes_at_0": day, "closes_at_1": time}

    answer = client.post(url, typed(client, url, **facts))

    assert answer.status_code in (302, 422)
    assert words in answer.content.decode()
    if words:
        assert Call.objects.get().closes_at == NOON + DAY


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"closes_at_0": "2020-01-01", "closes_at_1": "12:00"}, "closes before it opens"),
        ({"reviews_due_at_0": "2020-01-01", "reviews_due_at_1": "12:00"}, "due before the call closes"),
        ({"decides_at_0": "2020-01-01", "decides_at_1": "12:00"}, "decides before the call closes"),
        ({"seats_min": "9", "seats_max": "2"}, "smaller than"),
        ({"seats_max": "1000000"}, "1000"),
        ({"timezone": "Mars/Base"}, "Select a valid choice"),
    ],
)
def test_what_does_not_fit_together_is_refused_in_words(
    client: Client, call: Call, facts: dict[str, str], words: str
) -> None:
    url = at("edit", call)

    assert words in client.post(url, typed(client, url, **facts)).content.decode()


@pytest.mark.parametrize("name", ["title", "text", "audience", "privacy_notice", "retention_words"])
def test_a_megabyte_in_a_field_of_the_call_is_refused(client: Client, call: Call, name: str) -> None:
    url = at("edit", call)

    answer = client.post(url, typed(client, url, **{name: "x" * 1_000_000}))

    assert answer.status_code == 422
    assert len(getattr(Call.objects.get(), name)) < 100


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("question", ["label", "hint", "step", "readers", "choices_text"]),
        ("criterion", ["title", "text", "points_2", "weight"]),
    ],
)
def test_a_megabyte_in_a_field_of_a_part_is_refused(
    client: Client, call: Call, kind: str, names: list[str]
) -> None:
    part = make_question(call) if kind == "question" else call.criteria.get()
    url = at("part", call, kind, part.pk)
    for name in names:
        assert client.post(url, typed(client, url, **{name: "9" * 1_000_000})).status_code == 422

    part.refresh_from_db()
    assert len(str(vars(part))) < 2000


def test_hostile_words_stay_words_on_every_page(client: Client, call: Call) -> None:
    facts = {"label": HOSTILE, "hint": HOSTILE, "step": HOSTILE[:60], "readers": HOSTILE}
    make_question(call, kind="choice", choices=[HOSTILE, "b"], **facts)
    Call.objects.update(title=HOSTILE, text=HOSTILE, audience=HOSTILE, languages=["fr"])
    pages = [at(name, call) for name in ("call", "edit", "preview", "preview_form", "languages")]
    pages.append(at("translation", call, "fr"))

    for url in pages:
        answer = client.get(url)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()


def test_two_tabs_on_one_question_show_both_texts(client: Client, call: Call) -> None:
    question = make_question(call, label="Old words")
    url = at("part", call, "question", question.pk)
    first, second = typed(client, url, label="From one"), typed(client, url, label="From two")
    client.post(url, first)

    page = client.post(url, second).content.decode()

    assert "From one" in page
    assert "From two" in page
    question.refresh_from_db()
    assert question.label == "From one"


def test_a_change_elsewhere_in_the_call_disturbs_nobody(client: Client, call: Call) -> None:
    question = make_question(call, label="Old words")
    url = at("part", call, "question", question.pk)
    sent = typed(client, url, label="New words")
    actions.save_criterion(call, criterion=call.criteria.get(), by=None, at=NOON, text="Other")

    client.post(url, sent)

    question.refresh_from_db()
    assert question.label == "New words"


def test_an_extension_names_who_is_told_before_it_goes_and_stands_on_the_page(client: Client) -> None:
    now = timezone.now().replace(second=0, microsecond=0)
    call = make_call(opens_at=now - DAY, closes_at=now + DAY)
    make_draft(call, name="Aino Draft")
    client.force_login(make_secretary(edition=call.edition))
    url, later = at("extend", call), now + 5 * DAY
    day, time = later.strftime("%Y-%m-%d"), "12:00"
    facts = {"closes_at_0": day, "closes_at_1": time, "reason": "A holiday fell into it"}

    check = client.post(url, typed(client, url, **facts)).content.decode()

    assert "Aino Draft" in check
    assert "Extend it and tell 1 person" in check
    assert not Extension.objects.exists()
    client.post(url, {**typed(client, url, **facts), "publish": "1"})
    assert Extension.objects.get().reason == "A holiday fell into it"
    assert Email.objects.count() == 1
    public = client.get(reverse("recruitment:public_call", args=[call.pk])).content.decode()
    assert "Extended from" in public
    assert "A holiday fell into it" in public


def test_a_copy_brings_languages_letters_and_quotas_over_choices(client: Client) -> None:
    old = make_draft_call(languages=["fr"], translations={"fr": {"audience": "Tous"}}, audience="All")
    question = make_question(old, kind="choice", choices=["a", "b"], translations={"fr": {"label": "Quoi ?"}})
    make_quota(old, attribute=question.key, value="a")
    letter = {"outcome": Outcome.ACCEPTED, "language": "fr", "subject": "Oui", "body": "Bienvenue"}
    LetterTemplate.objects.create(call=old, changed_at=NOON, **letter)
    publish(old)
    call = actions.create_call(old.edition, title="Next", by=None, at=NOON)
    client.force_login(make_secretary(edition=call.edition))

    client.post(at("copy", call), {"source": old.pk, "with_words": "on"})

    call.refresh_from_db()
    assert call.offered == ["en", "fr"]
    assert call.said("audience", "fr") == "Tous"
    assert call.questions.get().said("label", "fr") == "Quoi ?"
    assert call.letter_templates.get().subject == "Oui"
    assert call.quotas.get().attribute == call.questions.get().key


def test_the_public_page_costs_the_same_for_any_number_of_versions(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    call = make_call(languages=["fr"])

    with django_assert_max_num_queries(15):
        client.get(reverse("recruitment:public_call", args=[call.pk]))
