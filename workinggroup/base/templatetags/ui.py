"""The components of every page: `{% load ui %}`. Each template in templates/components/ states its contract.

words     {% icon "done" %}  {% icon "done" "big" %}  shape from the sprite (classes beside it)
          {% state thing.state_look %}  a Look: word, tone, shape
          {% badge "Agreed" tone="good" shape="done" %}  the same from words
          {% country "BE" %}  {% organisation org %}  (BE);  name and country of an organisation
          {% person person organisation=org role="member" %}  name, and second line
times     {% when instant zone=workshop.timezone %}  the thing's zone, then your time where it differs
          {% period start end zone=… %}  the same for a period
          {% deadline instant zone=… %}  "In 3 days" and the date; tone by distance
boxes     {% panel title="…" note="…" %}…{% endpanel %}  section of the body (level=3 for a smaller head)
          {% side title="…" %}…{% endside %}  section of the aside
          {% alert tone="attention" %}…{% endalert %}  tone: plain, attention, stop
          {% empty title="…" %}…{% endempty %}  what it is for, and the first step
          {% dialog id="remind" title="…" %}…{% enddialog %}  native dialog; open it with {% opens %}
          {% scroll label="Members" %}<table…>{% endscroll %}  a table that may scroll sideways inside itself
buttons   {% press url label kind="primary" refused=reason small=True name=value %}  POST form of one button
          {% go url label kind="secondary" refused=reason small=True %}  link that looks like one
          {% opens "remind" label url=fallback kind="secondary" %}  {% dialog_close %}  a link without script
          kinds: primary, secondary, quiet, danger
facts     {% facts rows %}  {% facts rows layout="rows" %}  [(label, value)] or [(label, value, small)]
lists     {% sort_head "score" label current right=True %}  <th> with a sort link (?sort=)
          {% pagination page %}  {% export_links url %}  keep the filter of the address
pictures  {% quota_bar bar %}  QuotaBar(label, count, minimum, maximum)
          {% distribution parts %}  {% distribution parts words=False %}  [Part(count, label, kind)]
          {% share_bar 0.8 %}  {% sparkline values label %}  a part of one; a row of numbers
          {% ipa_chart points title summary %}  [IpaPoint(number, label, x, y)] beside a table
          {% slot answer hour odd %}  cell of the date poll: yes, maybe, no, empty
          {% progress done total label %}  {% job_progress job %}  a bar with words; a Job
frame     {% capture as name %}…{% endcapture %}  {% error_prefix %}  {% script_words %}  {% light %}
"""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django_countries import countries

from workinggroup.base import clock
from workinggroup.base.states import Look
from workinggroup.base.ui import draw, lists, page, picture_tags, times

register = template.Library()
register.tags.update(picture_tags.register.tags)
MESSAGE_TONES = {"warning": ("attention", "warn"), "error": ("stop", "stop"), "info": ("", "note")}


# Words


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """A shape of the sprite. Always beside words, so it is hidden from readers of the screen."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="#s-{}"/></svg>', classes or "shape", name or "note"
    )


@register.simple_tag
def state(look: Look) -> SafeString:
    tone = "" if look.tone == "plain" else f" {look.tone}"
    return format_html('<span class="wg-state{}">{}{}</span>', tone, icon(look.shape), look.word)


@register.simple_tag
def badge(word: str, *, tone: str = "plain", shape: str = "later") -> SafeString:
    return state(Look(word, tone, shape))


@register.simple_tag
def country(code: Any) -> SafeString:
    code = getattr(code, "code", code)
    return (
        format_html('<span class="cc" title="{}">{}</span>', countries.name(code), code)
        if code
        else SafeString()
    )


@register.simple_tag
def organisation(org: Any) -> SafeString:
    if org is None:
        return SafeString()
    return format_html("{} {}", str(org.name), country(getattr(org, "country", "")))


@register.simple_tag
def person(who: Any, *, organisation: Any = None, role: str = "") -> SafeString:
    return draw("person", {"person": who, "organisation": organisation, "role": role})


# Times


@register.simple_tag
def when(instant: Any, *, zone: Any = None) -> SafeString:
    return draw("when", {"said": times.say_instant(instant, zone)}) if instant else SafeString()


@register.simple_tag
def period(start: Any, end: Any, *, zone: Any = None) -> SafeString:
    return draw("when", {"said": times.say_span(start, end, zone)}) if start else SafeString()


@register.simple_tag
def deadline(instant: Any, *, zone: Any = None, at: Any = None) -> SafeString:
    """`at` is now unless the caller says; days are counted on the clocks of the zone."""
    if not instant:
        return SafeString()
    zone = str(zone or timezone.get_current_timezone_name())
    words, tone = times.say_distance(clock.days_until(instant, at=at or timezone.now(), zone=zone))
    return draw("deadline", {"words": words, "tone": tone, "said": times.say_instant(instant, zone)})


# Boxes


@register.simple_block_tag(takes_context=True)
def panel(
    context: Any, content: str, *, title: str, note: Any = "", level: int = 2, id: str = ""
) -> SafeString:
    head = id or page.fresh_id(context, "part")
    return draw("panel", {"content": content, "title": title, "note": note, "tag": f"h{level}", "id": head})


@register.simple_block_tag(takes_context=True)
def side(context: Any, content: str, *, title: str) -> SafeString:
    return draw("side", {"content": content, "title": title, "id": page.fresh_id(context, "side")})


@register.simple_block_tag
def alert(content: str, *, tone: str = "plain", role: str = "") -> SafeString:
    shape = {"attention": "warn", "stop": "stop", "good": "done"}.get(tone, "note")
    return draw("alert", {"content": content, "tone": tone, "shape": shape, "role": role})


@register.simple_block_tag
def empty(content: str, *, title: str, level: int = 2) -> SafeString:
    return draw("empty", {"content": content, "title": title, "tag": f"h{level}"})


@register.simple_block_tag
def dialog(content: str, *, id: str, title: str) -> SafeString:
    return draw("dialog", {"content": content, "id": id, "title": title})


@register.simple_block_tag
def scroll(content: str, *, label: str) -> SafeString:
    return draw("scroll", {"content": content, "label": label})


# Buttons


def _button(context: Any, kind: str, small: bool, refused: Any) -> dict[str, Any]:
    classes = "btn" if refused else f"btn btn-{kind}"
    return {
        "classes": f"{classes} btn-sm" if small else classes,
        "refused": refused,
        "why_id": page.fresh_id(context, "why") if refused else "",
    }


@register.simple_tag(takes_context=True)
def press(
    context: Any,
    url: str,
    label: str,
    *,
    kind: str = "secondary",
    refused: Any = None,
    small: bool = False,
    **hidden: Any,
) -> SafeString:
    """A POST of one button. Further names become hidden fields."""
    button = _button(context, kind, small, refused)
    token = context.get("csrf_token", "")
    return draw(
        "press", {**button, "url": url, "label": label, "csrf_token": token, "hidden": hidden.items()}
    )


@register.simple_tag(takes_context=True)
def go(
    context: Any, url: str, label: str, *, kind: str = "secondary", refused: Any = None, small: bool = False
) -> SafeString:
    return draw("go", {**_button(context, kind, small, refused), "url": url, "label": label})


@register.simple_tag
def opens(id: str, label: str, *, url: str, kind: str = "secondary", small: bool = False) -> SafeString:
    """A link to the page that asks the same, which a script turns into the opening of the dialog."""
    size = " btn-sm" if small else ""
    return format_html(
        '<a class="btn btn-{}{}" href="{}" data-dialog="{}">{}</a>', kind, size, url, id, label
    )


@register.simple_tag
def dialog_close(label: str = "") -> SafeString:
    """Closes its dialog, without a script too; the form around it is not sent."""
    markup = '<button class="btn btn-quiet" type="submit" formmethod="dialog" formnovalidate>{}</button>'
    return format_html(markup, label or _("Not now"))


# Facts and lists


@register.simple_tag
def facts(rows: Any, *, layout: str = "line") -> SafeString:
    return draw("facts", {"rows": [(*row, "")[:3] for row in rows if row], "layout": layout})


@register.simple_tag(takes_context=True)
def sort_head(
    context: Any, name: str, label: str, current: str = "", *, right: bool = False, falls: bool = False
) -> SafeString:
    link = lists.sort_link(context.get("request"), name, current or "", falls=falls)
    return draw("sort_head", {"link": link, "label": label, "right": right})


@register.simple_tag(takes_context=True)
def pagination(context: Any, this: Any) -> SafeString:
    if not this or not this.has_other_pages():
        return SafeString()
    return draw("pagination", {"page": this, "links": lists.page_links(context.get("request"), this)})


@register.simple_tag(takes_context=True)
def export_links(context: Any, url: str) -> SafeString:
    return draw("export_links", {"links": lists.export_links(context.get("request"), url)})


# The frame


@register.simple_block_tag
def capture(content: str) -> SafeString:
    """Keeps a rendered block under a name, so that a frame can ask whether it is empty."""
    return mark_safe(content.strip())  # noqa: S308 - it is what a template rendered


@register.simple_tag(takes_context=True)
def error_prefix(context: Any) -> str:
    return _("Error:") + " " if page.has_form_errors(context) else ""


@register.simple_tag
def script_words() -> str:
    return page.script_words()


@register.simple_tag
def light(id: str = "light") -> SafeString:
    """The place where autosave tells the truth; empty until there is something to tell."""
    return format_html('<span class="wg-light" id="{}" role="status" aria-live="polite"></span>', id)


@register.filter
def message_tone(level: str) -> str:
    return MESSAGE_TONES.get(level, ("", ""))[0]


@register.filter
def message_shape(level: str) -> str:
    return MESSAGE_TONES.get(level, ("", "done"))[1]
