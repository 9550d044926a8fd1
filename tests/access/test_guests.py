"""What a personal link opens: its page, the session it is about, and nothing else."""

import pytest
from django.test import Client

from tests.access.matrix import EVERYBODY, MATRIX
from tests.access.test_matrix import world  # noqa: F401 - a fixture
from tests.access.world import World, finish, is_let_in, own_patterns
from tests.sample import sample  # noqa: F401
from workinggroup.editions import links
from workshops.scheduling.models import Participant, Workshop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]
PATTERNS = own_patterns()
OF_SESSION = {
    "scheduling:workshop", "scheduling:paper", "scheduling:deliver_paper", "scheduling:running_order",
    "scheduling:suggest", "scheduling:my_needs",
    "programme:photo", "programme:slides_file", "programme:material",
}  # fmt: skip
OPENS = {
    "poll": {"scheduling:poll"} | OF_SESSION,
    "rsvp": {
        "invitations:invitation", "invitations:answer", "invitations:event_file", "invitations:deputy",
        "invitations:propose_time",
        "attendance:mine", "attendance:my_file",
    } | OF_SESSION,
    "speaker": {
        "programme:mine", "programme:own_photo", "programme:remove_photo", "programme:when",
        "programme:upload_slides", "programme:withdraw_slides",
    } | OF_SESSION,
    "paper": {"reminders:papers"} | OF_SESSION,
    "minutes": {
        "minutes:page", "minutes:version", "minutes:version_file", "minutes:agree", "minutes:object",
        "minutes:withdraw",
    },
}  # fmt: skip


def guest_of(workshop: Workshop, purpose: str) -> Client:
    """The browser of a participant who came by the link of a mail, and has no account to sign in with."""
    person = Participant.objects.filter(workshop=workshop).order_by("pk").first().person
    client = Client(raise_request_exception=False)
    token = links.token_for(person, purpose=purpose, edition=workshop.edition, pk=workshop.pk)
    client.cookies[links.COOKIE] = token
    return client


def opened(client: Client, world: World, about: Workshop) -> set[str]:  # noqa: F811
    """The addresses that are not for everybody and let this browser in, asked about one session."""
    found = set()
    for name, roles in MATRIX.items():
        if roles == EVERYBODY:
            continue
        url = world.url(name, PATTERNS[name])
        for other in (world.workshop, world.polled, world.minuted):
            url = url.replace(f"/workshops/{other.pk}/", f"/workshops/{about.pk}/")
        response = client.get(url)
        finish(response)
        if is_let_in(response.status_code, response.headers.get("Location", "")):
            found.add(name)
    return found


@pytest.mark.parametrize("purpose", OPENS)
def test_a_personal_link_opens_what_it_is_for_and_nothing_else(purpose, world):  # noqa: F811
    about = {
        "poll": world.polled,
        "rsvp": world.workshop,
        "speaker": world.workshop,
        "paper": world.workshop,
        "minutes": world.minuted,
    }[purpose]

    found = opened(guest_of(about, purpose), world, about)

    assert found <= OPENS[purpose], found - OPENS[purpose]
    assert found >= {name for name in OPENS[purpose] if name.endswith((":page", ":poll", ":workshop"))}


@pytest.mark.parametrize("purpose", ["poll", "rsvp", "speaker", "paper"])
def test_a_link_opens_no_other_session(purpose, world):  # noqa: F811
    client = guest_of(world.workshop, purpose)
    other = Workshop.objects.exclude(pk=world.workshop.pk).filter(edition=world.edition)

    codes = {client.get(one.get_absolute_url()).status_code for one in other}

    assert codes == {302}  # to the sign-in page
