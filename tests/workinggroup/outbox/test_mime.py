"""The bytes of a mail, read back by the standard library's strict parser."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import NOON
from workinggroup.outbox.mime import bytes_of
from workinggroup.outbox.models import Email

CALENDAR = "BEGIN:VCALENDAR\r\nSUMMARY:Étiquettes\r\nEND:VCALENDAR\r\n"
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), max_size=300
)


def letter(**facts: object) -> Email:
    plain = {
        "key": "hello:1:1",
        "message_id": "<hello-1@example.org>",
        "from_name": "Group",
        "from_address": "group@example.org",
        "to_name": "Ada",
        "to_address": "ada@example.org",
        "subject": "Hello",
        "text": "Good morning\n",
        "html": "<p>Good morning</p>\n",
        "made_at": NOON,
    }
    return Email(**plain | facts)


def read(email: Email) -> EmailMessage:
    message = message_from_bytes(bytes_of(email), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk()] == [[]] * len(list(message.walk()))
    return message


def types_of(message: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in message.walk()]


def test_a_letter_is_text_and_html() -> None:
    message = read(letter())

    assert types_of(message) == ["multipart/alternative", "text/plain", "text/html"]
    assert message["Message-ID"] == "<hello-1@example.org>"
    assert message["To"] == "Ada <ada@example.org>"


def test_a_calendar_is_the_last_alternative_and_a_copy_is_attached() -> None:
    message = read(letter(calendar=CALENDAR, calendar_method="REQUEST"))

    assert types_of(message) == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    shown, copy = list(message.walk())[-2:]
    assert shown.get_param("method") == copy.get_param("method") == "REQUEST"
    assert (shown.get_content_disposition(), copy.get_filename()) == (None, "invite.ics")
    assert shown.get_payload(decode=True) == copy.get_payload(decode=True) == CALENDAR.encode()


def test_the_same_row_always_gives_the_same_bytes() -> None:
    assert bytes_of(letter(calendar=CALENDAR)) == bytes_of(letter(calendar=CALENDAR))


@given(words=WORDS)
def test_every_subject_comes_back_as_it_was_on_short_lines(words: str) -> None:
    subject = " ".join(words.split())
    head = bytes_of(letter(subject=subject)).partition(b"\r\n\r\n")[0]

    assert read(letter(subject=subject))["Subject"] == subject
    assert max(map(len, head.split(b"\r\n"))) <= 998
    assert head.isascii()


@given(words=WORDS)
def test_every_text_comes_back_as_it_was(words: str) -> None:
    text = f"{words}\n.\nFrom {words} \n"

    got = read(letter(text=text)).get_body(("plain",)).get_content()

    assert got.replace("\r\n", "\n") == text


@pytest.mark.parametrize("field", ["subject", "to_name", "from_name", "reply_to", "to_address", "references"])
def test_no_line_break_begins_a_header_of_its_own(field: str) -> None:
    message = read(letter(**{field: "a@example.org\r\nBcc: eve@example.org"}))

    assert message["Bcc"] is None


def test_lines_end_as_the_wire_wants_it() -> None:
    raw = bytes_of(letter(text="one\ntwo\r\nthree\r", calendar=CALENDAR))

    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
