"""The mail log: what failed first, one mail as it goes out, sent again; and the mails of sample mode."""

from typing import Any

import pytest
from django.urls import reverse

from tests.makers import NOON
from tests.makers.editions import make_edition
from tests.makers.outbox import make_email
from tests.makers.people import make_person, make_secretary
from workinggroup.editions import links, registry
from workinggroup.editions.models import Edition
from workinggroup.outbox.models import Email
from workinggroup.outbox.pages import frame_height
from workinggroup.outbox.states import EmailState

pytestmark = pytest.mark.django_db

INVITE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:workshop-1@example.org
SEQUENCE:2
DTSTAMP:20260301T000000Z
DTSTART:20260303T090000Z
DTEND:20260303T110000Z
SUMMARY:Labels in practice
LOCATION:Online
ATTENDEE;CN=Aino:mailto:aino@example.org
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.fixture
def edition() -> Edition:
    return make_edition()


@pytest.fixture
def secretary(edition: Edition, client: Any) -> Any:
    person = make_secretary(edition=edition)
    client.force_login(person)
    return person


@pytest.fixture(autouse=True)
def _no_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "stages", registry.Stages())


def log(client: Any, edition: Edition, **asked: str) -> str:
    return client.get(reverse("outbox:log", args=[edition.slug]), asked).content.decode()


def fail(email: Email, reason: str) -> Email:
    Email.objects.filter(pk=email.pk).update(state=EmailState.FAILED, last_error=reason)
    email.refresh_from_db()
    return email


def test_what_failed_stands_first_with_its_reason(client: Any, edition: Edition, secretary: Any) -> None:
    failed = fail(make_email(edition=edition, name="Aino"), "550 Mailbox full")
    newer = make_email(edition=edition, name="Bram")

    page = log(client, edition)

    assert page.index(reverse("outbox:email", args=[edition.slug, failed.pk])) < page.index(
        reverse("outbox:email", args=[edition.slug, newer.pk])
    )
    assert "550 Mailbox full" in page


def test_the_log_is_filtered_by_state_words_and_occasion(
    client: Any, edition: Edition, secretary: Any
) -> None:
    aino = fail(make_email(edition=edition, key="poll:1:1", name="Aino"), "no")
    bram = make_email(edition=edition, key="letter:2:1", name="Bram")
    links_of = [reverse("outbox:email", args=[edition.slug, one.pk]) for one in (aino, bram)]

    for asked in ({"state": "failed"}, {"q": "aino"}, {"occasion": "poll"}):
        page = log(client, edition, **asked)
        assert [link in page for link in links_of] == [True, False], asked


def test_mails_of_another_edition_are_not_there(client: Any, edition: Edition, secretary: Any) -> None:
    foreign = make_email(edition=make_edition(), name="Elsewhere")

    assert "Elsewhere" not in log(client, edition)
    assert client.get(reverse("outbox:email", args=[edition.slug, foreign.pk])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_log_costs_the_same_for_any_number_of_mails(
    client: Any,
    edition: Edition,
    secretary: Any,
    number: int,
    django_assert_num_queries: Any,
) -> None:
    for n in range(number):
        make_email(edition=edition, to=make_person(), key=f"occasion-{n}:1:1")

    with django_assert_num_queries(7):
        log(client, edition)


def test_a_failed_mail_goes_back_into_the_queue(client: Any, edition: Edition, secretary: Any) -> None:
    email = fail(make_email(edition=edition), "no")

    client.post(reverse("outbox:resend", args=[edition.slug, email.pk]))

    email.refresh_from_db()
    assert email.state == EmailState.QUEUED


def test_opening_the_address_that_sends_again_sends_nothing(
    client: Any, edition: Edition, secretary: Any
) -> None:
    email = fail(make_email(edition=edition), "no")

    assert client.get(reverse("outbox:resend", args=[edition.slug, email.pk])).status_code == 405


def test_the_mail_stands_in_a_frame_in_which_nothing_runs(
    client: Any, edition: Edition, secretary: Any
) -> None:
    email = make_email(edition=edition)

    page = client.get(reverse("outbox:email", args=[edition.slug, email.pk])).content.decode()
    frame = client.get(reverse("outbox:html", args=[edition.slug, email.pk]))

    policy = frame["Content-Security-Policy"]
    assert 'sandbox=""' in page
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "frame-ancestors 'self'" in policy
    assert frame["X-Frame-Options"] == "SAMEORIGIN"


def test_the_frame_of_a_mail_grows_with_its_words() -> None:
    short, long = frame_height("Dear Aino,\n\nyes."), frame_height("Dear Aino,\n\n" + "many words " * 60)

    assert long - short > 300


def test_the_secretariat_does_not_see_personal_links(client: Any, edition: Edition, secretary: Any) -> None:
    token = links.token_for(make_person(), purpose="poll", edition=edition, pk=1)
    url = reverse("people:link", args=[token])
    email = make_email(edition=edition, action=("Say when I can", url))

    for name in ("email", "html"):
        assert (
            token not in client.get(reverse(f"outbox:{name}", args=[edition.slug, email.pk])).content.decode()
        )
    assert token in email.text


@pytest.mark.parametrize("name", ["sample_mail", "sample_email", "sample_html"])
def test_outside_sample_mode_nobody_reads_mails(
    client: Any, edition: Edition, secretary: Any, name: str
) -> None:
    email = make_email()
    args = [] if name == "sample_mail" else [email.pk]

    assert client.get(reverse(f"outbox:{name}", args=args)).status_code == 404


@pytest.mark.any_calendar
def test_in_sample_mode_every_mail_can_be_read_with_its_invitation(client: Any, settings: Any) -> None:
    settings.SAMPLE_MODE = True
    email = make_email(calendar=INVITE, method="REQUEST", name="Aino")

    listed = client.get(reverse("outbox:sample_mail")).content.decode()
    page = client.get(reverse("outbox:sample_email", args=[email.pk])).content.decode()

    assert "Aino" in listed
    assert "Labels in practice" in page
    assert "workshop-1@example.org" in page
    assert "BEGIN:VCALENDAR" in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_mails_of_sample_mode_cost_the_same_for_any_number(
    client: Any, settings: Any, number: int, django_assert_num_queries: Any
) -> None:
    settings.SAMPLE_MODE = True
    for _n in range(number):
        make_email(edition=make_edition(), at=NOON)

    with django_assert_num_queries(2):
        client.get(reverse("outbox:sample_mail"))
