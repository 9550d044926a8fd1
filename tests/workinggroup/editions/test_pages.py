"""Pages of an edition: what they show, and that they cost the same for any number of rows."""

from typing import Any

import pytest
from django.urls import reverse

from tests.makers import NOON
from tests.makers.editions import make_edition, make_topic
from tests.makers.people import make_member, make_person, make_secretary
from workinggroup.editions import actions, registry
from workinggroup.editions.models import Edition, WorkingGroup
from workinggroup.editions.states import EditionState

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return make_edition(title="Ethical IT")


@pytest.fixture
def secretary(edition: Edition, client: Any) -> Any:
    person = make_secretary(edition=edition)
    client.force_login(person)
    return person


def test_the_front_page_names_the_group_and_the_way_in(client: Any, edition: Edition) -> None:
    page = client.get("/").content.decode()

    assert edition.group.name in page
    assert reverse("account_login") in page


def test_the_front_page_of_an_empty_installation_offers_to_create_the_group(client: Any) -> None:
    client.force_login(make_person())

    assert reverse("editions:start_group") in client.get("/").content.decode()


def test_the_first_group_is_created_in_the_browser(client: Any) -> None:
    client.force_login(make_person())
    facts = {"name": "The Group", "short_name": "Group", "about": "", "title": "First", "year": 2026}

    answer = client.post(reverse("editions:start_group"), facts)

    assert answer.url == WorkingGroup.objects.get().editions.get().get_absolute_url()


def test_the_public_page_says_what_is_not_yet_entered_and_names_every_source(
    client: Any, edition: Edition
) -> None:
    for value, source in [(27, "Final report"), (18, "News"), (None, "")]:
        what = "members" if value else "persons"
        actions.add_figure(edition, what=what, value=value, source=source, by=None, at=NOON)

    page = client.get(edition.group.get_absolute_url()).content.decode()

    assert [word in page for word in ("27", "Final report", "18", "News", "not yet entered")] == [True] * 5


def test_the_public_page_shows_no_person(client: Any, edition: Edition) -> None:
    make_member(edition=edition, name="Aino Lehtovirta")

    assert "Aino" not in client.get(edition.group.get_absolute_url()).content.decode()


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("home", 15), ("topics", 7), ("history", 9)])
def test_a_list_costs_the_same_for_any_number_of_rows(
    client: Any, edition: Edition, secretary: Any, number: int, name: str, queries: int,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    for n in range(number):
        actions.add_topic(edition, title=f"Topic {n}", by=secretary, at=NOON)
        make_member(edition=edition)

    with django_assert_max_num_queries(queries):
        client.get(reverse(f"editions:{name}", args=[edition.slug]))


@pytest.fixture(autouse=True)
def _no_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ground alone: what the stages ask the database is theirs to keep low."""
    monkeypatch.setattr(registry, "stages", registry.Stages())
    for name in ("todos", "gaps", "numbers"):
        ground = registry.Providers()
        for function in getattr(registry, name)._functions:
            if function.__module__.startswith(("workinggroup.editions", "members.people")):
                ground.register(function)
        monkeypatch.setattr(registry, name, ground)


def test_members_see_no_mail_and_no_way_to_change_the_edition(client: Any, edition: Edition) -> None:
    client.force_login(make_member(edition=edition))

    page = client.get(edition.get_absolute_url()).content.decode()

    assert reverse("editions:change", args=[edition.slug]) not in page
    assert reverse("outbox:log", args=[edition.slug]) not in page


def test_a_stale_form_shows_both_texts_and_keeps_what_is_stored(
    client: Any, edition: Edition, secretary: Any
) -> None:
    url = reverse("editions:change", args=[edition.slug])
    facts = {"title": "Theirs", "timezone": "Europe/Brussels", "language": "en", "version": 1}
    client.post(url, facts)

    page = client.post(url, {**facts, "title": "Mine"}).content.decode()

    assert "Theirs" in page
    assert "Mine" in page
    assert Edition.objects.get(pk=edition.pk).title == "Theirs"


def test_an_edition_that_ends_before_it_starts_is_sent_back(
    client: Any, edition: Edition, secretary: Any
) -> None:
    facts = {"title": "T", "timezone": "Europe/Brussels", "language": "en", "version": 1}
    dates = {"starts_on": "2026-05-01", "ends_on": "2026-04-01"}

    page = client.post(reverse("editions:change", args=[edition.slug]), {**facts, **dates}).content.decode()

    assert "ends before it starts" in page


def test_the_topic_page_shows_where_it_came_back_from(client: Any, edition: Edition, secretary: Any) -> None:
    earlier = make_topic(edition=make_edition(group=edition.group, year=2021), title="Use of labels")
    topic = make_topic(edition=edition, carried_from=earlier)

    page = client.get(topic.get_absolute_url()).content.decode()

    assert "Use of labels" in page
    assert earlier.get_absolute_url() not in page  # she took no part in that edition


def test_topics_move_by_buttons(client: Any, edition: Edition, secretary: Any) -> None:
    first, second = make_topic(edition=edition, position=1), make_topic(edition=edition, position=2)

    client.post(reverse("editions:move_topic", args=[edition.slug, second.pk]), {"direction": "up"})

    assert list(edition.topics.all()) == [second, first]


def test_a_refused_start_shows_its_reason_instead_of_working(
    client: Any, edition: Edition, secretary: Any
) -> None:
    Edition.objects.filter(pk=edition.pk).update(state=EditionState.PREPARING)

    page = client.get(edition.get_absolute_url()).content.decode()
    client.post(reverse("editions:start", args=[edition.slug]))

    assert "Add at least one topic first" in page
    assert Edition.objects.get(pk=edition.pk).state == EditionState.PREPARING


def test_the_history_is_exported_under_its_filter(client: Any, edition: Edition, secretary: Any) -> None:
    actions.add_topic(edition, title="Labels", by=secretary, at=NOON)
    actions.add_objective(edition, text="Learn", by=secretary, at=NOON)
    url = reverse("editions:history", args=[edition.slug])

    table = client.get(url, {"verb": "editions.topic_added", "format": "csv"}).content.decode()

    assert "Topic added" in table
    assert "Objective" not in table


def test_search_finds_topics_and_people(client: Any, edition: Edition, secretary: Any) -> None:
    make_topic(edition=edition, title="Nordic labels")
    make_member(edition=edition, name="Nora Nord")
    make_member(edition=make_edition(), name="Nordin Elsewhere")

    page = client.get(reverse("editions:search", args=[edition.slug]), {"q": "nord"}).content.decode()

    assert "Nordic labels" in page
    assert "Nora Nord" in page
    assert "Nordin Elsewhere" not in page


def test_a_new_edition_is_made_in_the_browser(client: Any, edition: Edition, secretary: Any) -> None:
    make_topic(edition=edition, title="Labels")
    facts = {"title": "Next", "year": 2027, "carry": ["editions-topics"]}

    client.post(reverse("editions:new_edition", args=[edition.slug]), facts)

    new = Edition.objects.get(year=2027)
    assert [topic.title for topic in new.topics.all()] == ["Labels"]
    assert client.get(new.get_absolute_url()).status_code == 200
