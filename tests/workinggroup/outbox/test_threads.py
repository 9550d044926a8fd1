"""Of two mails about one thing to one person, the older never follows the newer, whatever fails."""

import datetime as dt
import random
from itertools import count

import pytest

from tests.makers import HOUR, NOON
from tests.makers.people import make_person
from workinggroup.base.refusals import Refused
from workinggroup.outbox import actions, delivery, rules
from workinggroup.outbox.bulk import Letter, queue_emails
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState
from workinggroup.outbox.transport import MailRefused

pytestmark = pytest.mark.django_db
_numbers = count(1)
SECOND = dt.timedelta(seconds=1)


def say(person, *, at: dt.datetime = NOON, thread: str = "invitation:7") -> Email:
    """A mail of the thread, as the newest state."""
    key = f"invitation:7:{next(_numbers)}"
    letter = Letter(key, person, "", thread=thread)
    queue_emails([letter], template="tests/hello", context={"topic": "Labels"}, at=at, edition=None)
    return Email.objects.get(key=key)


def state_of(mail: Email) -> str:
    return Email.objects.get(pk=mail.pk).state


def set_state(mail: Email, state: EmailState, **facts) -> None:
    Email.objects.filter(pk=mail.pk).update(state=state, **facts)


@pytest.fixture
def sent(monkeypatch) -> list[str]:
    """The Message-IDs that reached the relay, in their order."""
    found: list[str] = []

    class Relay:
        refuses: set[str] = set()

        def __enter__(self):
            return self

        def __exit__(self, *_error) -> None:
            pass

        def send(self, _sender, _to, _raw, *, name) -> None:
            if f"<{name}>" in self.refuses:
                raise MailRefused("later", permanent=False)
            found.append(f"<{name}>")

    monkeypatch.setattr(delivery, "open_transport", Relay)
    return found


@pytest.mark.parametrize("state", [EmailState.QUEUED, EmailState.FAILED])
def test_a_newer_mail_replaces_the_older_that_has_not_left(state, sent) -> None:
    person = make_person()
    older = say(person)
    set_state(older, state)

    newer = say(person, at=NOON + HOUR)
    delivery.deliver_due(clock=lambda: NOON + 2 * HOUR)

    assert state_of(older) == EmailState.SUPERSEDED
    assert sent == [newer.message_id]


def test_what_was_sent_stays_sent(sent) -> None:
    person = make_person()
    older = say(person)
    delivery.deliver_due(clock=lambda: NOON)

    newer = say(person, at=NOON + HOUR)
    delivery.deliver_due(clock=lambda: NOON + HOUR)

    assert sent == [older.message_id, newer.message_id]


def test_other_threads_and_mails_without_one_are_left_alone(sent) -> None:
    person = make_person()
    others = [say(person, thread=""), say(person, thread="invitation:8"), say(person, thread="")]

    say(person)

    assert {state_of(mail) for mail in others} == {EmailState.QUEUED}


def test_saying_the_same_again_does_not_replace_itself(sent) -> None:
    person = make_person()
    mail = say(person)
    letter = Letter(mail.key, person, "", thread=mail.thread)

    queue_emails([letter], template="tests/hello", context={"topic": "Labels"}, at=NOON, edition=None)

    assert state_of(mail) == EmailState.QUEUED


def test_a_newer_mail_waits_until_the_older_in_flight_is_through(sent) -> None:
    person = make_person()
    older = say(person)
    set_state(older, EmailState.SENDING, lease_until=NOON + HOUR)
    newer = say(person, at=NOON + SECOND)

    assert delivery.deliver_due(clock=lambda: NOON + 2 * SECOND) == 0
    assert Email.objects.get(pk=newer.pk).due_at > NOON + 2 * SECOND

    set_state(older, EmailState.SENT, lease_until=None, sent_at=NOON)
    delivery.deliver_due(clock=lambda: NOON + 60 * SECOND)
    assert sent == [newer.message_id]


def test_an_older_mail_that_failed_in_flight_is_not_tried_again(sent) -> None:
    person = make_person()
    older = say(person)
    set_state(older, EmailState.SENDING, lease_until=NOON + HOUR)
    newer = say(person, at=NOON + SECOND)

    # The relay says "later" to the older one: it comes back into the queue after the newer was written.
    set_state(older, EmailState.QUEUED, lease_until=None, due_at=NOON)
    delivery.deliver_due(clock=lambda: NOON + HOUR)

    assert sent == [newer.message_id]
    assert state_of(older) == EmailState.SUPERSEDED


def test_the_mail_of_a_dead_worker_is_replaced_too(sent) -> None:
    person = make_person()
    older = say(person)
    set_state(older, EmailState.SENDING, lease_until=NOON + HOUR)
    newer = say(person, at=NOON + SECOND)

    delivery.release_stranded(at=NOON + 2 * HOUR)
    delivery.deliver_due(clock=lambda: NOON + 2 * HOUR)

    assert sent == [newer.message_id]


def test_an_older_mail_cannot_be_sent_again_by_hand(sent) -> None:
    person = make_person()
    older = say(person)
    delivery.deliver_due(clock=lambda: NOON)
    newer = say(person, at=NOON + HOUR)
    delivery.deliver_due(clock=lambda: NOON + HOUR)

    with pytest.raises(Refused, match="newer mail"):
        actions.resend(Email.objects.get(pk=older.pk), by=None, at=NOON + 2 * HOUR)

    assert rules.refuse_resend(Email.objects.get(pk=newer.pk), at=NOON + 2 * HOUR) is None


@pytest.mark.parametrize("seed", range(25))
def test_whatever_fails_between_them_the_order_holds(seed: int, sent, monkeypatch) -> None:
    """Mails are said, refused for now, lost with their worker before or after the 250, and found again."""
    chance, person, at = random.Random(seed), make_person(), NOON
    by_id: dict[str, int] = {}
    for _ in range(30):
        at += dt.timedelta(minutes=chance.randint(0, 40))
        if (deed := chance.choice(["say", "deliver", "refuse", "crash", "crash after 250", "find"])) == "say":
            mail = say(person, at=at)
            by_id[mail.message_id] = mail.pk
        elif deed == "find":
            delivery.release_stranded(at=at)
        elif deed.startswith("crash"):
            mail = delivery._claim_first(delivery._due(lambda at=at: at), at)
            if mail and deed == "crash after 250":
                sent.append(mail.message_id)
        else:
            refused = set(by_id) if deed == "refuse" else set()
            monkeypatch.setattr(delivery.open_transport, "refuses", refused)
            delivery.deliver_due(clock=lambda at=at: at)

    monkeypatch.setattr(delivery.open_transport, "refuses", set())
    for _ in range(3):
        at += dt.timedelta(days=1)
        delivery.release_stranded(at=at)
        delivery.deliver_due(clock=lambda at=at: at)
    order = [by_id[one] for one in sent]
    assert order == sorted(order)
    assert not by_id or order[-1] == max(by_id.values())
