"""Interest: how many chose a topic, and the Borda count of rankings."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Candidate = TypeVar("Candidate", bound=Hashable)


def share(chosen: int, n: int) -> float | None:
    """Percent of the `n` respondents to the question that chose; None when nobody answered it."""
    return 100 * chosen / n if n else None


def borda(places: Mapping[tuple[Candidate, int], int], candidates: int) -> dict[Candidate, float]:
    """Borda count: a first place among m candidates gives m − 1 points, the last 0.

    `places`: (candidate, place) → how many respondents put the candidate there, place 1 for the first; every
    respondent ranks all `candidates`. Candidates that tie share the points of their places, so a place may be
    half a number: two that tie for first and second both stand at 1.5. Unit: points, summed over respondents.
    Jean-Charles de Borda, "Mémoire sur les élections au scrutin",
    Histoire de l'Académie Royale des Sciences, 1781.
    """
    points: dict[Candidate, float] = {}
    for (candidate, place), count in places.items():
        points[candidate] = points.get(candidate, 0.0) + (candidates - place) * count
    return points
