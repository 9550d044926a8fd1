"""Files and people to choose from when files are given out by hand."""

from typing import Any, NamedTuple

from django.db.models import Prefetch
from django_countries import countries

from members.people.models import Person

from ..models import Application, Call, Review
from ..states import IDLE_REVIEWS
from .assigning import Load, Standing, live_files
from .readers import reader_pks


class FileToGive(NamedTuple):
    """A file with those who read it now."""

    application: Application
    readers: list[str]
    each: int

    @property
    def lacks(self) -> bool:
        return len(self.readers) < self.each


def files_to_give(call: Call, wanted: Any, *, hidden: set[int]) -> list[FileToGive]:
    """The files that can still be given out, by the filter of an address: `q`, `country`, `show`."""
    reading = reader_pks(call.edition)
    reviews = Review.objects.exclude(state__in=IDLE_REVIEWS).select_related("reviewer")
    found = call.applications.filter(pk__in=[one.pk for one in live_files(call)]).exclude(pk__in=hidden)
    found = found.prefetch_related(Prefetch("reviews", queryset=reviews.order_by("reviewer__name")))
    rows = []
    for one in found.order_by("number", "pk"):
        names = [
            str(review.reviewer)
            for review in one.reviews.all()
            if review.state == "done" or review.reviewer_id in reading
        ]
        rows.append(FileToGive(one, names, call.reviews_each))
    return [row for row in rows if _is_wanted(row, wanted)]


def _is_wanted(row: FileToGive, wanted: Any) -> bool:
    one = row.application
    if wanted.get("show") == "lacking" and not row.lacks:
        return False
    if wanted.get("country") and one.country != wanted["country"]:
        return False
    text = wanted.get("q", "").strip().casefold()
    return text in f"{one.number} {one.organisation_name} {one.name}".casefold()


def countries_to_give(call: Call, *, hidden: set[int]) -> list[tuple[str, str]]:
    codes = {str(one.country) for one in live_files(call) if one.pk not in hidden and one.country}
    return sorted(((code, str(countries.name(code) or code)) for code in codes), key=lambda one: one[1])


def loads_of(call: Call, people: list[Person]) -> list[Load]:
    """How much each of these people has to read in this call, in the order of their names."""
    standing = Standing(call, people)
    load = standing.load({one.pk for one in live_files(call)})
    return [Load(person, load[person.pk], 0) for person in people]
