"""Files and people to choose from when files are given out by hand."""

from collections import Counter
from typing import Any, NamedTuple

from django.db.models import Prefetch
from django_countries import countries

from members.people.models import Person

from ...models import Application, Call, Review
from ...states import ApplicationState
from .assigning import Load


class FileToGive(NamedTuple):
    """A file with those who read it now."""

    application: Application
    readers: list[str]
    each: int

    @property
    def lacks(self) -> bool:
        return len(self.readers) < self.each


class Choice(NamedTuple):
    """What can be chosen from: files that fit the filter, their countries, people with what they have."""

    files: list[FileToGive]
    countries: list[tuple[str, str]]
    people: list[Load]


def choice(call: Call, people: list[Person], wanted: Any, *, hidden: set[int]) -> Choice:
    """What can still be given out, by the filter of an address: `q`, `country`, `show`."""
    reading, load = {person.pk for person in people}, Counter[int]()
    reviews = Review.objects.counted().select_related("reviewer").order_by("reviewer__name", "pk")
    found = call.applications.filter(state=ApplicationState.SUBMITTED).order_by("number", "pk")
    rows = []
    for one in found.prefetch_related(Prefetch("reviews", queryset=reviews)):
        given = list(one.reviews.all())
        load.update(review.reviewer_id for review in given)
        if one.pk not in hidden:
            names = [str(one.reviewer) for one in given if one.state == "done" or one.reviewer_id in reading]
            rows.append(FileToGive(one, names, call.reviews_each))
    return Choice(
        [row for row in rows if _is_wanted(row, wanted)],
        _countries(rows),
        [Load(person, load[person.pk], 0) for person in people],
    )


def _is_wanted(row: FileToGive, wanted: Any) -> bool:
    one = row.application
    if wanted.get("show") == "lacking" and not row.lacks:
        return False
    if wanted.get("country") and one.country != wanted["country"]:
        return False
    text = wanted.get("q", "").strip().casefold()
    return text in f"{one.number} {one.organisation_name} {one.name}".casefold()


def _countries(rows: list[FileToGive]) -> list[tuple[str, str]]:
    codes = {str(row.application.country) for row in rows if row.application.country}
    return sorted(((code, str(countries.name(code) or code)) for code in codes), key=lambda one: one[1])
