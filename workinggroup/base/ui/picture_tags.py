"""The tags of `ui` that draw numbers. Every chart has a title, a sentence and, by its caller, a table."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from . import charts, draw, ipa, page

register = template.Library()


@register.simple_tag
def quota_bar(bar: Any) -> SafeString:
    return draw("quota_bar", charts.quota_picture(bar))


@register.simple_tag
def distribution(parts: Any, *, words: bool = True) -> SafeString:
    parts = list(parts)
    said = charts.say_parts(parts) if words else ""
    return draw("distribution", {"stripes": charts.stripes(parts), "words": said})


@register.simple_tag
def share_bar(share: float) -> SafeString:
    return draw("share_bar", {"width": round(100 * min(1, max(0, share)), 1)})


@register.simple_tag
def sparkline(values: Any, label: str = "") -> SafeString:
    values = list(values)
    if not values:
        return SafeString()
    path, x, y = charts.spark_path(values)
    return draw("sparkline", {"path": path, "x": x, "y": y, "label": label})


@register.simple_tag(takes_context=True)
def ipa_chart(context: Any, points: Any, title: str, summary: str, *, cross: Any = None) -> SafeString:
    points = list(points)
    if not points:
        return SafeString()
    corners = [_("Concentrate here"), _("Keep up the good work"), _("Low priority"), _("Possible overkill")]
    names = {"title": title, "summary": summary, "id": page.fresh_id(context, "chart")}
    return draw("ipa_chart", {**ipa.layout(points, corners, cross), **names})


@register.simple_tag
def slot(answer: str, hour: str = "", odd: str = "") -> SafeString:
    shapes = {"yes": ("done", _("yes")), "maybe": ("half", _("if needed")), "no": ("stop", _("no"))}
    shape, word = shapes.get(answer or "", ("", _("no answer")))
    return draw("slot", {"kind": answer or "open", "shape": shape, "word": word, "hour": hour, "odd": odd})


@register.simple_tag
def progress(done: int, total: int, label: str) -> SafeString:
    return draw(
        "progress",
        {"done": done, "total": max(total, 1), "label": label, "words": charts.say_progress(done, total)},
    )


@register.simple_tag
def job_progress(job: Any, *, url: str = "", leave_url: str = "") -> SafeString:
    return draw("job_progress", {"job": job, "url": url, "leave_url": leave_url})
