"""What somebody needs to take part: for the secretariat alone, and not for long; and the languages."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.makers import DAY, NOON
from tests.makers.people import make_member, make_secretary
from tests.makers.scheduling import make_participant, make_workshop
from workinggroup.base.models import Event
from workinggroup.base.refusals import Refused
from workshops.scheduling import actions, languages
from workshops.scheduling.models import Participant, Workshop

pytestmark = pytest.mark.django_db
AHEAD = NOON + 3650 * DAY
WORDS = "a step-free way, canary"


def make_asking(**facts: object) -> Workshop:
    return make_workshop(state="scheduled", starts_at=AHEAD, asks_needs=True, **facts)


def signed_in(person: object) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_somebody_says_what_they_need_and_only_the_secretariat_reads_it() -> None:
    workshop = make_asking()
    mine, other = make_participant(workshop=workshop), make_participant(workshop=workshop)
    args = [workshop.edition.slug, workshop.pk]
    page = workshop.get_absolute_url()

    signed_in(mine.person).post(reverse("scheduling:my_needs", args=args), {"words": WORDS})

    secretary = signed_in(make_secretary(edition=workshop.edition))
    assert WORDS in secretary.get(reverse("scheduling:participants", args=args)).content.decode()
    assert WORDS in signed_in(mine.person).get(reverse("scheduling:my_needs", args=args)).content.decode()
    for address in (page, reverse("scheduling:my_needs", args=args)):
        assert WORDS not in signed_in(other.person).get(address).content.decode()
    assert not any(WORDS in str((one.before, one.after)) for one in Event.objects.all())


def test_who_does_not_take_part_is_not_asked() -> None:
    workshop = make_asking()
    client = signed_in(make_member(edition=workshop.edition))

    page = client.get(reverse("scheduling:my_needs", args=[workshop.edition.slug, workshop.pk]))

    assert page.status_code == 404


def test_a_session_that_asks_nobody_stores_nothing() -> None:
    participant = make_participant(workshop=make_workshop(state="scheduled", starts_at=AHEAD))

    with pytest.raises(Refused, match="nobody is asked"):
        actions.say_needs(participant, words=WORDS, by=participant.person, at=NOON)


def test_it_is_deleted_thirty_days_after_the_session() -> None:
    participant = make_participant(
        workshop=make_workshop(state="scheduled", starts_at=NOON, asks_needs=True), access_needs=WORDS
    )

    assert actions.forget_needs(at=NOON + 29 * DAY) == 0
    assert actions.forget_needs(at=NOON + 31 * DAY) == 1
    assert Participant.objects.get(pk=participant.pk).access_needs == ""


@pytest.mark.parametrize(
    ("spoken", "heard", "rows"),
    [
        pytest.param([], [], [], id="nothing said"),
        pytest.param(["en"], [], [("Languages", "English")], id="one"),
        pytest.param(["en"], ["captions"], [("Languages", "English, live captions")], id="captions"),
        pytest.param(["en", "fr"], ["fr", "en"], [("Languages", "English, French")], id="the same"),
        pytest.param(
            ["en", "fr"],
            ["en", "ils"],
            [("You may speak", "English, French"), ("You may listen to", "English, International Sign")],
            id="interpreted",
        ),
    ],
)
def test_languages_are_said_in_words(spoken, heard, rows) -> None:
    assert languages.rows_of(spoken, heard) == rows


def test_every_language_has_a_name() -> None:
    assert all(label.lower() != code for code, label in languages.choices())
