"""Forms of registration: of the public, and of the secretariat."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from workinggroup.base.forms import Form, ModelForm, MomentField, Radios, VersionedForm
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopKind

from .models import Desk, Question
from .states import QuestionKind

LONGEST = 500


def choose_country() -> Iterator[tuple[str, str]]:
    yield "", say("Choose")
    yield from countries


class RegisterForm(Form):
    """Name, address, and what the desk asks."""

    submit_label = _("Register")
    name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("Your seat, the calendar entry and the way to give the seat back come there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    organisation_name = forms.CharField(
        label=_("Organisation"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    country = forms.ChoiceField(label=_("Country"), required=False, choices=choose_country)
    readers = {"email": _("the secretariat"), "name": _("the secretariat")}

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if desk.is_full:
            self.submit_label = say("Join the waiting list")
        self.questions = list(desk.questions.all())
        for question in self.questions:
            self.fields[question.key] = field_of(question)

    @property
    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        answers = {str(one.pk): data[one.key] for one in self.questions if data.get(one.key)}
        own = {name: data[name] for name in ("name", "email", "organisation_name", "country")}
        return {**own, "answers": answers}


def field_of(question: Question) -> forms.Field:
    facts: dict[str, Any] = {"label": escape(question.label), "required": question.required}
    if question.kind == QuestionKind.CHOICE:
        choices = [(one, one) for one in question.choices]
        return forms.ChoiceField(choices=choices, widget=Radios, **facts)
    if question.kind == QuestionKind.YES_NO:
        return forms.ChoiceField(choices=[("yes", say("yes")), ("no", say("no"))], widget=Radios, **facts)
    return forms.CharField(max_length=LONGEST, **facts)


class DeskForm(VersionedForm, ModelForm):
    submit_label = _("Save")
    closes_at = MomentField(label=_("Registration closes"))

    class Meta:
        model = Desk
        fields = ["seats", "closes_at", "has_waiting_list", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "seats": _("More seats go at once to those who wait."),
            "note": _("Stands above the form. You can use Markdown."),
        }

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_at"].zone = workshop.timezone
        if self.instance.pk is not None:
            return
        self.submit_label = _("Open registration")
        if workshop.kind != WorkshopKind.WEBINAR:
            words = say("This is no webinar (%(kind)s). The public may come all the same.")
            self.fields["any_kind"] = forms.BooleanField(
                label=words % {"kind": workshop.get_kind_display()},
                help_text=say("Whoever registers takes part like everybody else who is invited."),
            )

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class QuestionForm(ModelForm):
    submit_label = _("Add the question")
    form_id = "new-question"
    lines = forms.CharField(
        label=_("Choices"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on each line. Only for a choice."),
    )

    class Meta:
        model = Question
        fields = ["label", "kind", "required"]

    @property
    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        lines = [line.strip() for line in data["lines"].splitlines() if line.strip()]
        choices = list(dict.fromkeys(lines)) if data["kind"] == QuestionKind.CHOICE else []
        own = {name: data[name] for name in ("label", "kind", "required")}
        return own | {"choices": choices}
