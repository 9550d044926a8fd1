"""Groups, editions and topics: what happens, and what is refused."""

import pytest

from tests.makers import NOON
from tests.makers.editions import make_edition, make_group, make_topic
from tests.makers.people import make_member, make_person, make_secretary
from workinggroup.base import history
from workinggroup.base.refusals import Refused
from workinggroup.editions import actions, registry
from workinggroup.editions.models import Edition, Topic
from workinggroup.editions.permissions import Role
from workinggroup.editions.states import EditionState, Event
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db


def test_whoever_creates_an_edition_is_its_secretariat() -> None:
    person = make_person()

    edition = actions.create_edition(make_group(), title="First", year=2026, by=person, at=NOON)

    assert person.roles_in(edition) == {Role.SECRETARIAT}


def test_a_group_has_one_edition_a_year() -> None:
    edition = make_edition(year=2026)

    with pytest.raises(Refused, match="another year"):
        actions.create_edition(edition.group, title="Again", year=2026, by=make_person(), at=NOON)


def test_an_installation_with_a_group_gets_no_second_one() -> None:
    make_group()

    with pytest.raises(Refused, match="has its working group"):
        actions.create_group(name="Another", short_name="Another", by=make_person(), at=NOON)


def test_group_and_first_edition_come_together_or_not_at_all() -> None:
    facts = {"name": "Group", "short_name": "Group", "about": "", "title": "First", "year": 2026}

    edition = actions.start_installation(**facts, by=make_person(), at=NOON)

    assert (edition.group.slug, edition.slug, edition.state) == (
        "group",
        "group-2026",
        EditionState.PREPARING,
    )


def test_an_edition_without_a_topic_does_not_start() -> None:
    edition = make_edition(state=EditionState.PREPARING)

    with pytest.raises(Refused, match="at least one topic"):
        actions.start_edition(edition, by=make_person(), at=NOON)


def test_an_edition_starts_ends_and_opens_again() -> None:
    edition, person = make_edition(state=EditionState.PREPARING), make_person()
    make_topic(edition=edition)

    actions.start_edition(edition, by=person, at=NOON)
    actions.finish_edition(edition, by=person, at=NOON)
    actions.reopen_edition(edition, by=person, at=NOON)

    verbs = list(history.of_edition(edition).values_list("verb", flat=True))
    assert edition.state == EditionState.RUNNING
    assert verbs == [Event.EDITION_REOPENED, Event.EDITION_FINISHED, Event.EDITION_STARTED]


def test_changing_an_edition_records_only_what_differs() -> None:
    edition = make_edition(title="Old", about="Same")

    actions.change_edition(edition, version=1, title="New", about="Same", by=make_person(), at=NOON)

    event = history.of(edition).get()
    assert (edition.title, edition.version) == ("New", 2)
    assert (event.before, event.after) == ({"title": "Old"}, {"title": "New"})


def test_a_stale_change_overwrites_nothing() -> None:
    edition = make_edition(title="Old", version=2)

    with pytest.raises(Refused, match="nothing was overwritten"):
        actions.change_edition(edition, version=1, title="Mine", by=make_person(), at=NOON)

    assert Edition.objects.get(pk=edition.pk).title == "Old"


def test_two_topics_of_one_title_are_refused() -> None:
    topic = make_topic(title="Labels")

    with pytest.raises(Refused, match="another title"):
        actions.add_topic(topic.edition, title="labels", by=make_person(), at=NOON)


@pytest.mark.parametrize(
    ("up", "order"), [(True, ["b", "a", "c"]), (False, ["a", "c", "b"])], ids=["up", "down"]
)
def test_a_topic_changes_places_with_its_neighbour(up: bool, order: list[str]) -> None:
    edition = make_edition()
    topics = [make_topic(edition=edition, title=title, position=1) for title in "abc"]

    actions.move_topic(topics[1], up=up, by=make_person(), at=NOON)

    assert [topic.title for topic in edition.topics.all()] == order


def test_the_first_topic_cannot_go_higher() -> None:
    topic = make_topic(title="a")

    actions.move_topic(topic, up=True, by=make_person(), at=NOON)

    assert not history.of(topic).exists()


def test_the_same_objective_is_listed_once() -> None:
    edition, facts = make_edition(), {"text": "Learn", "by": None, "at": NOON}
    actions.add_objective(edition, **facts)

    with pytest.raises(Refused, match="in the list already"):
        actions.add_objective(edition, **facts)


def test_two_sources_of_one_figure_stand_side_by_side() -> None:
    edition, by = make_edition(), make_person()

    actions.add_figure(edition, what="members", value=27, source="report", by=by, at=NOON)
    actions.add_figure(edition, what="members", value=18, source="news", by=by, at=NOON)

    assert list(edition.published_figures.order_by("pk").values_list("value", "source")) == [
        (27, "report"),
        (18, "news"),
    ]


def test_a_new_edition_takes_over_only_what_was_chosen() -> None:
    old, person = make_edition(year=2025), make_person()
    topic = make_topic(edition=old, title="Labels", description="Words")
    choices = {choice.slug for choice in registry.carry_over}

    edition, taken = actions.new_edition_from(
        old, title="Next", year=2026, carry=["editions-topics"], by=person, at=NOON
    )

    copied = Topic.objects.get(edition=edition)
    assert {"editions-topics", "people-secretariat", "people-people-to-invite"} <= choices
    assert (copied.title, copied.description, copied.carried_from) == ("Labels", "Words", topic)
    assert taken == ["1 topic was taken over."]
    assert (edition.made_from, edition.state) == (old, EditionState.PREPARING)
    assert not Email.objects.exists()


def test_people_to_invite_again_become_drafts_and_nothing_is_sent() -> None:
    old = make_edition(year=2025)
    members = [make_member(edition=old), make_member(edition=old)]

    edition, taken = actions.new_edition_from(
        old, title="Next", year=2026, carry=["people-people-to-invite"], by=make_person(), at=NOON
    )

    drafts = Email.objects.filter(edition=edition)
    assert sorted(drafts.values_list("person", "state")) == [(one.pk, "draft") for one in members]
    assert taken == ["2 mails to people of the edition before are drafted, none is sent."]


def test_the_secretariat_is_taken_over_beside_the_one_who_creates() -> None:
    old, person = make_edition(year=2025), make_person()
    colleague = make_secretary(edition=old)

    edition, _taken = actions.new_edition_from(
        old, title="Next", year=2026, carry=["people-secretariat"], by=person, at=NOON
    )

    holders = edition.role_grants.filter(role=Role.SECRETARIAT).values_list("person", flat=True)
    assert sorted(holders) == sorted([person.pk, colleague.pk])
