"""What the solver found, in words: what each quota costs, which give way, and how sure it is."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Selection
from .scoring import say_points


class Cost(NamedTuple):
    words: str
    points: float


def costs_of(selection: Selection, filled: Iterable[Any]) -> list[Cost]:
    """What each bound costs, dearest first, in words."""
    words = _bounds(selection, filled)
    found = (selection.result or {}).get("quota_costs", [])
    return sorted((Cost(words(one), one["cost"]) for one in found), key=lambda cost: -cost.points)


def relaxations_of(selection: Selection, filled: Iterable[Any]) -> list[Cost]:
    """Which quotas give way in the proposal, and by how many seats."""
    words = _bounds(selection, filled)
    return [Cost(words(one), one["by"]) for one in (selection.result or {}).get("relaxations", [])]


def _labels(filled: Iterable[Any]) -> dict[tuple[str, str], str]:
    return {one.line.key: one.line.label for one in filled}


def _bounds(selection: Selection, filled: Iterable[Any]) -> Callable[[dict[str, Any]], str]:
    """Gives the words of a bound as it was when it was solved: `Regional, at least 5`."""
    labels = _labels(filled)
    solved = {(one["attribute"], one["value"]): one for one in (selection.file or {}).get("quotas", [])}

    def words(one: dict[str, Any]) -> str:
        key = (one["attribute"], one["value"])
        if key not in solved:
            return _("Seats")
        told = {"quota": labels.get(key, one["value"]), "n": solved[key].get(one["bound"])}
        if one["bound"] == "min":
            return _("%(quota)s, at least %(n)s") % told
        return _("%(quota)s, at most %(n)s") % told

    return words


def broken_words(broken: Iterable[dict[str, Any]], filled: Iterable[Any]) -> str:
    """`Regional is 1 short; Belgium is 1 over`: which quotas give way in a step, and by how many."""
    labels = _labels(filled)
    return "; ".join(_broken(one, labels) for one in broken)


def _broken(one: dict[str, Any], labels: dict[tuple[str, str], str]) -> str:
    told = {"quota": labels.get((one["attribute"], one["value"]), one["value"]), "n": one["by"]}
    if one["bound"] == "min":
        return _("%(quota)s is %(n)d short") % told
    return _("%(quota)s is %(n)d over") % told


def result_words(selection: Selection) -> str:
    """How good the proposed set is, and how that is known."""
    result = selection.result or {}
    points = {"points": say_points(result.get("objective"))}
    if result.get("status") == "optimal":
        return _("every quota met, %(points)s points, proven best.") % points
    if result.get("status") == "relaxed":
        return (
            _("the quotas cannot all be met; the least is broken, %(points)s points, proven best.") % points
        )
    seconds = (selection.file or {}).get("time_limit_s", selection.time_limit_s)
    words = ngettext(
        "best set found in %(n)s second, not proven, %(points)s points.",
        "best set found in %(n)s seconds, not proven, %(points)s points.",
        int(seconds),
    )
    return words % {"n": seconds, **points}
