"""The personal calendar address (calendar checklist 41 to 44, 52)."""

import logging

import pytest
from django.urls import reverse

from tests.makers import DAY, NOON
from tests.makers.invitations import item_of, make_invitation, make_invited_workshop
from tests.makers.people import make_person
from workinggroup.base.logs import MaskTokens
from workinggroup.base.refusals import Refused
from workshops.invitations import actions, queries
from workshops.invitations.models import FeedToken, Invitation
from workshops.invitations.states import Partstat
from workshops.scheduling import actions as scheduling

pytestmark = pytest.mark.django_db


def address_of(person) -> str:
    return reverse("invitations:feed", args=[actions.make_feed(person, at=NOON).token])


def test_41_the_feed_is_a_calendar_and_answers_304_to_who_has_it(client) -> None:
    address = address_of(make_invitation().person)

    first = client.get(address)
    second = client.get(address, headers={"if-none-match": first["ETag"]})
    known = [f"W/{first['ETag']}", f'"other", {first["ETag"]}', "*", '"other"', first["ETag"].strip('"')]
    answers = [client.get(address, headers={"if-none-match": one}).status_code for one in known]
    head = client.head(address)

    assert answers == [304, 304, 304, 200, 200]
    assert (head.status_code, head["ETag"], head.content) == (200, first["ETag"], b"")
    assert (first.status_code, first["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert first.content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert (second.status_code, second.content) == (304, b"")


@pytest.mark.usefixtures("noon")
def test_41_every_change_gives_another_etag(client) -> None:
    workshop = make_invited_workshop(people=2)
    participant = workshop.participants.first()
    person = participant.person
    address, seen = address_of(person), []

    def look() -> None:
        answer = client.get(address, headers={"if-none-match": seen[-1] if seen else ""})
        assert answer.status_code == 200
        seen.append(answer["ETag"])

    look()

    scheduling.change_workshop(workshop, version=1, title="Other", by=make_person(), at=NOON)
    actions.announce(workshop, by=make_person(), at=NOON)
    look()
    actions.answer_invitation(
        queries.invitation_of(workshop, person), partstat=Partstat.DECLINED, by=person, at=NOON
    )
    look()
    scheduling.remove_participant(participant, by=make_person(), at=NOON)
    actions.announce(workshop, by=make_person(), at=NOON)
    look()
    scheduling.add_participant(workshop, person=person, by=make_person(), at=NOON)
    actions.announce(workshop, by=make_person(), at=NOON)
    look()
    actions.cancel_and_tell(workshop, reason="Strike.", by=make_person(), at=NOON)
    look()

    assert len(set(seen)) == 6


def test_41_time_alone_changes_the_etag_when_a_cancelled_entry_goes() -> None:
    workshop = make_invited_workshop()
    person = workshop.participants.get().person
    actions.cancel_and_tell(workshop, reason="Strike.", by=make_person(), at=NOON)

    assert queries.feed_version(person, at=NOON) != queries.feed_version(person, at=NOON + 31 * DAY)


def test_42_the_feed_names_nobody_and_holds_only_mine(client) -> None:
    invitation = make_invitation(title="Mine")
    make_invited_workshop(title="Somebody else's")

    text = client.get(address_of(invitation.person)).content.decode()

    assert "SUMMARY:Mine" in text
    assert not [word for word in ("METHOD", "ORGANIZER", "ATTENDEE", "Somebody") if word in text]


def test_43_a_wrong_or_ended_address_is_not_there(client, django_assert_num_queries) -> None:
    person = make_invitation().person
    address = address_of(person)

    actions.revoke_feed(person.feed_tokens.get(), by=person, at=NOON)

    for gone in (address, reverse("invitations:feed", args=["wrong"])):
        with django_assert_num_queries(1):  # the same work, thus the same time
            assert client.get(gone).status_code == 404
    with pytest.raises(Refused, match="ended already"):
        actions.revoke_feed(person.feed_tokens.get(), by=person, at=NOON)


def test_43_the_address_stands_in_no_log() -> None:
    record = logging.LogRecord("web", 20, "", 0, '"GET /calendar/secret-token.ics"', None, None)

    MaskTokens().filter(record)

    assert "secret-token" not in record.getMessage()
    for name in ("django", "django.request", "django.server"):  # what they say goes through the mask alone
        logger = logging.getLogger(name)
        assert (logger.handlers, logger.propagate) == ([], True)


def test_44_cancelled_entries_stay_thirty_days_and_nothing_else_moves() -> None:
    workshop = make_invited_workshop()
    person = workshop.participants.get().person
    before = queries.feed_events(person, at=NOON)
    again = queries.feed_events(person, at=NOON + DAY)

    actions.cancel_and_tell(workshop, reason="Strike.", by=make_person(), at=NOON + DAY)

    (event,) = queries.feed_events(person, at=NOON + 2 * DAY)
    assert before == again
    assert "STATUS:CANCELLED" in event
    assert "SEQUENCE:1" in event
    assert item_of(workshop).uid in event
    assert queries.feed_events(person, at=NOON + 32 * DAY) == []


def test_52_only_hashes_are_stored() -> None:
    person = make_invitation().person
    made = actions.make_feed(person, at=NOON)

    assert made.token not in "".join(str(value) for value in vars(FeedToken.objects.get()).values())
    assert len(Invitation.objects.get().token_hash) == 64


@pytest.mark.parametrize("number", [1, 3])
def test_the_feed_costs_the_same_queries_for_any_number_of_sessions(
    number: int, client, django_assert_num_queries
) -> None:
    person = make_invitation().person
    for _ in range(number):
        other = make_invited_workshop()
        Invitation.objects.filter(item__workshop=other).update(person=person)
    address = address_of(person)
    etag = client.get(address)["ETag"]

    with django_assert_num_queries(3):
        client.get(address)
    with django_assert_num_queries(2):
        client.get(address, headers={"if-none-match": etag})
