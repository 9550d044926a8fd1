"""Finding things inside the edition of the address, and saying it as JSON or as a page."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string

from workinggroup.editions.models import Edition

from ..models import Line, Minutes


def minutes_of(edition: Edition, pk: int) -> Minutes:
    """The minutes of a session of this edition, or 404."""
    found = Minutes.objects.select_related("workshop")
    minutes = get_object_or_404(found, workshop_id=pk, workshop__edition=edition)
    minutes.workshop.edition = edition
    return minutes


def line_of(edition: Edition, pk: int, line: int) -> Line:
    """A line of the minutes of this session, deleted or not, or 404."""
    minutes = minutes_of(edition, pk)
    found = get_object_or_404(Line.objects.for_page(), pk=line, minutes=minutes)
    found.minutes = minutes
    return found


def line_of_edition(edition: Edition, line: int) -> Line:
    """A line that this edition wrote or took over, or 404."""
    found = Line.objects.current().for_page().select_related("minutes__workshop__edition__group")
    mine = found.of_edition(edition) | found.filter(carried__edition=edition)
    return get_object_or_404(mine.distinct(), pk=line)


def wants_json(request: HttpRequest) -> bool:
    """Whether the desk's script asks, rather than a form."""
    return "application/json" in request.headers.get("Accept", "")


def part(name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"workshops/minutes/_{name}.html", context)


def no(message: str, *, status: int = 422, **facts: Any) -> JsonResponse:
    """A refusal for the script: nothing was stored."""
    return JsonResponse({"message": message, **facts}, status=status)
