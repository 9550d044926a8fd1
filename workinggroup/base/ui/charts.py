"""Pictures of numbers. Each is decoration of words and a table that say the same; lengths are attributes."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.states import Look


class QuotaBar(NamedTuple):
    """One quota: how many are in, and how many there must and may be. `scale` is the length of the bar."""

    label: str
    count: int
    minimum: int | None = None
    maximum: int | None = None
    scale: int | None = None


class Part(NamedTuple):
    """One part of a distribution. `kind`: yes, maybe, no, or k1, k2, k3, k0 from dark to empty."""

    count: int
    label: str
    kind: str = "k1"


class Tick(NamedTuple):
    at: float
    words: str
    anchor: str


class Stripe(NamedTuple):
    x: float
    width: float
    kind: str


def quota_look(bar: Any) -> Look:
    """Met, full, short or over, in words."""
    count, low, high = bar.count, bar.minimum, bar.maximum
    if low is not None and count < low:
        return Look(_("%(n)d short") % {"n": low - count}, "attention", "warn")
    if high is not None and count > high:
        return Look(_("%(n)d over") % {"n": count - high}, "stop", "stop")
    if high is not None and count == high:
        return Look(_("full"), "good", "done")
    return Look(_("met") if low is not None else _("open"), "good" if low is not None else "plain", "done")


def _tick(value: int, scale: int, words: str) -> Tick:
    at = round(100 * value / scale, 1)
    return Tick(at, words, "at0" if at < 8 else "end" if at > 92 else "")


def quota_picture(bar: Any) -> dict[str, Any]:
    """Lengths in percent of the bar, for `components/quota_bar.html`."""
    low, high = bar.minimum, bar.maximum
    scale = getattr(bar, "scale", None) or max(bar.count, high or 0, low or 0, 1) * 1.25
    share = round(min(100, 100 * bar.count / scale), 1)
    marks = [(low, _("min %(n)d")), (high, _("max %(n)d"))]
    if low == high:
        marks = [(low, _("exactly %(n)d"))]
    ticks = [_tick(value, scale, words % {"n": value}) for value, words in marks if value]
    missing = round(max(0, 100 * (low or 0) / scale - share), 1)
    look = quota_look(bar)
    mood = {"attention": "short", "stop": "over"}.get(look.tone, "")
    return {"bar": bar, "look": look, "mood": mood, "share": share, "missing": missing, "ticks": ticks}


def stripes(parts: Iterable[Any]) -> list[Stripe]:
    """The parts of a distribution side by side, in percent; empty parts take no room."""
    parts = [part for part in parts if part.count]
    total = sum(part.count for part in parts) or 1
    laid, x = [], 0.0
    for part in parts:
        width = 100 * part.count / total
        laid.append(Stripe(round(x, 2), round(width, 2), part.kind))
        x += width
    return laid


def say_parts(parts: Sequence[Any]) -> str:
    """`18 yes, 3 if needed, 1 no`."""
    return ", ".join(f"{part.count} {part.label}" for part in parts)


def spark_path(values: Sequence[float], width: int = 96, height: int = 24) -> tuple[str, float, float]:
    """The line of a sparkline, and its last point."""
    low, high = min(values), max(values)
    span, step = (high - low) or 1, (width - 4) / max(1, len(values) - 1)
    points = [(2 + i * step, height - 4 - (v - low) / span * (height - 8)) for i, v in enumerate(values)]
    if high == low:
        points = [(x, height / 2) for x, _y in points]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return path, round(points[-1][0], 1), round(points[-1][1], 1)


def say_progress(done: int, total: int) -> str:
    return ngettext("%(done)d of %(total)d", "%(done)d of %(total)d", total) % {"done": done, "total": total}
