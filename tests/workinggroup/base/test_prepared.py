"""Questions worded once: the same answers as the queryset, and none of yesterday."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.db.models import Count, QuerySet

from members.people.models import Person
from tests.makers import DAY, NOON
from tests.makers.people import make_organisation, make_person
from workinggroup.base.prepared import prepared

pytestmark = pytest.mark.django_db


@prepared
def people_of(organisation: object) -> QuerySet[Person]:
    return Person.objects.filter(organisation=organisation).order_by("pk")


@prepared
def people_among(keys: object) -> QuerySet:
    return Person.objects.filter(pk__in=keys).order_by("pk").values_list("pk", flat=True)


def test_each_call_answers_for_its_own_values() -> None:
    one, other = make_organisation(), make_organisation()
    first, second = make_person(organisation=one), make_person(organisation=other)

    assert (people_of(one), people_of(other.pk)) == ([first], [second])


def test_an_answer_is_never_kept() -> None:
    organisation = make_organisation()
    before = people_of(organisation)

    joined = make_person(organisation=organisation)

    assert (before, people_of(organisation)) == ([], [joined])


def test_the_words_are_made_once() -> None:
    asked = []

    @prepared
    def everybody(since: object) -> QuerySet[Person]:
        asked.append(since)
        return Person.objects.filter(joined_at__gte=since)

    everybody(NOON)
    everybody(NOON + DAY)

    assert len(asked) == 1


def test_instants_and_days_reach_the_database_as_they_are() -> None:
    @prepared
    def joined_within(start: object, end: object) -> QuerySet[Person]:
        return Person.objects.filter(joined_at__gte=start, joined_at__lt=end)

    person = make_person(joined_at=NOON)

    assert joined_within(NOON, NOON + DAY) == [person]
    assert joined_within(NOON + dt.timedelta(seconds=1), NOON + DAY) == []


def test_nothing_is_asked_as_nothing() -> None:
    alone, placed = make_person(organisation=None), make_person(organisation=make_organisation())

    assert (people_of(None), people_of(placed.organisation)) == ([alone], [placed])


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_a_list_may_have_any_length(number: int) -> None:
    people = [make_person() for _ in range(number)]
    make_person()

    assert people_among(people) == [one.pk for one in people]


def test_rows_of_values_and_counts_are_read_like_those_of_the_queryset() -> None:
    @prepared
    def languages(organisation: object) -> QuerySet:
        found = Person.objects.filter(organisation=organisation).order_by("language")
        return found.values("language").annotate(n=Count("pk"))

    organisation = make_organisation()
    for language in ("en", "fr", "fr"):
        make_person(organisation=organisation, language=language)

    assert languages(organisation) == [{"language": "en", "n": 1}, {"language": "fr", "n": 2}]


def test_a_keyword_is_decided_in_python() -> None:
    @prepared
    def sorted_people(organisation: object, *, by: str) -> QuerySet[Person]:
        return Person.objects.filter(organisation=organisation).order_by(by)

    organisation = make_organisation()
    b, a = (make_person(organisation=organisation, name=name) for name in "ba")

    assert sorted_people(organisation, by="name") == [a, b]
    assert sorted_people(organisation, by="-name") == [b, a]


def test_a_value_cannot_be_compared_in_python() -> None:
    @prepared
    def late(at: dt.datetime) -> QuerySet[Person]:
        return Person.objects.filter(joined_at=at) if at > NOON else Person.objects.none()

    with pytest.raises(TypeError):
        late(NOON)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite lives in memory, for one thread")
def test_another_thread_asks_over_its_own_connection() -> None:
    person, found = make_person(organisation=None), []
    people_of(None)

    def ask() -> None:
        found.extend(people_of(None))
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    assert found == [person]
