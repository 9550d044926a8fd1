"""An `Email` row as the bytes that go over the wire (RFC 5322, RFC 2045, RFC 6047).

The parts of a mail have always the same headers, so they are written out here; what is a writer's own is
encoded by the standard library.
"""

import uuid
from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Iterator
from email.header import Header
from email.utils import format_datetime, formataddr

from django.conf import settings

from .models import Email

LONGEST_LINE = 78
READABLE = "Content-Transfer-Encoding: quoted-printable"
PACKED = "Content-Transfer-Encoding: base64"


def bytes_of(email: Email) -> bytes:
    """The message of a row, with CRLF line ends. The same row always gives the same bytes.

    With a calendar it is `mixed` > (`alternative` of text, html and `text/calendar`) + `application/ics`:
    the calendar comes last among the alternatives, base64 and without a disposition, which is what makes
    Outlook, Gmail, Apple and Thunderbird show their answer buttons; the copy is for everybody else, and
    a setting leaves it out where it shows up as an attachment that confuses.
    """
    # Fixed like the Message-ID, so that a repeat after a crash is recognised as the same mail.
    boundary = f"=_{uuid.uuid5(uuid.NAMESPACE_OID, email.key).hex}"
    texts = [
        _part(['Content-Type: text/plain; charset="utf-8"', READABLE], _readable(email.text)),
        _part(['Content-Type: text/html; charset="utf-8"', READABLE], _readable(email.html)),
    ]
    if email.calendar:
        body = _with_calendar(email, texts, boundary)
    else:
        body = _multipart("alternative", f"{boundary}_", texts)
    return "".join(_head(email)).encode("ascii") + body


def _with_calendar(email: Email, texts: list[bytes], boundary: str) -> bytes:
    facts = f'charset="utf-8"; method="{_one_line(email.calendar_method)}"'
    packed = _crlf(encodebytes(email.calendar.encode()))
    shown = _part([f"Content-Type: text/calendar; {facts}", PACKED], packed)
    alternative = _multipart("alternative", f"{boundary}_", [*texts, shown])
    if not settings.CALENDAR_ATTACHMENT:
        return alternative
    attached = 'Content-Disposition: attachment; filename="invite.ics"'
    copy = _part([f"Content-Type: application/ics; {facts}", PACKED, attached], packed)
    return _multipart("mixed", boundary, [alternative, copy])


def _head(email: Email) -> Iterator[str]:
    yield _header("Message-ID", email.message_id)
    yield _header("Date", format_datetime(email.made_at))
    yield _header("From", _address(email.from_name, email.from_address))
    yield _header("To", _address(email.to_name, email.to_address))
    if email.reply_to:
        yield _header("Reply-To", email.reply_to)
    yield _header("Subject", email.subject)
    # RFC 3834: nobody's absence note answers a machine.
    yield _header("Auto-Submitted", "auto-generated")
    yield _header("Content-Language", email.language)
    if email.references:
        yield _header("References", email.references)
        yield _header("In-Reply-To", email.references.split()[-1])
    yield "MIME-Version: 1.0\r\n"


def _header(name: str, value: str) -> str:
    """One header: no line break of a value can begin a header of its own. Folded and encoded where needed."""
    words = _one_line(value)
    is_plain = words.isascii() and not (name == "Subject" and "=?" in words)
    if not is_plain or len(name) + len(words) + 2 > LONGEST_LINE:
        charset = None if is_plain else "utf-8"
        words = Header(words, charset, header_name=name).encode(linesep="\r\n")
    return f"{name}: {words}\r\n"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _address(name: str, address: str) -> str:
    return formataddr((_one_line(name), "".join(address.split())))


def _part(headers: list[str], body: bytes) -> bytes:
    return "\r\n".join(headers).encode("ascii") + b"\r\n\r\n" + body


def _multipart(subtype: str, boundary: str, parts: list[bytes]) -> bytes:
    """Parts behind the boundary, which no part can hold: quoted-printable and base64 never write `=_`."""
    line = f"--{boundary}".encode("ascii")
    body = b"".join(line + b"\r\n" + part + b"\r\n" for part in parts)
    return _part([f'Content-Type: multipart/{subtype}; boundary="{boundary}"'], body + line + b"--\r\n")


def _readable(words: str) -> bytes:
    return _crlf(b2a_qp(words.replace("\r\n", "\n").replace("\r", "\n").encode()))


def _crlf(lines: bytes) -> bytes:
    return lines.replace(b"\n", b"\r\n")
