"""An `Email` row as the bytes that go over the wire (RFC 5322, RFC 2045, RFC 6047)."""

import uuid
from email import policy
from email.charset import QP, Charset
from email.encoders import encode_base64
from email.header import Header
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.utils import format_datetime, formataddr

from .models import Email

# The older policy of the standard library writes the same bytes in a tenth of the time.
WIRE = policy.compat32.clone(linesep="\r\n")
READABLE = Charset("utf-8")
READABLE.body_encoding = QP


def message_of(email: Email) -> MIMEMultipart:
    """The message of a row. The same row always gives the same message, to the letter.

    With a calendar it is `mixed` > (`alternative` of text, html and `text/calendar`) + `application/ics`:
    the calendar comes last among the alternatives, base64 and without a disposition, which is what makes
    Outlook, Gmail, Apple and Thunderbird show their answer buttons; the copy is for everybody else.
    """
    # Fixed like the Message-ID, so that a repeat after a crash is recognised as the same mail.
    boundary = f"=_{uuid.uuid5(uuid.NAMESPACE_OID, email.key).hex}"
    body = MIMEMultipart("alternative", boundary=f"{boundary}_", policy=WIRE)
    body.attach(_text("plain", email.text))
    body.attach(_text("html", email.html))
    message = body
    if email.calendar:
        body.attach(_calendar("text", "calendar", email))
        message = MIMEMultipart("mixed", boundary=boundary, policy=WIRE)
        message.attach(body)
        copy = _calendar("application", "ics", email)
        copy.add_header("Content-Disposition", "attachment", filename="invite.ics")
        message.attach(copy)
    _head(message, email)
    return message


def bytes_of(email: Email) -> bytes:
    """What goes over the wire: CRLF line ends."""
    return message_of(email).as_bytes(policy=WIRE)


def _head(message: MIMEMultipart, email: Email) -> None:
    message["Message-ID"] = email.message_id
    message["Date"] = format_datetime(email.made_at)
    message["From"] = _address(email.from_name, email.from_address)
    message["To"] = _address(email.to_name, email.to_address)
    if email.reply_to:
        message["Reply-To"] = email.reply_to
    message["Subject"] = Header(email.subject, "utf-8") if not email.subject.isascii() else email.subject
    # RFC 3834: nobody's absence note answers a machine.
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = email.language
    if email.references:
        message["References"] = email.references
        message["In-Reply-To"] = email.references.split()[-1]


def _address(name: str, address: str) -> str:
    """Name and address for a header: no line break of a name can begin a header of its own."""
    return formataddr((" ".join(name.split()), "".join(address.split())))


def _text(subtype: str, words: str) -> MIMENonMultipart:
    part = MIMENonMultipart("text", subtype, policy=WIRE)
    part.set_payload(words, READABLE)
    return part


def _calendar(maintype: str, subtype: str, email: Email) -> MIMEBase:
    part = MIMEBase(maintype, subtype, charset="utf-8", method=email.calendar_method, policy=WIRE)
    part.set_payload(email.calendar.encode())
    encode_base64(part)
    return part
