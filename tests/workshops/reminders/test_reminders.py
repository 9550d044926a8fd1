"""Reminders by rule: once, on the recipient's clock, only to those concerned, whatever the clock does."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import DAY, HOUR, NOON
from tests.makers.invitations import make_invited_workshop
from tests.makers.people import make_member, make_person
from tests.makers.scheduling import make_paper, make_participant, make_workshop
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email
from workshops.invitations import actions as invitations
from workshops.invitations.models import Invitation
from workshops.invitations.states import Partstat
from workshops.reminders import actions
from workshops.reminders.models import Rules
from workshops.reminders.timing import before_start, due_now, nine_on
from workshops.scheduling import actions as scheduling
from workshops.scheduling.models import Workshop

pytestmark = pytest.mark.django_db
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
]
# Ten days after NOON at 13:00 in Brussels, as the makers have it.
START = NOON + 10 * DAY


def sent() -> list[tuple[str, str]]:
    """Rule and recipient of each reminder, in order."""
    mails = Email.objects.filter(occasion__startswith="session-reminder").order_by("pk")
    return [(mail.key.rsplit("-", 1)[1], mail.to_address) for mail in mails]


def run(*moments: dt.datetime) -> list[int]:
    return [actions.remind_of_sessions(at=moment) for moment in moments]


def in_zone_of(zone: str) -> Workshop:
    """A session to which one person in a zone is invited."""
    workshop = make_workshop(state="scheduled")
    make_participant(workshop=workshop, person=make_member(edition=workshop.edition, timezone=zone))
    invitations.announce(workshop, by=make_person(), at=NOON)
    return workshop


def test_the_day_before_and_the_hour_before_once_each() -> None:
    make_invited_workshop()
    day_before = START.replace(hour=8) - DAY  # 9:00 in Brussels

    assert run(day_before - HOUR, day_before, day_before + HOUR / 12, START - HOUR, START - HOUR / 2) == [
        0,
        1,
        0,
        1,
        0,
    ]
    assert [rule for rule, _to in sent()] == ["d1", "h1"]


def test_nobody_is_reminded_of_a_time_that_they_were_not_told() -> None:
    workshop = make_invited_workshop()
    to = {"starts_at": START + HOUR, "ends_at": START + 2 * HOUR}
    scheduling.set_time(workshop, **to, by=make_person(), at=NOON)

    assert run(START - HOUR, START) == [0, 0]
    invitations.announce(workshop, by=make_person(), at=NOON)
    assert run(START) == [1]


@pytest.mark.parametrize("zone", ZONES)
def test_the_day_before_is_nine_on_the_recipients_own_clock(zone: str) -> None:
    in_zone_of(zone)
    local = START.astimezone(ZoneInfo(zone))
    nine = dt.datetime.combine(local.date() - DAY, dt.time(9), ZoneInfo(zone)).astimezone(dt.UTC)

    assert run(nine - HOUR / 60, nine) == [0, 1]

    mail = Email.objects.get(occasion__startswith="session-reminder")
    assert mail.subject.startswith(f"Tomorrow at {local:%H:%M}: ")


def test_only_those_concerned_hear_of_it() -> None:
    workshop = make_invited_workshop(people=4)
    coming, perhaps, declined, removed = Invitation.objects.order_by("pk")
    for one, said in [(coming, "ACCEPTED"), (perhaps, "TENTATIVE"), (declined, "DECLINED")]:
        invitations.answer_invitation(one, partstat=Partstat(said), by=one.person, at=NOON)
    scheduling.remove_participant(workshop.participants.get(person=removed.person), by=make_person(), at=NOON)
    invitations.announce(workshop, by=make_person(), at=NOON + HOUR)
    make_participant(workshop=workshop)  # whom nobody has invited yet

    run(START - HOUR)

    assert {to for _rule, to in sent()} == {coming.person.email, perhaps.person.email}


def test_who_was_told_after_the_moment_has_just_heard_of_it() -> None:
    workshop = make_invited_workshop(starts_at=NOON + 2 * HOUR)

    assert run(NOON + HOUR / 4, workshop.starts_at - HOUR) == [0, 1]


def test_a_session_that_moved_is_another_one_to_remind_of() -> None:
    workshop = make_invited_workshop()
    run(START - HOUR)
    later = {"starts_at": START + 3 * DAY, "ends_at": START + 3 * DAY + HOUR}
    scheduling.set_time(workshop, **later, by=make_person(), at=START - HOUR / 2)
    invitations.announce(workshop, by=make_person(), at=START - HOUR / 2)

    assert run(START, START + 3 * DAY - HOUR) == [0, 1]


def test_a_worker_that_was_down_sends_one_late_mail_and_says_how_late_it_is() -> None:
    workshop = make_invited_workshop()
    actions.change_rules(workshop.edition, days=[7, 1], hours=[1], paper_days=[], version=1, by=None, at=NOON)

    assert run(START - 2 * HOUR) == [1]

    mail = Email.objects.get(occasion__startswith="session-reminder")
    assert mail.subject.startswith("Today at 13:00: ")
    assert "begins today at 13:00" in mail.text


def test_nothing_is_sent_once_the_session_has_begun() -> None:
    make_invited_workshop()

    assert run(START, START + HOUR, START + 30 * DAY) == [0, 0, 0]


def test_a_clock_that_goes_back_an_hour_or_forward_a_day_repeats_nothing() -> None:
    make_invited_workshop()
    at = START - HOUR

    assert run(at, at - HOUR, at, at - 2 * DAY, at, at + DAY, at) == [1, 0, 0, 0, 0, 0, 0]


def test_a_clock_that_jumps_over_a_reminder_sends_the_next_one() -> None:
    make_invited_workshop()

    assert run(START - 3 * DAY, START - HOUR / 2) == [0, 1]
    assert [rule for rule, _to in sent()] == ["h1"]


@given(
    days=st.lists(st.integers(1, 14), max_size=4, unique=True),
    hours=st.lists(st.integers(1, 24), max_size=4, unique=True),
    zone=st.sampled_from(ZONES),
    clock=st.lists(st.integers(-20 * 24 * 60, 24 * 60), max_size=30),
)
def test_whatever_the_clock_does_no_reminder_comes_twice_or_after_a_later_one(
    days: list[int], hours: list[int], zone: str, clock: list[int]
) -> None:
    moments, done = before_start(START, zone, days=days, hours=hours), []

    for minutes in clock:
        at = START + dt.timedelta(minutes=minutes)
        if at < START and (found := due_now(moments, at=at, done=done)):
            done.append(found.rule)
            assert found.at <= at

    order = [next(one.at for one in moments if one.rule == rule) for rule in done]
    assert order == sorted(set(order))


def test_nine_in_the_morning_is_there_on_every_day_of_every_zone() -> None:
    for zone in ZONES:
        for number in range(366):
            local = nine_on(dt.date(2026, 1, 1) + number * DAY, zone).astimezone(ZoneInfo(zone))
            assert (local.hour, local.minute) == (9, 0)


def test_rules_of_a_session_go_before_those_of_its_edition() -> None:
    workshop, other = make_invited_workshop(), None
    other = make_invited_workshop(edition=workshop.edition)
    say = {"version": 1, "by": make_person(), "at": NOON, "paper_days": []}
    actions.change_rules(workshop.edition, days=[], hours=[2], **say)
    actions.change_rules(workshop.edition, workshop, days=[], hours=[], **say)

    assert run(START - 2 * HOUR) == [1]
    assert Email.objects.get(occasion__startswith="session-reminder").occasion.endswith(f"-{other.pk}")

    actions.use_rules_of_edition(workshop, by=None, at=NOON)
    assert run(START - 2 * HOUR) == [1]


def test_two_who_change_the_rules_do_not_overwrite_each_other() -> None:
    edition = make_workshop().edition
    say = {"version": 1, "by": None, "at": NOON, "hours": [], "paper_days": []}
    actions.change_rules(edition, days=[7], **say)
    actions.change_rules(edition, days=[3, 5, 3], **say)

    with pytest.raises(Refused, match="while you wrote"):
        actions.change_rules(edition, days=[1], **say)

    assert Rules.objects.get().days == [5, 3]


@pytest.mark.parametrize(
    "numbers", [{"days": [0]}, {"days": [99]}, {"hours": [1, 2, 3, 4, 5]}, {"hours": [0]}]
)
def test_rules_that_help_nobody_are_refused(numbers: dict[str, list[int]]) -> None:
    edition = make_workshop().edition
    say = {"days": [], "hours": [], "paper_days": []} | numbers

    with pytest.raises(Refused):
        actions.change_rules(edition, version=1, by=None, at=NOON, **say)


def owed(**facts: object) -> tuple[Workshop, dt.datetime]:
    """A session with a paper that its author owes; gives nine in the morning of its day in Brussels."""
    workshop = make_workshop(state="scheduled")
    author = make_member(edition=workshop.edition)
    make_participant(workshop=workshop, person=author)
    due_on = NOON.date() + 5 * DAY
    defaults = {"author": author, "due_on": due_on, "added_at": None, "url": ""}
    make_paper(workshop=workshop, **defaults | facts)
    return workshop, nine_on(due_on, "Europe/Brussels")


def test_only_who_owes_a_paper_is_reminded_three_days_before_and_on_the_day() -> None:
    workshop, day = owed()
    make_paper(workshop=workshop, author=make_member(edition=workshop.edition), due_on=NOON.date() + 5 * DAY)

    told = [
        actions.remind_of_papers(at=at)
        for at in (day - 4 * DAY, day - 3 * DAY, day - 2 * DAY, day, day + HOUR, day + DAY)
    ]

    assert told == [0, 1, 0, 1, 0, 0]
    assert [mail.subject for mail in Email.objects.order_by("pk")] == [
        "Due in 3 days: A paper",
        "Due today: A paper",
    ]


def test_a_paper_is_not_reminded_of_once_its_session_has_begun() -> None:
    owed(due_on=START.date())

    assert actions.remind_of_papers(at=START + HOUR) == 0
    assert actions.remind_of_papers(at=START - 2 * HOUR) == 1
