"""Sessions: planned, polled or dated, announced, answered, attended."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile

from workinggroup.base.clock import instant
from workshops.invitations import actions as invitations
from workshops.invitations.models import Invitation
from workshops.invitations.states import Partstat
from workshops.reminders import actions as reminders
from workshops.sample.content import beside, people
from workshops.sample.content.shapes import BRUSSELS, Moment, Paper, Session, Slot
from workshops.scheduling import actions
from workshops.scheduling.states import Answer, AttendanceState

from .loader import Loader
from .papers import pdf_of

DAY = dt.timedelta(days=1)
ANNOUNCED_BEFORE = 18 * DAY
LETTERS = {"y": Answer.YES, "m": Answer.IF_NEEDED, "n": Answer.NO}
ANSWERS = {"yes": Partstat.ACCEPTED, "perhaps": Partstat.TENTATIVE, "no": Partstat.DECLINED}
MEET = "https://meet.sample.invalid/ethics-it-{key}"
PAPER_ANNOUNCED = dt.timedelta(days=3)


def plan_session(loader: Loader, name: str, content: Session, *, at: dt.datetime) -> Any:
    """Make the session of a plan item, with its agenda and exactly the people of the content."""
    edition, by = loader.editions[name], loader.person(content.owner)
    workshop = actions.plan_workshop(
        edition=edition, plan_item=loader.plan_items[content.key], by=by, at=at, spoken=["en"],
        join_url=MEET.format(key=content.key), is_public=content.kind == "webinar",
    )  # fmt: skip
    loader.workshops[content.key] = workshop
    invited = content.poll.invited if content.poll else content.invited
    if invited:
        _settle_participants(loader, workshop, content, {*invited, *_speakers(content)}, at=at)
    write_agenda(loader, name, content, at=at)
    return workshop


def write_agenda(loader: Loader, name: str, content: Session, *, at: dt.datetime) -> None:
    """The points of a session, one after the other."""
    workshop, by = loader.workshops[content.key], loader.person(content.owner)
    for item in content.agenda:
        loader.agenda[content.key, item.key] = actions.add_agenda_item(
            workshop, title=item.title, duration=item.minutes,
            presenters=[loader.person(key, at=at) for key in item.presenters],
            topics=[loader.topics[name, topic] for topic in item.topics], by=by, at=at,
        )  # fmt: skip


def _speakers(content: Session) -> set[str]:
    """Presenters from outside the group."""
    guests = {one.person for one in (*people.GUESTS_2022, *people.GUESTS_RUNNING) if one.kind == "speaker"}
    return {key for item in content.agenda for key in item.presenters if key in guests}


def _settle_participants(
    loader: Loader, workshop: Any, content: Session, invited: set[str], *, at: dt.datetime
) -> None:
    """All members and observers were added; take out who is not asked, add who speaks."""
    by = loader.person(content.owner)
    wanted = {loader.person(key, at=at).pk: key for key in sorted(invited)}
    for participant in workshop.participants.select_related("person"):
        if participant.person_id not in wanted:
            actions.remove_participant(participant, by=by, at=at)
        wanted.pop(participant.person_id, None)
    for key in wanted.values():
        actions.add_participant(workshop, person=loader.person(key), part="Speaker", by=by, at=at)
    if content.poll:
        presenters = {key for item in content.agenda for key in item.presenters}
        for participant in workshop.participants.filter(
            person__in=[loader.person(key).pk for key in presenters]
        ):
            actions.set_must_have(participant, must_have=True, by=by, at=at)


def announce(loader: Loader, content: Session) -> Any:
    """Give the session its date, invite by calendar, and let people answer."""
    workshop, by = loader.workshops[content.key], loader.person(content.owner)
    starts = loader.at(content.starts or Moment())
    at = min(starts - ANNOUNCED_BEFORE, loader.now - 4 * DAY)
    actions.set_time(
        workshop, starts_at=starts, ends_at=starts + dt.timedelta(minutes=content.length), by=by, at=at
    )
    invitations.announce(workshop, by=by, at=at + dt.timedelta(minutes=5))
    answer(loader, workshop, _replies(content), at=at, until=min(starts - DAY, loader.now))
    for deputy in beside.DEPUTIES.get(content.key, ()):
        _send_deputy(loader, workshop, deputy)
    return workshop


def answer(
    loader: Loader, workshop: Any, replies: dict[str, str], *, at: dt.datetime, until: dt.datetime
) -> None:
    """Let people say yes, perhaps or no between two instants."""
    by_person = invitations_of(workshop)
    answers = list(replies.items())
    for place, (key, said) in enumerate(answers):
        person = loader.person(key)
        when = loader.between(at + dt.timedelta(hours=1), until, place, len(answers))
        invitations.answer_invitation(by_person[person.pk], partstat=ANSWERS[said], by=person, at=when)


def invitations_of(workshop: Any) -> dict[int, Any]:
    """The invitations to a session, by the key of their person; held dates of its poll are left out."""
    sent = Invitation.objects.filter(item__workshop=workshop, item__is_hold=False)
    return {one.person_id: one for one in sent.select_related("person", "item__workshop__edition")}


def _send_deputy(loader: Loader, workshop: Any, told: beside.Deputy) -> None:
    """Somebody says who comes instead; the host agrees the same day."""
    deputy, person = people.BY_KEY[told.person], loader.person(told.instead_of)
    at = workshop.starts_at - told.before * DAY
    named = invitations.name_deputy(
        invitations_of(workshop)[person.pk], name=deputy.name, email=deputy.email, words=told.words,
        by=person, at=at,
    )  # fmt: skip
    by = loader.secretary if workshop.host_id is None else workshop.host
    invitations.approve_deputy(named, by=by, at=at + dt.timedelta(hours=3))


def _replies(content: Session) -> dict[str, str]:
    """Of a session that is over: who came had said yes, who was excused no, and some forgot to answer."""
    if content.rsvp:
        return content.rsvp
    yes = {key: "yes" for place, key in enumerate(content.present) if place % 9 != 4}
    sent_somebody = {one.instead_of for one in beside.DEPUTIES.get(content.key, ())}
    return yes | {key: "no" for key in content.excused if key not in sent_somebody}


def hold(loader: Loader, content: Session) -> Any:
    """Record who came, and that the session took place."""
    workshop = loader.workshops[content.key]
    at, by = workshop.ends_at + dt.timedelta(minutes=20), loader.person(content.owner)
    deputies = [one.person for one in beside.DEPUTIES.get(content.key, ())]
    came = {loader.person(key).pk: AttendanceState.PRESENT for key in (*content.present, *deputies)}
    excused = {loader.person(key).pk: AttendanceState.EXCUSED for key in content.excused}
    here = workshop.participants.values_list("person_id", flat=True)
    states: dict[int, str] = {pk: (came | excused).get(pk, AttendanceState.ABSENT) for pk in here}
    actions.record_attendance(workshop, states=states, by=by, at=at)
    return actions.mark_held(workshop, by=by, at=at)


def add_papers(loader: Loader, content: Session) -> None:
    """What is to be read before: files that are there, and one that is promised."""
    workshop, by = loader.workshops[content.key], loader.person(content.owner)
    for paper in content.papers:
        at = loader.at(Moment(day=paper.day, time="09:30")) if paper.day else loader.now - 4 * DAY
        actions.add_paper(
            workshop,
            title=paper.title,
            by=by,
            at=at,
            author=loader.person(paper.by),
            **_body(loader, paper, at),
        )


def _body(loader: Loader, paper: Paper, at: dt.datetime) -> dict[str, Any]:
    if paper.file_name:
        author = people.BY_KEY[paper.by].name
        return {"file": ContentFile(pdf_of(paper.title, author, paper.text, at=at), name=paper.file_name)}
    return {"due_on": loader.day_of(Moment(day=4))}


def poll(loader: Loader, content: Session) -> Any:
    """Propose dates, ask everybody, and store what they have answered so far."""
    asked, by = content.poll, loader.person(content.owner)
    workshop = loader.workshops[content.key]
    if asked is None:
        return workshop
    at = loader.at(asked.opens)
    rows = actions.propose_slots(workshop, [_span(loader, slot) for slot in asked.slots], by=by, at=at)
    opened = at + dt.timedelta(minutes=10)
    actions.open_poll(workshop, closes_at=loader.at(asked.closes), holds_dates=asked.holds, by=by, at=opened)
    pks = [row.pk for row in rows]
    for place, (key, letters) in enumerate(asked.answers.items()):
        answers: dict[int, str] = {pk: LETTERS[letter] for pk, letter in zip(pks, letters, strict=True)}
        when = loader.between(at + dt.timedelta(hours=1), loader.now, place, len(asked.answers))
        actions.answer_poll(workshop, person=loader.person(key), answers=answers, at=when)
    return workshop


def _span(loader: Loader, slot: Slot) -> tuple[dt.datetime, dt.datetime]:
    day = loader.day_of(Moment(day=slot.day))
    start, end = (instant(day, dt.time.fromisoformat(clock), BRUSSELS) for clock in (slot.start, slot.end))
    return start, end


def remind(loader: Loader, content: Session) -> None:
    """The reminder that goes out by itself on the day before."""
    workshop = loader.workshops[content.key]
    reminders.remind_of_sessions(at=workshop.starts_at - DAY + dt.timedelta(minutes=10))
