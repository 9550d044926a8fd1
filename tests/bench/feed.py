"""A person's feed of 500 events, read in full and asked again (304), beside ready strings joined by hand."""

import datetime as dt

from django.http import HttpResponse, HttpResponseNotModified
from django.test import Client
from django.urls import reverse
from icalendar import Calendar, Event

from members.people.models import Person
from tests.bench.harness import Figure, compare
from tests.bench.world import World
from workshops.invitations.actions import make_feed
from workshops.invitations.models import CalendarItem, Invitation
from workshops.invitations.rendering import render_event
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState


def figures(world: World) -> list[Figure]:
    person, number = world.people[0], world.many(500)
    events = invite(world, person, number)
    address = reverse("invitations:feed", args=[make_feed(person, at=world.at).token])
    reader = Client()  # a calendar program, which is nobody's session
    etag = reader.get(address).headers["ETag"]
    assert world.page(address, client=reader).count(b"BEGIN:VEVENT") == number
    headers = {"client": reader, "HTTP_IF_NONE_MATCH": etag}
    repeat, data = world.repeat, f"{number} events"
    return [
        compare(
            "feed", data, lambda: world.page(address, client=reader), lambda: by_hand(events),
            "strings joined by hand", repeat=repeat, aim="25 ms", elsewhere="47–99 ms for 36 events",
        ),
        compare(
            "feed by icalendar alone", data, lambda: by_icalendar(world, number), lambda: by_hand(events),
            "strings joined by hand", repeat=repeat,
        ),
        compare(
            "feed, not changed (304)", data, lambda: world.page(address, status=304, **headers),
            lambda: HttpResponseNotModified().headers, "bare view", repeat=repeat, aim="5 ms",
        ),
    ]  # fmt: skip


def by_hand(events: list[str]) -> bytes:
    lines = ["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n", *events, "END:VCALENDAR\r\n"]
    return HttpResponse("".join(lines)).content


def by_icalendar(world: World, number: int) -> bytes:
    """The same events, written by the library each time, with no database and no page around them."""
    calendar = Calendar()
    calendar.add("PRODID", "-//bench//EN")
    calendar.add("VERSION", "2.0")
    for n in range(number):
        event = Event()
        event.add("UID", f"bench-{n}@example.org")
        event.add("DTSTAMP", world.at)
        event.add("DTSTART", (world.at + world.days(n)).astimezone(dt.UTC))
        event.add("DTEND", (world.at + world.days(n + 0.1)).astimezone(dt.UTC))
        event.add("SEQUENCE", 0)
        event.add("STATUS", "CONFIRMED")
        event.add("SUMMARY", f"Session {n}")
        event.add("LOCATION", "Room 1, City Hall")
        event.add("DESCRIPTION", "Bring your questions.\n" * 5)
        event.add("URL", f"http://testserver/sessions/{n}/")
        calendar.add_component(event)
    return calendar.to_ical()


def entry(world: World, workshop: Workshop) -> CalendarItem:
    """What calendars know of a session."""
    return CalendarItem(
        workshop=workshop,
        uid=f"bench-{workshop.pk}@example.org",
        starts_at=workshop.starts_at,
        ends_at=workshop.ends_at,
        summary=workshop.title,
        location="Room 1, City Hall",
        description="Bring your questions.\n" * 5,
        url=f"http://testserver/sessions/{workshop.pk}/",
        made_at=world.at,
        stamped_at=world.at.replace(microsecond=0),
    )


def invite(world: World, person: Person, number: int) -> list[str]:
    """Sessions of all editions to which the person is invited; gives their events."""
    editions = world.editions
    workshops = Workshop.objects.bulk_create(
        Workshop(
            edition=editions[n % len(editions)],
            number=1000 + n,
            title=f"Session {n}",
            state=WorkshopState.SCHEDULED,
            timezone="Europe/Brussels",
            starts_at=world.at + world.days(n),
            ends_at=world.at + world.days(n + 0.1),
        )
        for n in range(number)
    )
    items = [entry(world, one) for one in workshops]
    for item in items:
        item.feed_text = render_event(item)
    Invitation.objects.bulk_create(
        Invitation(
            item=item,
            person=person,
            token_hash=f"bench-{item.pk}",
            organizer_name="Group",
            organizer_address="group@example.org",
            made_at=world.at,
        )
        for item in CalendarItem.objects.bulk_create(items)
    )
    return [item.feed_text for item in items]
