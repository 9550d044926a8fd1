"""The field of each kind of question, made from what the secretariat wrote."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from workinggroup.base import files
from workinggroup.base.forms import Checks, Radios
from workinggroup.base.refusals import Refused

from ..models import Question
from ..models.application import words_in
from ..queries.words import LONGEST_LINK, read_link, read_number
from ..states import QuestionKind

LONGEST, LONGEST_LINE = 20_000, 300
TOO_LONG = _("This has %(show_value)d letters; at most %(limit_value)d are read. Shorten it.")
REMOVE = "-remove"


class OneLine(forms.CharField):
    """A text of one line: breaks that came with a paste become spaces, and nothing is cut off in silence."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"error_messages": {"max_length": TOO_LONG}, **kwargs})
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class CountedWords(forms.Textarea):
    """A long text with the number of its words under it."""

    def __init__(self, most: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = most

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        written = words_in(str(value or ""))
        template = say("%(n)s of at most %(most)d words")
        facts = {
            "id": (attrs or {}).get("id", ""),
            "most": self.most,
            "pattern": template % {"n": "%n", "most": self.most},
            "words": template % {"n": written, "most": self.most},
            "over": written > self.most,
        }
        area = super().render(name, value, attrs, renderer)
        return area + render_to_string("members/recruitment/_count.html", facts)


class FileWidget(forms.FileInput):
    """A file to choose, with the one that is there already and a box that takes it away."""

    stored: Any = None
    address = ""
    removable = True

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = super().render(name, None, {**(attrs or {}), "accept": files.accept()}, renderer)
        facts = {
            "upload": self.stored,
            "size": self.stored and files.say_size(self.stored.size),
            "address": self.address,
            "input": chosen,
            "remove": f"{name}{REMOVE}" if self.removable else "",
        }
        return render_to_string("members/recruitment/_file_field.html", facts)

    def value_from_datadict(self, data: Any, uploaded: Any, name: str) -> Any:
        found = super().value_from_datadict(data, uploaded, name)
        return False if found is None and data.get(f"{name}{REMOVE}") else found

    def value_omitted_from_data(self, data: Any, uploaded: Any, name: str) -> bool:
        return super().value_omitted_from_data(data, uploaded, name) and f"{name}{REMOVE}" not in data


class FileField(forms.FileField):
    """Gives a checked upload, False to take the stored one away, or None when nothing changes."""

    widget = FileWidget
    default_error_messages = {
        "required": _("Choose a file."),
        "empty": _("This file is empty. Choose another one."),
    }

    def clean(self, data: Any, initial: Any = None) -> Any:
        if data is False:
            return False
        if not data:
            if self.required and not self.widget.stored:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        upload = self.to_python(data)
        try:
            files.inspect(upload)
        except Refused as refusal:
            raise ValidationError(str(refusal), code="refused") from refusal
        return upload


class LinkField(forms.CharField):
    """A web address, kept as text: we never open it."""

    widget = forms.URLInput

    def clean(self, value: Any) -> str:
        words = super().clean(value)
        return _taken(read_link, words) if words else ""


class NumberField(forms.CharField):
    """A number as people write it."""

    def clean(self, value: Any) -> int | float | str:
        words = super().clean(value)
        return _taken(read_number, words) if words else ""


def _taken(read: Any, words: str) -> Any:
    try:
        return read(words)
    except Refused as refusal:
        raise ValidationError(str(refusal), code="invalid") from refusal


class OrganisationWidget(forms.MultiWidget):
    """Name with a list to choose from, and country: the two by which an organisation is known."""

    def __init__(self) -> None:
        name = forms.TextInput(
            attrs={"list": "organisations", "autocomplete": "off", "class": "form-control"}
        )
        choices = [("", _("Choose")), *countries]
        country = forms.Select(choices=choices, attrs={"class": "form-select w-mid"})
        super().__init__({"": name, "country": country})

    def decompress(self, value: Any) -> list[str]:
        value = value or {}
        return [value.get("name", ""), value.get("country", "")]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        values = value if isinstance(value, list) else self.decompress(value)
        plain = {key: words for key, words in (attrs or {}).items() if key != "class"}
        own = {**plain, "id": f"{plain.get('id', '')}_country"}
        parts = {
            "name": self.widgets[0].render(name, values[0], {**self.widgets[0].attrs, **plain}, renderer),
            "country": self.widgets[1].render(f"{name}_country", values[1], {**self.widgets[1].attrs, **own}),
            "country_id": own["id"],
        }
        return render_to_string("members/recruitment/_organisation_field.html", parts)

    def id_for_label(self, id_: str) -> str:
        return id_


class OrganisationField(forms.MultiValueField):
    widget = OrganisationWidget
    default_error_messages = {"incomplete": _("Choose the country too.")}

    def __init__(self, **kwargs: Any) -> None:
        name = OneLine(max_length=200)
        country = forms.ChoiceField(choices=[("", ""), *countries], required=False)
        super().__init__([name, country], require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> Any:
        name, country = data_list or ("", "")
        return {"name": name.strip(), "country": country} if name.strip() else ""


def field_of(question: Question, *, required: bool) -> forms.Field:
    """The field of a question; what the secretariat wrote is text, never markup."""
    kind = QuestionKind(question.kind)
    facts: dict[str, Any] = {
        "label": question.said("label"),
        "help_text": _hint(question, kind),
        "required": required,
    }
    long = {"max_length": TOO_LONG}
    makers: dict[QuestionKind, Any] = {
        QuestionKind.CHOICE: lambda: forms.ChoiceField(
            choices=question.choice_pairs(), widget=Radios, **facts
        ),
        QuestionKind.CHOICES: lambda: forms.MultipleChoiceField(
            choices=question.choice_pairs(), widget=Checks, **facts
        ),
        QuestionKind.NUMBER: lambda: NumberField(max_length=40, error_messages=long, **facts),
        QuestionKind.COUNTRY: lambda: forms.ChoiceField(choices=[("", say("Choose")), *countries], **facts),
        QuestionKind.FILE: lambda: FileField(**facts),
        QuestionKind.LINK: lambda: LinkField(max_length=LONGEST_LINK, error_messages=long, **facts),
        QuestionKind.ORGANISATION: lambda: OrganisationField(**facts),
        QuestionKind.LONG_TEXT: lambda: forms.CharField(
            widget=_area(question), max_length=LONGEST, error_messages=long, **facts
        ),
    }
    short = lambda: OneLine(max_length=LONGEST_LINE, **facts)  # noqa: E731
    field = makers.get(kind, short)()
    _soften(field, question)
    return field


def _area(question: Question) -> forms.Textarea:
    attrs = {"rows": 8}
    return (
        CountedWords(question.max_words, attrs=attrs) if question.max_words else forms.Textarea(attrs=attrs)
    )


def _hint(question: Question, kind: QuestionKind) -> str:
    parts = [escape(question.said("hint"))]
    if question.max_words and kind != QuestionKind.LONG_TEXT:
        parts.append(say("At most %(n)d words.") % {"n": question.max_words})
    if kind == QuestionKind.FILE:
        parts.append(files.taken())
    return " ".join(part for part in parts if part)


def _soften(field: forms.Field, question: Question) -> None:
    """Sizes and keyboards that fit; nothing stops the typing, so that no text is cut off in silence."""
    attrs = field.widget.attrs
    attrs.pop("maxlength", None)
    if isinstance(field, NumberField):
        attrs |= {"inputmode": "decimal", "class": "w-short num"}
    if question.kind == QuestionKind.COUNTRY:
        attrs["class"] = "w-mid"
