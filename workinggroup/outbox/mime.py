"""An `Email` row as the bytes that go over the wire (RFC 5322, RFC 2045, RFC 6047)."""

from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import format_datetime

from .models import Email


def message_of(email: Email) -> EmailMessage:
    """The message of a row. The same row always gives the same Message-ID, date and parts.

    With a calendar it is `mixed` > (`alternative` of text, html and `text/calendar`) + `application/ics`:
    the calendar comes last among the alternatives, base64 and without a disposition, which is what makes
    Outlook, Gmail, Apple and Thunderbird show their answer buttons; the copy is for everybody else.
    """
    message = EmailMessage(policy=SMTP)
    _head(message, email)
    if not email.calendar:
        _fill_alternative(message, email)
        return message
    body = MIMEPart(policy=SMTP)
    _fill_alternative(body, email)
    body.attach(_calendar_part(email, "text/calendar"))
    copy = _calendar_part(email, "application/ics")
    copy.add_header("Content-Disposition", "attachment", filename="invite.ics")
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = "multipart/mixed"
    message.attach(body)
    message.attach(copy)
    return message


def _head(message: EmailMessage, email: Email) -> None:
    message["Message-ID"] = email.message_id
    message["Date"] = format_datetime(email.made_at)
    message["From"] = _address(email.from_name, email.from_address)
    message["To"] = _address(email.to_name, email.to_address)
    if email.reply_to:
        message["Reply-To"] = Address(addr_spec=email.reply_to)
    message["Subject"] = email.subject
    # RFC 3834: nobody's absence note answers a machine.
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = email.language
    if email.references:
        message["References"] = email.references
        message["In-Reply-To"] = email.references.split()[-1]


def _address(name: str, address: str) -> Address:
    return Address(" ".join(name.split()), addr_spec=address)


def _fill_alternative(part: MIMEPart, email: Email) -> None:
    part.set_content(email.text, cte="quoted-printable")
    part.add_alternative(email.html, subtype="html", cte="quoted-printable")


def _calendar_part(email: Email, content_type: str) -> MIMEPart:
    maintype, subtype = content_type.split("/")
    part = MIMEPart(policy=SMTP)
    part.set_content(email.calendar.encode(), maintype, subtype, cte="base64")
    part.set_param("charset", "utf-8")
    part.set_param("method", email.calendar_method)
    return part
