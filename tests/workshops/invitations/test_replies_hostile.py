"""What strangers send to break a reader (checklist 53 and 54): parked with a reason, no more."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import HOUR, NOON
from tests.makers.invitations import make_invitation
from workshops.invitations import actions
from workshops.invitations.inbound.limits import MOST_BYTES, TooMuch, refuse_too_much
from workshops.invitations.inbound.reading import as_json, from_json, read
from workshops.invitations.inbound.sandbox import read_apart
from workshops.invitations.models import InboundMessage
from workshops.invitations.states import InboundState, Partstat, Reason

from . import replies

LATER = NOON + 2 * HOUR
HEAD = "From: a@example.org\r\nMIME-Version: 1.0\r\n"


def flat(parts: int) -> bytes:
    body = "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * (parts - 1)
    return f'{HEAD}Content-Type: multipart/mixed; boundary="b"\r\n\r\n{body}--b--\r\n'.encode()


def nested(depth: int) -> bytes:
    lines = [HEAD + 'Content-Type: multipart/mixed; boundary="b0"\r\n']
    for level in range(1, depth):
        lines.append(f'--b{level - 1}\r\nContent-Type: multipart/mixed; boundary="b{level}"\r\n')
    return "\r\n".join([*lines, f"--b{depth - 1}\r\n\r\nx"]).encode()


def forwarded(depth: int) -> bytes:
    return (HEAD + "Content-Type: message/rfc822\r\n\r\n" * depth + "Subject: x\r\n\r\nx").encode()


def wrapped(text: str) -> bytes:
    return replies.message(text)


OPENING = ["BEGIN:VCALENDAR", "METHOD:REPLY", "BEGIN:VEVENT"]
BAD_ZONE = [
    "BEGIN:VTIMEZONE", "TZID:X", "BEGIN:STANDARD", "RRULE:FREQ=SECONDLY", "END:STANDARD", "END:VTIMEZONE",
]  # fmt: skip


def event(*lines: str) -> str:
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "METHOD:REPLY", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    )


BROKEN = {
    "nothing": b"",
    "headers without end": b"From: a" * 1000,
    "no calendar in the calendar": wrapped("hello"),
    "an empty calendar": wrapped("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    "an event without UID": wrapped(event("DTSTAMP:20260101T000000Z", "ATTENDEE:mailto:a@example.org")),
    "two events": wrapped(event("UID:1") + event("UID:2")),
    "no END": wrapped("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n"),
    "ends that were never begun": wrapped("END:VEVENT\r\n" * 50 + event("UID:1")),
    "components in components": wrapped("BEGIN:VCALENDAR\r\n" * 40 + event("UID:1")),
    "properties of the wrong type": wrapped(event("UID:1", "SEQUENCE:many", "DTSTAMP:soon", "ATTENDEE:42")),
    "a sequence of a thousand digits": wrapped(event("UID:1", f"SEQUENCE:{'9' * 1000}")),
    "a day that is none": wrapped(event("UID:1", "DTSTAMP:20269999T999999Z", "DTSTART:00000000T000000Z")),
    "bad folding": wrapped(event("UI", "D:1", "ATTENDEE;PARTSTAT=ACC", "EPTED:mailto:a@example.org")),
    "parameters that never close": wrapped(event("UID:1", 'ATTENDEE;CN="' + "x" * 30_000)),
    "many semicolons": wrapped(event("UID:1", "ATTENDEE" + ";" * 100_000 + ":mailto:a@example.org")),
    "a rule without end": wrapped(event("UID:1", "RRULE:FREQ=SECONDLY;COUNT=999999999")),
    "a zone with a rule each second": wrapped(event(*BAD_ZONE, "UID:1")),
    "ten thousand lines": wrapped(event("UID:1", *["COMMENT:x"] * 10_000)),
    "ten thousand guests": wrapped(event("UID:1", *["ATTENDEE:mailto:a@example.org"] * 4000)),
    "folded forever": wrapped(event("UID:1", "COMMENT:x", *[" y"] * 20_000)),
    "a calendar of 300 KiB": wrapped(event("UID:1", "COMMENT:" + "x" * 300_000)),
    "a broken base64": b"Content-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!=\r\n",
    "a charset that is none": b"Content-Type: text/calendar; charset=klingon-7\r\n\r\nBEGIN:VCALENDAR\r\n",
    "a boundary that is never met": f'{HEAD}Content-Type: multipart/mixed; boundary="b"\r\n\r\nx'.encode(),
    "a boundary that is empty": f'{HEAD}Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n--'.encode(),
    "NULs": b"From: a\x00b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCAL\x00ENDAR\r\nUID:\x00\r\n",
    "headers in headers": b"Subject: =?utf-8?b?" + b"=?utf-8?b?" * 5000 + b"\r\n\r\nx",
    "a reference of ten thousand encoded words": b"Subject: " + b"=?utf-8?q?x?= " * 10_000 + b"\r\n\r\nx",
    "51 parts": flat(51),
    "depth 11": nested(11),
    "messages in messages": forwarded(11),
    "messages in messages, a thousand": forwarded(1000),
    "parts in parts, ten thousand": nested(10_000),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", BROKEN)
def test_53_a_broken_message_is_parked_with_a_reason_and_changes_nothing(settings, name: str) -> None:
    settings.REPLY_DOMAIN = "reply.example.org"
    invitation = make_invitation()
    row = actions.receive_message(BROKEN[name], to=invitation.organizer, at=LATER)
    started = time.monotonic()

    actions.read_waiting(at=LATER)

    row.refresh_from_db()
    invitation.refresh_from_db()
    assert row.state in (InboundState.PARKED, InboundState.IGNORED)
    assert row.reason
    assert invitation.partstat == Partstat.NEEDS_ACTION
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        pytest.param(b"x" * (MOST_BYTES + 1), "size", id="one byte more than 1 MiB"),
        pytest.param(flat(51), "parts", id="51 parts"),
        pytest.param(nested(11), "depth", id="depth 11"),
        pytest.param(forwarded(11), "depth", id="11 messages within each other"),
        pytest.param(b"Subject: boundary=x\r\n" + flat(51), "parts", id="51 parts behind a false boundary"),
        pytest.param(flat(51).replace(b"mixed; ", b"mixed;\r\n\t"), "parts", id="51 parts, folded"),
    ],
)
def test_54_too_much_is_refused_before_parsing(raw: bytes, why: str) -> None:
    with pytest.raises(TooMuch, match=why):
        refuse_too_much(raw)


@pytest.mark.parametrize("raw", [b"x" * MOST_BYTES, flat(50), nested(10), forwarded(10)])
def test_54_what_is_just_allowed_is_read(raw: bytes) -> None:
    refuse_too_much(raw)

    assert read(raw).kind != "unreadable"


def test_54_parts_that_the_lines_did_not_show_are_not_read_either() -> None:
    raw = flat(51).replace(b'boundary="b"', b"boundary*=us-ascii''b")
    refuse_too_much(raw)

    assert read(raw).why == "too much: parts"


@given(st.binary(max_size=2000))
def test_53_any_bytes_are_read_without_an_exception(raw: bytes) -> None:
    incoming = read(HEAD.encode() + b"Content-Type: text/calendar; method=REPLY\r\n\r\n" + raw)

    assert from_json(as_json(incoming)) == incoming


PIECES = st.sampled_from(
    ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "METHOD:REPLY", "UID:x", "SEQUENCE:1",
     "DTSTAMP:20260101T000000Z", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org", "DTSTART;TZID=X:1", " x",
     'ATTENDEE;CN="', "DURATION:P1W", ";;;:::", "RRULE:FREQ=SECONDLY", "\x00", "\ufeff"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30))
def test_53_any_mixture_of_lines_is_read_without_an_exception(lines: list[str]) -> None:
    incoming = read(replies.message("\r\n".join(lines)))

    assert incoming.kind in {"reply", "other", "unreadable"}
    assert from_json(as_json(incoming)) == incoming


def test_53_a_reader_that_hangs_is_stopped_after_five_seconds(monkeypatch) -> None:
    monkeypatch.setattr("workshops.invitations.inbound.sandbox.PROGRAM", "while True: pass")
    monkeypatch.setattr("workshops.invitations.inbound.sandbox.SECONDS", 0.5)

    assert read_apart(b"x").why == "took too long"


def test_53_a_reader_that_takes_too_much_memory_is_stopped(monkeypatch) -> None:
    hungry = "from workshops.invitations.inbound.reading import as_json, read"
    greedy = "as_json = str\ndef read(raw): return 'x' * 1_000_000_000"
    from workshops.invitations.inbound import sandbox

    monkeypatch.setattr(sandbox, "PROGRAM", sandbox.PROGRAM.replace(hungry, greedy))

    assert read_apart(b"x").why == "broke its reader"


@pytest.mark.django_db
def test_53_a_message_that_kills_its_worker_three_times_is_parked() -> None:
    row = actions.receive_message(b"From: a\r\n\r\nx", to="r-x@reply.example.org", at=LATER)
    InboundMessage.objects.update(attempts=3)

    actions.read_waiting(at=LATER)

    row.refresh_from_db()
    assert (row.state, row.reason) == (InboundState.PARKED, Reason.UNREADABLE)


@pytest.mark.django_db
def test_53_a_message_is_read_by_one_worker_and_holds_no_other_back(monkeypatch) -> None:
    """A worker is rung for every message, so that all of them run to the same ones."""
    rows = [
        actions.receive_message(b"Subject: %d\r\n\r\nx" % n, to="r-x@reply.example.org", at=LATER)
        for n in range(2)
    ]
    others = []

    def reading(raw: bytes):
        others.append(actions.read_waiting(at=LATER))
        if raw.startswith(b"Subject: 0"):
            raise OSError("no process left")
        return read(raw)

    monkeypatch.setattr("workshops.invitations.actions.arriving.read_apart", reading)

    assert (actions.read_waiting(at=LATER), others) == (0, [0, 1])
    found = {row.pk: row for row in InboundMessage.objects.all()}
    assert [(found[row.pk].state, found[row.pk].attempts) for row in rows] == [
        (InboundState.WAITING, 1), (InboundState.PARKED, 1),
    ]  # fmt: skip
    monkeypatch.undo()
    assert [actions.read_waiting(at=LATER + n * HOUR) for n in (0, 1, 2)] == [0, 1, 0]


@pytest.mark.django_db
def test_54_what_was_too_large_to_fetch_is_on_record_without_its_text() -> None:
    row = actions.receive_message(
        b"From: a\r\n\r\n", to="r-x@reply.example.org", at=LATER, size=MOST_BYTES + 1
    )

    assert (row.state, row.reason, row.raw) == (InboundState.PARKED, Reason.TOO_LARGE, None)
