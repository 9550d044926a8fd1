"""Forms of groups and editions."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Checks, Form, ModelForm, VersionedForm

from . import registry
from .models import Edition, HostBody, Objective, PublishedFigure, Topic


def day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "w-short"})


def refuse_backward(form: Any, cleaned: dict[str, Any]) -> None:
    """Say at the field that an edition ends after it starts."""
    starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
    if starts and ends and ends <= starts:
        form.add_error("ends_on", say("The edition ends before it starts. Choose a later day."))


class GroupForm(Form):
    """The working group of a new installation, with its first edition."""

    submit_label = _("Create the working group")
    name = forms.CharField(label=_("Name of the working group"), max_length=200)
    short_name = forms.CharField(
        label=_("Short name"),
        max_length=80,
        help_text=_("As it stands at the top of each page and in mails."),
    )
    about = forms.CharField(
        label=_("What the group is for"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    title = forms.CharField(label=_("Title of the first edition"), max_length=200)
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    fieldsets = [
        (_("The group"), ["name", "short_name", "about"]),
        (_("Its first edition"), ["title", "year"]),
    ]


class EditionForm(VersionedForm, ModelForm):
    submit_label = _("Save the edition")
    language = forms.ChoiceField(label=_("Working language"), choices=settings.LANGUAGES)

    class Meta:
        model = Edition
        fields = ["title", "about", "starts_on", "ends_on", "timezone", "language", "reply_to"]
        widgets = {"starts_on": day(), "ends_on": day(), "about": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "about": _("Stands on the public page of the group. You can use Markdown."),
            "timezone": _("Deadlines of this edition are meant on these clocks."),
            "reply_to": _("Answers to mails of this edition go there."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refuse_backward(self, cleaned)
        return cleaned


class NewEditionForm(Form):
    """The edition that follows another, and what it takes over."""

    submit_label = _("Create the edition")
    title = forms.CharField(label=_("Title"), max_length=200)
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    starts_on = forms.DateField(label=_("Starts on"), required=False, widget=day())
    ends_on = forms.DateField(label=_("Ends on"), required=False, widget=day())
    carry = forms.MultipleChoiceField(
        label=_("Take over"),
        required=False,
        widget=Checks,
        help_text=_("What you choose is copied. The old edition stays as it is, and no mail is sent."),
    )

    def __init__(self, *args: Any, old: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carry"].choices = [
            (choice.slug, f"{choice.label} ({choice.count(old)})" if choice.count else str(choice.label))
            for choice in registry.carry_over
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refuse_backward(self, cleaned)
        return cleaned


class TopicForm(VersionedForm, ModelForm):
    submit_label = _("Save the topic")

    class Meta:
        model = Topic
        fields = ["title", "description"]
        widgets = {"description": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"description": _("What members should know about it. You can use Markdown.")}


class NewTopicForm(ModelForm):
    submit_label = _("Add the topic")

    class Meta:
        model = Topic
        fields = ["title", "description"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}


class HostForm(ModelForm):
    submit_label = _("Add the host body")

    class Meta:
        model = HostBody
        fields = ["name", "role", "country"]
        help_texts = {"country": _("Leave it empty for a body without a country, such as a pact.")}


class ObjectiveForm(ModelForm):
    submit_label = _("Add the objective")

    class Meta:
        model = Objective
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class FigureForm(ModelForm):
    submit_label = _("Add the figure")

    class Meta:
        model = PublishedFigure
        fields = ["what", "value", "source"]
        help_texts = {
            "what": _("For example: members, organisations, countries."),
            "value": _("Leave it empty where nothing was published. The page then says “not yet entered”."),
            "source": _("Where it was published, and when. Two sources may disagree; both are shown."),
        }
