"""Drafts: read with their recipients, changed, sent, discarded; an empty choice reaches nobody."""

from typing import Any

import pytest
from django.urls import reverse

from tests.makers.editions import make_edition
from tests.makers.outbox import make_email
from tests.makers.people import make_secretary
from workinggroup.editions import registry
from workinggroup.editions.models import Edition
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return make_edition()


@pytest.fixture(autouse=True)
def _no_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "stages", registry.Stages())


@pytest.fixture(autouse=True)
def secretary(edition: Edition, client: Any) -> Any:
    person = make_secretary(edition=edition)
    client.force_login(person)
    return person


def draft(edition: Edition, number: int, **facts: Any) -> Email:
    return make_email(draft=True, edition=edition, key=f"letters:{number}:1", **facts)


def states() -> list[str]:
    return list(Email.objects.order_by("key").values_list("state", flat=True))


def page_of(client: Any, edition: Edition, name: str, **asked: Any) -> str:
    return client.get(reverse(f"outbox:{name}", args=[edition.slug]), asked).content.decode()


def test_drafts_stand_by_occasion_with_their_real_recipients(client: Any, edition: Edition) -> None:
    draft(edition, 1, to="aino@example.org", name="Aino")
    make_email(draft=True, edition=edition, key="other:1:1", name="Bram")

    page = page_of(client, edition, "drafts", occasion="letters")

    assert "aino@example.org" in page
    assert "Bram" not in page


def test_the_question_names_the_count_and_the_people(client: Any, edition: Edition) -> None:
    draft(edition, 1, name="Aino")
    draft(edition, 2, name="Bram")

    page = page_of(client, edition, "send", occasion="letters", all="1")

    assert "Send 2 mails?" in page
    assert ("Aino" in page, "Bram" in page) == (True, True)
    assert states() == [EmailState.DRAFT, EmailState.DRAFT]


def test_only_the_chosen_are_sent(client: Any, edition: Edition) -> None:
    chosen, _other = draft(edition, 1), draft(edition, 2)

    client.post(reverse("outbox:send", args=[edition.slug]), {"pks": f"{chosen.pk}"})

    assert states() == [EmailState.QUEUED, EmailState.DRAFT]


def test_an_empty_choice_sends_to_nobody(client: Any, edition: Edition) -> None:
    draft(edition, 1)

    page = page_of(client, edition, "send", occasion="letters")
    client.post(reverse("outbox:send", args=[edition.slug]), {"pks": "", "occasion": "letters"})

    assert "Nobody is chosen" in page
    assert states() == [EmailState.DRAFT]


def test_drafts_of_another_edition_are_never_sent(client: Any, edition: Edition) -> None:
    foreign = draft(make_edition(), 1)

    client.post(reverse("outbox:send", args=[edition.slug]), {"pks": f"{foreign.pk}"})

    assert states() == [EmailState.DRAFT]


def test_a_draft_that_went_meanwhile_stops_the_rest(client: Any, edition: Edition) -> None:
    first, second = draft(edition, 1), draft(edition, 2)
    client.post(reverse("outbox:send", args=[edition.slug]), {"pks": f"{first.pk}"})

    client.post(reverse("outbox:send", args=[edition.slug]), {"pks": f"{first.pk},{second.pk}"})

    assert states() == [EmailState.QUEUED, EmailState.DRAFT]


def test_discarded_drafts_stay_in_the_log(client: Any, edition: Edition) -> None:
    one = draft(edition, 1)

    client.post(reverse("outbox:discard", args=[edition.slug]), {"pks": f"{one.pk}"})

    assert states() == [EmailState.DISCARDED]


def test_a_draft_is_changed_without_its_button(client: Any, edition: Edition) -> None:
    one = draft(edition, 1, action=("Answer", "/answer/"))
    url = reverse("outbox:change", args=[edition.slug, one.pk])

    shown = client.get(url).content.decode()
    client.post(url, {"subject": "New", "text": "Other words", "version": 1})

    one.refresh_from_db()
    assert "/answer/" not in shown
    assert (one.subject, one.version) == ("New", 2)
    assert one.text == "Other words\n\nAnswer:\nhttp://testserver/answer/\n"


def test_two_who_change_one_draft_see_both_texts(client: Any, edition: Edition) -> None:
    one = draft(edition, 1)
    url = reverse("outbox:change", args=[edition.slug, one.pk])
    client.post(url, {"subject": "Theirs", "text": "Their words", "version": 1})

    page = client.post(url, {"subject": "Mine", "text": "My words", "version": 1}).content.decode()

    one.refresh_from_db()
    assert ("Their words" in page, "My words" in page) == (True, True)
    assert one.subject == "Theirs"


def test_what_has_left_the_drafts_is_not_changed(client: Any, edition: Edition) -> None:
    sent = make_email(edition=edition)

    page = client.get(reverse("outbox:change", args=[edition.slug, sent.pk])).content.decode()

    assert "has left the drafts" in page
