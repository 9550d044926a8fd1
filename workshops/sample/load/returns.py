"""What came back by mail about the session ahead: answers, another time, and a letter."""

import datetime as dt
from email import message_from_string
from email.message import EmailMessage, Message
from typing import Any

from icalendar import Calendar, Event, vCalAddress

from workshops.invitations import actions
from workshops.invitations.models import Invitation
from workshops.invitations.tokens import reply_address
from workshops.sample.content.shapes import Session

from .loader import Loader
from .sessions import invitations_of

DOMAIN = "reply.sample.invalid"
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
WRITERS = ("priya-hallam", "gaia-montanari", "linnea-akerblad", "mireille-vandorpe", "bastien-lorquet")
LETTER = """Dear colleagues,

may I join for the second half only, from the take-back item on? We receive the auditors in the morning.

Gaia
"""
BOUNCE = """From: Mail Delivery System <MAILER-DAEMON@{domain}>
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain; charset=us-ascii

The message could not be delivered to {address}.

--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.{domain}

Final-Recipient: rfc822; {address}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <{address}>: mailbox unavailable

--part--
"""
LATER = "The morning is full of hearings here. Could we meet after lunch? I would come with two colleagues."


def receive(loader: Loader, content: Session) -> None:
    """Send five messages through the same door through which mail comes."""
    workshop = loader.workshops[content.key]
    by_person = invitations_of(workshop)
    priya, gaia, linnea, mireille, bastien = (by_person[loader.person(key).pk] for key in WRITERS)
    afternoon = workshop.starts_at + 3 * HOUR
    arrivals = [
        (priya, _answer(priya, "COUNTER", "TENTATIVE", loader.now, move_to=afternoon)),
        (gaia, _letter(gaia)),
        (linnea, _answer(linnea, "REPLY", "ACCEPTED", loader.now, deputy=True)),
        (mireille, _answer(mireille, "REPLY", "ACCEPTED", loader.now)),
    ]
    _take(bastien, _bounce(bastien), at=bastien.sent_stamp + 4 * MINUTE)
    for place, (invitation, message) in enumerate(arrivals):
        _take(
            invitation,
            message,
            at=loader.between(loader.now - 30 * HOUR, loader.now - HOUR, place, len(arrivals)),
        )


def _take(invitation: Invitation, message: Message, *, at: dt.datetime) -> None:
    row = actions.receive_message(message.as_bytes(), to=reply_address(invitation.key, DOMAIN), at=at)
    actions.read_message(row.pk, at=at)


def _bounce(invitation: Invitation) -> Message:
    """What a mail server sends back when it knows the address no longer (RFC 3464)."""
    address = invitation.person.email
    return message_from_string(BOUNCE.format(address=address, domain=address.partition("@")[2]))


def _letter(invitation: Invitation) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{invitation.person.name} <{invitation.person.email}>"
    message["Subject"] = f"Re: {invitation.item.summary}"
    message.set_content(LETTER)
    return message


def _answer(
    invitation: Invitation,
    method: str,
    partstat: str,
    now: dt.datetime,
    *,
    move_to: dt.datetime | None = None,
    deputy: bool = False,
) -> EmailMessage:
    """An answer as a calendar program writes it."""
    item, person = invitation.item, invitation.person
    address = f"deputy.{person.email}" if deputy else person.email
    event = Event()
    for name, value in _facts(item, now, move_to).items():
        event.add(name, value)
    guest = vCalAddress(f"mailto:{address}")
    guest.params["PARTSTAT"] = partstat
    event.add("ATTENDEE", guest)
    calendar = Calendar()
    calendar.add("PRODID", "-//Sample//Calendar//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", method)
    calendar.add_component(event)
    message = EmailMessage()
    message["From"] = address
    message["Subject"] = f"{'New time proposed' if move_to else 'Accepted'}: {item.summary}"
    message.set_content(LATER if move_to else "")
    message.add_alternative(
        calendar.to_ical(), maintype="text", subtype="calendar", params={"method": method}
    )
    return message


def _facts(item: Any, now: dt.datetime, move_to: dt.datetime | None) -> dict[str, Any]:
    facts = {"UID": item.uid, "SEQUENCE": item.sequence, "DTSTAMP": now - 2 * HOUR}
    if move_to is None:
        return facts
    times = {"DTSTART": move_to, "DTEND": move_to + (item.ends_at - item.starts_at)}
    return facts | {name: moment.astimezone(dt.UTC) for name, moment in times.items()}
