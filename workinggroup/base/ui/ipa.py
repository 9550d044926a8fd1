"""The importance–performance chart: where its points, axes and labels stand, in the units of its picture."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.text import Truncator

LEFT, RIGHT, TOP, BOTTOM = 70, 610, 30, 400
DOT, LINE, LETTER, LONGEST = 12, 17, 6.6, 36
CORNER = 44  # above and below the values: the words of the four fields, also in the large letters of a phone
Box = tuple[float, float, float, float]


class IpaPoint(NamedTuple):
    """A topic on the chart: its rank, its name, how well it is done (`x`), how much it matters (`y`)."""

    number: int
    label: str
    x: float
    y: float


class Label(NamedTuple):
    x: float
    y: float
    anchor: str
    words: str


def _bounds(values: list[float]) -> tuple[float, float]:
    """Half steps around the values, with room for the dots."""
    low, high = min(values), max(values)
    return (int(low * 2 - 0.3)) / 2, (int(high * 2 + 1.3)) / 2


def _ticks(low: float, high: float) -> list[float]:
    step = 0.5 if high - low <= 4 else 1
    return [low + step * i for i in range(int((high - low) / step) + 1)]


def _touches(box: Box, others: Iterable[Box]) -> bool:
    return any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in others
    )


def _places(cx: float, cy: float, words: str) -> Iterable[tuple[Label, Box]]:
    """Right of the dot, left of it, above, below, then further up and down: each with the room it takes."""
    width = len(words) * LETTER
    right, left = cx + DOT + 4, cx - DOT - 4
    for shift in (0, -8, 8, -16, 16):
        middle = cy + shift
        yield Label(right, middle + 5, "start", words), (right, middle - 9, right + width, middle + LINE - 9)
        yield Label(left, middle + 5, "end", words), (left - width, middle - 9, left, middle + LINE - 9)
    for dy in (-DOT - 6, DOT + LINE):
        yield (
            Label(cx, cy + dy, "middle", words),
            (cx - width / 2, cy + dy - 13, cx + width / 2, cy + dy + 4),
        )


def _inside(box: Box) -> bool:
    return box[0] >= LEFT + 2 and box[2] <= RIGHT + 26 and box[1] >= TOP and box[3] <= BOTTOM - 2


def _around(x: float, y: float) -> Box:
    return (x - DOT - 2, y - DOT - 2, x + DOT + 2, y + DOT + 2)


def _first_free(cx: float, cy: float, words: str, taken: list[Box]) -> tuple[Label, Box] | None:
    places = _places(cx, cy, words)
    return next((place for place in places if _inside(place[1]) and not _touches(place[1], taken)), None)


def place_labels(
    dots: list[tuple[float, float, str]], taken: Iterable[Box], lines: Iterable[Box] = ()
) -> list[Label | None]:
    """A place for each label that touches no dot, no other label and no fixed word; None where there is none.

    It stays clear of `lines` too where it can. A label without a place is left out: its number stands on the
    dot and its name in the table.
    """
    lines, boxes = list(lines), [*taken, *(_around(x, y) for x, y, _words in dots)]
    labels: list[Label | None] = []
    for cx, cy, words in dots:
        others = [box for box in boxes if box != _around(cx, cy)]
        found = _first_free(cx, cy, words, others + lines) or _first_free(cx, cy, words, others)
        labels.append(found[0] if found else None)
        if found:
            boxes.append(found[1])
    return labels


def _spread(dots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Dots that would hide one another move apart sideways, later ones to the right."""
    laid: list[tuple[float, float]] = []
    for x, y in dots:
        while any(abs(x - ox) < 2 * DOT and abs(y - oy) < 2 * DOT for ox, oy in laid) and x < RIGHT:
            x += 4
        laid.append((x, y))
    return laid


def _corner_boxes(words: list[str]) -> list[Box]:
    room = [len(w) * (LETTER + 0.6) for w in words]
    return [
        (LEFT + 10, TOP + 4, LEFT + 10 + room[0], TOP + 24),
        (RIGHT - 10 - room[1], TOP + 4, RIGHT - 10, TOP + 24),
        (LEFT + 10, BOTTOM - 24, LEFT + 10 + room[2], BOTTOM - 4),
        (RIGHT - 10 - room[3], BOTTOM - 24, RIGHT - 10, BOTTOM - 4),
    ]


def layout(points: list[Any], corners: list[str], cross: Any = None) -> dict[str, Any]:
    """Everything that `components/ipa_chart.html` prints. `corners`: words of the four fields, row by row.

    The lines stand at the means of the points, or at `cross` (with `.importance` and `.level`).
    """
    (x0, x1), (y0, y1) = _bounds([p.x for p in points]), _bounds([p.y for p in points])

    def px(value: float) -> float:
        return round(LEFT + (value - x0) / (x1 - x0) * (RIGHT - LEFT), 1)

    def py(value: float) -> float:
        return round(BOTTOM - CORNER - (value - y0) / (y1 - y0) * (BOTTOM - TOP - 2 * CORNER), 1)

    mean_x, mean_y = sum(p.x for p in points) / len(points), sum(p.y for p in points) / len(points)
    if cross:
        mean_x, mean_y = min(max(cross.level, x0), x1), min(max(cross.importance, y0), y1)
    spots = _spread([(px(p.x), py(p.y)) for p in points])
    dots = [(x, y, Truncator(str(p.label)).chars(LONGEST)) for (x, y), p in zip(spots, points, strict=True)]
    cross_x, cross_y = px(mean_x), py(mean_y)
    lines = [(cross_x - 2, TOP, cross_x + 2, BOTTOM), (LEFT, cross_y - 2, RIGHT, cross_y + 2)]
    labels = place_labels(dots, _corner_boxes(corners), lines)
    return {
        "dots": [(x, y, p.number, label) for (x, y), p, label in zip(spots, points, labels, strict=True)],
        "x_ticks": [(px(v), f"{v:.1f}") for v in _ticks(x0, x1)],
        "y_ticks": [(py(v), f"{v:.1f}", py(v) + 4) for v in _ticks(y0, y1)],
        "cross_x": cross_x, "cross_y": cross_y,
        "area_width": round(cross_x - LEFT, 1), "area_height": round(cross_y - TOP, 1),
        "corners": corners,
    }  # fmt: skip
