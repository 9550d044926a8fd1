"""The message around the calendar (calendar checklist 1 to 8, 51)."""

import re
from email.utils import parseaddr

import pytest
from django.urls import reverse

from tests.makers import HOUR, NOON
from tests.makers.editions import make_edition, make_group
from tests.makers.invitations import make_invited_workshop
from tests.makers.people import make_member, make_person
from tests.makers.scheduling import make_participant, make_workshop
from tests.smtp_sink import smtp_sink
from workinggroup.outbox import delivery
from workinggroup.outbox.mime import bytes_of
from workinggroup.outbox.models import Email
from workshops.invitations import actions
from workshops.scheduling import actions as scheduling
from workshops.scheduling.states import WorkshopState

from .linter import SHAPE, lint, message_of

pytestmark = pytest.mark.django_db
AWKWARD = "Ethik & Überprüfung: „Straße“, 倫理 🎉; a\\b"


def make_mail(**facts: object) -> Email:
    make_invited_workshop(**facts)
    return Email.objects.get()


def make_mail_to(name: str, **facts: object) -> Email:
    """The invitation of a member with this name."""
    workshop = make_workshop(
        edition=make_edition(group=make_group(short_name="Gruppe “Ethik”, IT")),
        state=WorkshopState.SCHEDULED,
        join_url="https://meet.example.org/x",
        **facts,
    )
    make_participant(workshop=workshop, person=make_member(edition=workshop.edition, name=name))
    actions.announce(workshop, by=make_person(), at=NOON)
    return Email.objects.get()


def test_01_mixed_holds_the_alternatives_and_the_copy() -> None:
    mail = make_mail()
    kinds = [part.get_content_type() for part in message_of(mail).walk()]

    assert kinds == [*SHAPE, "application/ics"]
    assert lint(mail) == []


@pytest.mark.any_calendar
def test_01_the_copy_can_be_left_out(settings) -> None:
    settings.CALENDAR_ATTACHMENT = False

    message = message_of(make_mail())

    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html", "text/calendar"]


def test_02_the_calendar_is_the_last_alternative_and_has_no_disposition() -> None:
    mixed = message_of(make_mail())
    alternatives = next(mixed.iter_parts())

    last = list(alternatives.iter_parts())[-1]

    assert last.get_content_type() == "text/calendar"
    assert last["Content-Disposition"] is None


def test_03_the_part_says_its_method_and_charset() -> None:
    mail = make_mail()

    part = next(part for part in message_of(mail).walk() if part.get_content_type() == "text/calendar")

    assert part.get_param("method") == "REQUEST"
    assert part.get_content_charset() == "utf-8"
    assert "\r\nMETHOD:REQUEST\r\n" in mail.calendar


def test_04_calendar_and_copy_are_the_same_bytes_in_base64() -> None:
    kinds = ("text/calendar", "application/ics")
    message = message_of(make_mail(title=AWKWARD))

    parts = [part for part in message.walk() if part.get_content_type() in kinds]

    assert {part["Content-Transfer-Encoding"] for part in parts} == {"base64"}
    shown, copy = (part.get_payload(decode=True) for part in parts)
    assert shown == copy
    assert b"\n" not in shown.replace(b"\r\n", b"")
    assert AWKWARD.split(":")[0].encode() in shown.replace(b"\r\n ", b"")


def test_05_one_recipient_and_one_address_for_sender_organizer_and_answers() -> None:
    mail = make_mail()
    message = message_of(mail)

    organizer = re.search(r"ORGANIZER[^:]*:mailto:(\S+)", mail.calendar.replace("\r\n ", ""))

    assert len(message["To"].addresses) == 1
    addresses = {parseaddr(message["From"])[1], parseaddr(message["Reply-To"])[1], organizer[1]}
    assert addresses == {"secretariat@workinggroup.invalid"}
    assert re.fullmatch(r"[a-z0-9-]{1,64}", organizer[1].split("@")[0])


@pytest.mark.django_db(transaction=True)
def test_06_letters_of_every_script_survive_a_real_server(settings) -> None:
    mail = make_mail_to("Åsa “Ossi” Öberg, 倫理", title=AWKWARD)

    with smtp_sink() as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        delivery.deliver_due(clock=lambda: NOON + HOUR)
        (received,) = sink.messages

    assert AWKWARD in received.message["Subject"]
    assert "倫理" in str(received.message["To"])
    assert received.raw.rstrip() == bytes_of(mail).rstrip()


def test_06_no_title_or_name_can_begin_a_header() -> None:
    mail = make_mail_to("Eve\r\nBcc: all@example.org", title="Fine\r\nX-Evil: yes\r\n\r\nBody")

    message = message_of(mail)

    assert (message["Bcc"], message["X-Evil"]) == (None, None)
    assert lint(mail) == []


def test_07_both_bodies_say_when_where_and_how_to_answer(settings) -> None:
    workshop = make_workshop(state=WorkshopState.SCHEDULED, join_url="https://meet.example.org/x?a=1")
    person = make_member(edition=workshop.edition, timezone="Europe/Helsinki")
    make_participant(workshop=workshop, person=person)
    actions.announce(workshop, by=make_person(), at=NOON)
    mail = Email.objects.get()

    parts = {part.get_content_type(): part for part in message_of(mail).walk()}
    for body in (parts["text/plain"].get_content(), parts["text/html"].get_content()):
        assert "Fri 13 March 2026, 14:00–16:00 your time (Helsinki)" in body
        assert "13:00–15:00 (Brussels)" in body
        assert "https://meet.example.org/x?a=1" in body
        assert mail.action_url in body
    assert mail.action_url.startswith(f"{settings.SITE_URL}/p/")
    assert mail.subject.endswith("Fri 13 March 2026, 14:00 (Helsinki)")


def test_08_machines_are_told_and_threads_hold_together() -> None:
    workshop = make_invited_workshop()
    first = Email.objects.get()
    for hour in (1, 2):
        scheduling.change_workshop(
            workshop, version=workshop.version, title=f"Title {hour}", by=make_person(), at=NOON
        )
        actions.announce(workshop, by=make_person(), at=NOON + hour * HOUR)

    mails = list(Email.objects.order_by("pk"))

    assert len({mail.message_id for mail in mails}) == 3
    assert [mail.references for mail in mails] == ["", first.message_id, first.message_id]
    assert message_of(mails[2])["Auto-Submitted"] == "auto-generated"
    assert message_of(mails[2])["References"] == first.message_id


def test_25_a_repeat_after_a_crash_is_the_same_message_to_the_letter() -> None:
    mail = make_mail(title=AWKWARD)

    assert bytes_of(mail) == bytes_of(Email.objects.get(pk=mail.pk))


def test_51_nobody_else_is_named_anywhere_in_a_mail() -> None:
    make_invited_workshop(people=3)
    sent = Email.objects.all()
    mails = {mail: bytes_of(mail) + mail.calendar.encode() + mail.html.encode() for mail in sent}

    for mail, raw in mails.items():
        others = [other for other in mails if other != mail]
        assert not [one.to_address for one in others if one.to_address.encode() in raw]
        assert not [one.to_name for one in others if re.search(rf"{one.to_name}\b".encode(), raw)]
        assert mail.to_address.split("@")[0] not in mail.message_id


def test_51_whoever_is_taken_off_the_list_never_reads_the_new_joining_link(client) -> None:
    workshop = make_invited_workshop(people=2)
    gone = workshop.participants.first()
    new = "https://meet.example.org/new"
    scheduling.remove_participant(gone, by=make_person(), at=NOON)
    scheduling.change_workshop(workshop, version=workshop.version, join_url=new, by=make_person(), at=NOON)
    actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    told = {mail.person_id: mail for mail in Email.objects.filter(made_at=NOON + HOUR)}
    mail = told.pop(gone.person_id)
    assert [new in one.calendar.replace("\r\n ", "") for one in (mail, *told.values())] == [False, True]
    assert new not in mail.text + mail.html
    client.force_login(gone.person)
    file = reverse("invitations:event_file", args=[workshop.edition.slug, workshop.pk])
    assert client.get(file).status_code == 404


def test_17_the_organizer_stays_the_same_when_the_settings_change(settings) -> None:
    workshop = make_invited_workshop()
    settings.DEFAULT_FROM_EMAIL = "other@example.org"

    scheduling.change_workshop(workshop, version=1, title="Other", by=make_person(), at=NOON)
    actions.announce(workshop, by=make_person(), at=NOON + HOUR)

    organizers = {re.search(r"ORGANIZER.*", mail.calendar)[0] for mail in Email.objects.all()}
    assert len(organizers) == 1
    assert {mail.from_address for mail in Email.objects.all()} == {"secretariat@workinggroup.invalid"}


def test_every_kind_of_message_passes_the_linter() -> None:
    workshop = make_invited_workshop(people=2, title=AWKWARD, description="Line one\r\nline\ttwo\x01\x07")
    scheduling.remove_participant(workshop.participants.first(), by=make_person(), at=NOON)
    later = {"starts_at": workshop.starts_at + HOUR, "ends_at": workshop.ends_at + HOUR}
    scheduling.set_time(workshop, **later, by=make_person(), at=NOON)
    actions.announce(workshop, by=make_person(), at=NOON + HOUR)
    actions.cancel_and_tell(workshop, reason="Strike.", by=make_person(), at=NOON + 2 * HOUR)

    assert {mail.pk: lint(mail) for mail in Email.objects.all()} == {
        mail.pk: [] for mail in Email.objects.all()
    }
    assert Email.objects.count() == 5
