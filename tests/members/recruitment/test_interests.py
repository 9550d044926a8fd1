"""Expressions of interest: kept apart from applications, moved on by hand, forgotten in time."""

import datetime as dt

import pytest
from django.core import signing
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.recruitment.actions import interests as actions
from members.recruitment.forms.interests import SALT
from members.recruitment.models import Interest
from members.recruitment.states import InterestState
from tests.makers import DAY, NOON
from tests.makers.editions import make_edition
from tests.makers.people import make_secretary
from tests.makers.recruitment import make_application, make_call
from workinggroup.base.history import of
from workinggroup.base.refusals import Refused
from workinggroup.editions.models import Edition
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def note(edition: Edition | None = None, **facts: str) -> Interest:
    defaults = {"organisation_name": "Sample Town", "email": "aino@example.org", "name": "Aino"}
    edition = edition or make_edition()
    return actions.note_interest(edition, by=None, at=NOON, **defaults | facts)


def typed(**facts: str) -> dict[str, str]:
    stamp = signing.dumps(int(timezone.now().timestamp()) - 30, salt=SALT)
    return {
        "organisation_name": "Sample Town", "country": "FI", "name": "Aino", "email": "aino@example.org",
        "note": "", "stamp": stamp, **facts,
    }  # fmt: skip


def test_an_interest_moves_on_with_its_note_and_gives_no_seat() -> None:
    interest = note()

    actions.move_interest(
        interest, state="talk_held", note="Wants to know the costs.", by=None, at=NOON + DAY
    )

    moves = [(one.after, one.note) for one in interest.moves_made.all()]
    assert moves == [("interest", ""), ("talk_held", "Wants to know the costs.")]
    assert Interest.objects.get().state == InterestState.TALK_HELD
    assert not interest.edition.memberships.exists()


@pytest.mark.parametrize("state", ["confirmed", "reserve", "nonsense"])
def test_a_step_that_the_table_does_not_know_is_refused(state: str) -> None:
    with pytest.raises(Refused):
        actions.move_interest(note(), state=state, by=None, at=NOON)


def test_one_address_stands_once_in_an_edition() -> None:
    interest = note()

    with pytest.raises(Refused, match="already"):
        note(interest.edition, email="Aino@Example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.create(
            edition=interest.edition, organisation_name="X", email="aino@example.org", made_at=NOON,
            moved_at=NOON,
        )  # fmt: skip


def test_the_invitation_to_apply_waits_as_a_draft_with_the_way_to_the_call() -> None:
    call = make_call()
    interest = note(call.edition)

    email = actions.invite_to_apply(interest, call=call, by=None, at=NOON)
    again = actions.invite_to_apply(interest, call=call, by=None, at=NOON)

    assert email == again
    assert (email.state, email.to_address) == ("draft", "aino@example.org")
    assert reverse("recruitment:public_call", args=[call.pk]) in email.text


@pytest.mark.parametrize(("email", "words"), [("", "no address"), ("aino@example.org", "No call")])
def test_without_address_or_open_call_nobody_is_invited(email: str, words: str) -> None:
    call = make_call() if not email else None
    interest = note(call.edition if call else None, email=email)

    with pytest.raises(Refused, match=words):
        actions.invite_to_apply(interest, call=call, by=None, at=NOON)


def test_an_application_from_the_same_address_is_the_answer() -> None:
    call = make_call()
    interest = note(call.edition)
    application = make_application(call, email="aino@example.org")

    actions.link_interest(application)

    interest.refresh_from_db()
    assert interest.application == application


def test_the_public_says_it_once_and_hears_the_same_every_time(client: Client) -> None:
    edition = make_edition()
    url = reverse("recruitment:express_interest", args=[edition.slug])

    for _time in range(2):
        answer = client.post(url, typed())
        assert answer["Location"] == reverse("recruitment:expressed", args=[edition.slug])

    assert Interest.objects.get().is_from_public
    assert Email.objects.filter(template__endswith="interest_noted").count() == 1


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        pytest.param({"website": "https://spam.example"}, 302, id="the trap is filled in"),
        pytest.param({"stamp": ""}, 422, id="without our stamp"),
        pytest.param({"stamp": signing.dumps(9_999_999_999, salt=SALT)}, 422, id="quicker than one reads"),
        pytest.param({"email": "x" * 1_000_000}, 422, id="a megabyte as an address"),
        pytest.param({"note": "x" * 1_000_000}, 422, id="a megabyte as a note"),
    ],
)
def test_what_looks_automatic_or_endless_leaves_nothing(client: Client, facts: dict, status: int) -> None:
    edition = make_edition()

    answer = client.post(reverse("recruitment:express_interest", args=[edition.slug]), typed(**facts))

    assert answer.status_code == status
    assert not Interest.objects.exists()


def test_one_network_says_it_a_few_times_an_hour(client: Client) -> None:
    url = reverse("recruitment:express_interest", args=[make_edition().slug])

    pages = [client.post(url, typed(email=f"p{n}@example.org")) for n in range(6)]

    assert Interest.objects.count() == 5
    assert "Too many came from your network" in pages[-1].content.decode()


def test_while_a_call_is_open_one_applies(client: Client) -> None:
    at = timezone.now()
    call = make_call(opens_at=at - DAY, closes_at=at + DAY)

    page = client.post(reverse("recruitment:express_interest", args=[call.edition.slug]), typed())

    assert "A call is open" in page.content.decode()
    assert not Interest.objects.exists()


def test_an_interest_is_forgotten_a_year_after_the_last_contact() -> None:
    old, fresh = note(), note(email="b@example.org")
    kept = note(email="c@example.org")
    Interest.objects.filter(pk=kept.pk).update(state=InterestState.CONFIRMED)
    Interest.objects.filter(pk=fresh.pk).update(moved_at=NOON + 200 * DAY)
    at = NOON + dt.timedelta(days=365)

    assert actions.erase_due_interests(at=at, dry_run=True) == 1
    assert actions.erase_due_interests(at=at) == 1

    assert set(Interest.objects.values_list("pk", flat=True)) == {fresh.pk, kept.pk}
    assert "Sample Town" not in " ".join(event.about_words for event in of(old))


def test_the_list_filters_and_the_file_keeps_the_filter(client: Client) -> None:
    edition = make_edition()
    note(edition, organisation_name="=Nordhavn", country="DK")
    note(edition, organisation_name="Sample Turku", country="FI", email="b@example.org")
    client.force_login(make_secretary(edition=edition))
    url = reverse("recruitment:interests", args=[edition.slug])

    page = client.get(url, {"country": "DK"}).content.decode()
    table = client.get(url, {"country": "DK", "format": "csv"}).content.decode()

    assert "Nordhavn" in page
    assert "Turku" not in page
    assert "'=Nordhavn" in table
    assert "Turku" not in table


def test_the_secretariat_moves_changes_and_deletes_on_the_page(client: Client) -> None:
    interest = note()
    client.force_login(make_secretary(edition=interest.edition))
    slug = interest.edition.slug
    move = reverse("recruitment:move_interest", args=[slug, interest.pk])

    client.post(move, {"state": "talk_held", "note": "<script>alert(1)</script>"})

    page = client.get(reverse("recruitment:interest", args=[slug, interest.pk])).content.decode()
    assert "Talk held" in page
    assert "<script>alert" not in page
    client.post(reverse("recruitment:remove_interest", args=[slug, interest.pk]))
    assert not Interest.objects.exists()
