"""How one field of a form is drawn; used by `templates/bootstrap5/` and by the sign-in pages.

{% widget field %}      the input with its class and with the ids that describe it
{% options field %}     [(input, label, id, hint)] of radios and boxes, by `as`
{% parts field %}       [(label, id, input)] of day and time, by `as`
{{ field|layout }}      checks, scale, moment, box or line
{{ field|focus_id }}    the id that a link of the error summary goes to
"""

from django import forms, template
from django.utils.safestring import SafeString

from workinggroup.base.clock import zone_city
from workinggroup.base.ui.fields import css_of, style_of

register = template.Library()


@register.filter
def layout(field: forms.BoundField) -> str:
    return style_of(field.field.widget)


@register.filter
def readers(field: forms.BoundField) -> str:
    """Who reads what is written here; a form says it in `readers`."""
    return getattr(field.form, "readers", {}).get(field.name, "")


@register.filter
def described_by(field: forms.BoundField) -> str:
    ids = [f"{field.auto_id}_helptext"] if field.help_text else []
    ids += [f"{field.auto_id}_error"] if field.errors else []
    ids += [f"{field.auto_id}_readers"] if readers(field) else []
    return " ".join(ids)


@register.filter
def focus_id(field: forms.BoundField) -> str:
    return (
        f"{field.auto_id}_0"
        if style_of(field.field.widget) in ("checks", "scale", "moment")
        else field.auto_id
    )


@register.filter
def label_colon(field: forms.BoundField) -> str:
    """The label as the beginning of a sentence: a question keeps its mark, everything else gets a colon."""
    label = str(field.label).rstrip(":")
    return label if label.endswith(("?", ".", "!")) else f"{label}:"


@register.simple_tag
def widget(field: forms.BoundField) -> SafeString:
    attrs: dict[str, str] = {}
    field.field.widget.attrs.pop("placeholder", None)  # the label stands above; hints belong under it
    if style_of(field.field.widget) == "line":
        own = field.field.widget.attrs.get("class", "")
        attrs["class"] = f"{css_of(field.field.widget)} {own}".strip()
    if described := described_by(field):
        attrs["aria-describedby"] = described
    return field.as_widget(attrs=attrs)


@register.simple_tag
def options(field: forms.BoundField) -> list[tuple[SafeString, str, str, str]]:
    hints = getattr(field.field.widget, "hints", {})
    return [
        (
            option.tag(wrap_label=False),
            option.choice_label,
            option.id_for_label,
            hints.get(option.data["value"], ""),
        )
        for option in field.subwidgets
    ]


@register.simple_tag
def parts(field: forms.BoundField) -> list[tuple[str, str, SafeString]]:
    attrs = {"id": field.auto_id}
    if described := described_by(field):
        attrs["aria-describedby"] = described
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.field.widget.parts(field.html_name, field.value(), attrs, field.form.renderer)


@register.filter
def zone_of(field: forms.BoundField) -> str:
    return zone_city(field.field.widget.zone_name)
