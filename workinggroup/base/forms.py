"""The forms of the house. Order of a field: label, hint, error, input, who reads it.

    class CallForm(VersionedForm, ModelForm):
        submit_label = _("Save the call")
        readers = {"motivation": _("the secretariat and your reviewers")}
        fieldsets = [(_("Dates"), ["opens_at", "closes_at"])]

Print it with `{% crispy form %}`.
"""

import uuid
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .ui.fields import Checks, MomentField, MomentWidget, Radios, ScaleWidget, style_of

__all__ = [
    "Checks", "Form", "ModelForm", "MomentField", "MomentWidget", "OnceForm", "PreviewForm", "Radios",
    "ScaleWidget", "VersionedForm",
]  # fmt: skip
DASHES = "---------"
PLAIN_REQUIRED = forms.Field.default_error_messages["required"]
MISSING = {
    "line": gettext_lazy("Fill this in."),
    "box": gettext_lazy("Tick this to go on."),
    "scale": gettext_lazy("Choose one."),
    "checks": gettext_lazy("Choose one."),
    "moment": gettext_lazy("Enter the day and the time."),
}


class FormLook:
    """How a form is printed.

    submit_label: words of the button, None for no button; submit_name: its name, for forms with several;
    form_tag: False where the page writes <form> itself; form_action, form_id, form_attrs: of the <form>;
    cancel_url: a quiet way out beside the button; readers: field → who reads it;
    fieldsets: [(legend, [fields])], what is in none comes after them; folded: the same for what few need,
    behind a line that opens, after the rest; error_title: head of the summary.
    """

    submit_label: Any = gettext_lazy("Save")
    submit_name: str = ""
    form_tag: bool = True
    form_action: str = ""
    form_id: str = ""
    form_attrs: dict[str, Any] = {}
    cancel_url: str = ""
    cancel_label: Any = gettext_lazy("Cancel")
    readers: dict[str, Any] = {}
    fieldsets: list[tuple[Any, list[str]]] = []
    folded: list[tuple[Any, list[str]]] = []
    error_title: Any = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _name_the_empty_choice(field)
            # The browser's own bubbles vanish and cannot be read again; the summary says it better.
        self.use_required_attribute = False

    def full_clean(self) -> None:
        """Fields that a form adds by itself, such as the questions of a survey, speak like all others."""
        for field in self.fields.values():
            _say_what_is_missing(field)
        super().full_clean()

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag, helper.form_method = self.form_tag, "post"
        helper.form_action, helper.form_id = self.form_action, self.form_id
        helper.attrs = {"novalidate": True, **self.form_attrs}
        if self.fieldsets or self.folded:
            helper.layout = Layout(*self._shown(), *(self._fold(*one) for one in self.folded))
            helper.render_unmentioned_fields = True
        helper.render_hidden_fields = True
        return helper

    def _shown(self) -> list[Any]:
        if self.fieldsets:
            return [Fieldset(legend, *names) for legend, names in self.fieldsets]
        folded = {name for _legend, names in self.folded for name in names}
        return [name for name in self.fields if name not in folded]

    def _fold(self, legend: Any, names: list[str]) -> Fieldset:
        """Closed as long as nothing in it is filled or wrong."""
        here = [name for name in names if name in self.fields]
        form: Any = self  # the mixin knows no fields of its own
        values = {name: form[name].value() for name in here}
        filled = [
            name for name in here if values[name] and str(values[name]) != str(form.fields[name].initial)
        ]
        is_open = bool(filled or set(here) & set(self.errors))
        template = "bootstrap5/layout/fold.html"
        return Fieldset(legend, *here, template=template, css_class="open" if is_open else None)

    @property
    def has_files(self) -> bool:
        return self.is_multipart()


def _say_what_is_missing(field: forms.Field) -> None:
    """A plain sentence in place of "This field is required", unless the form has its own."""
    if field.error_messages.get("required") != PLAIN_REQUIRED:
        return
    kind = style_of(field.widget)
    several = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
    field.error_messages["required"] = gettext_lazy("Choose at least one.") if several else MISSING[kind]
    if isinstance(field.widget, forms.Select) and not several:
        field.error_messages["required"] = MISSING["scale"]


def _name_the_empty_choice(field: forms.Field) -> None:
    """Words in place of Django's row of dashes."""
    words = gettext_lazy("Choose") if field.required else gettext_lazy("Not chosen")
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = words if field.empty_label == DASHES else field.empty_label
    elif isinstance(field, forms.ChoiceField) and isinstance(field.widget, forms.Select):
        given: Any = field.choices
        field.choices = lambda: [(value, words if label == DASHES else label) for value, label in given]


class Form(FormLook, forms.Form):
    """A form of the house without a model."""


class PreviewForm(Form):
    """A form that asks for a preview by GET and writes nothing: no secret stands in its address."""

    submit_label = None
    form_tag = False

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.disable_csrf = True
        return helper


class ModelForm(FormLook, forms.ModelForm):
    """A form of the house for one row."""


class VersionedForm:
    """Before a form that edits: carries the version that the reader saw, and refuses a stale one.

    The version is that of `instance`, or `initial["version"]`. A stale form is invalid, `stale` is true, and
    `both_texts` holds (label, stored, typed) of what differs, so that the page overwrites nothing. The action
    must still update on the condition of the version: two requests may pass this check together.
    """

    stale = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        instance = getattr(self, "instance", None)
        self.stored_version = getattr(instance, "version", None) or self.initial.get("version", 0)
        self.initial["version"] = self.stored_version
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        seen = self.cleaned_data.get("version")
        if seen is not None and seen != self.stored_version:
            self.stale = True
            self.add_error(
                None,
                _("Somebody changed this while you wrote. Your text is still here and is not saved yet."),
            )
            # What is sent next has seen both texts.
            self.data = self.data.copy()
            self.data[self.add_prefix("version")] = str(self.stored_version)
        return cleaned

    @property
    def both_texts(self) -> list[tuple[str, Any, Any]]:
        """(label, stored, typed) of each field that differs, for a stale form."""
        shown = [field for field in self if not field.is_hidden]
        rows = [
            (self._label(field), self._words(field, field.initial), self._words(field, field.data))
            for field in shown
        ]
        return [row for row in rows if row[1] != row[2]] if self.stale else []

    @staticmethod
    def _label(field: forms.BoundField) -> str:
        return str(capfirst(field.label))

    @staticmethod
    def _words(field: forms.BoundField, value: Any) -> str:
        value = field.field.prepare_value(value)
        if isinstance(field.field, MomentField) and not isinstance(value, list | tuple):
            value = field.field.widget.decompress(value)
        words = {str(key): str(label) for key, label in getattr(field.field, "choices", None) or ()}
        several = value if isinstance(value, list | tuple) else [value]
        return ", ".join(words.get(str(one), str(one)) for one in several if one not in (None, "", False))


class OnceForm:
    """Before a form that creates: a token that the action stores under a unique constraint."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"] = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
        name = self.add_prefix("token")
        if self.is_bound and not _is_uuid(self.data.get(name)):
            # A sender without a token gets one, so that the form can come back and be sent again.
            self.data = self.data.copy()
            self.data[name] = str(uuid.uuid4())


def _is_uuid(words: Any) -> bool:
    try:
        return bool(uuid.UUID(str(words)))
    except ValueError:
        return False
