"""What is asked on the pages of minutes."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.people.models import Organisation, Person
from workinggroup.base.forms import Form, MomentField, OnceForm

from .models import Line, Minutes, Objection
from .queries.people import Choices
from .states import InsightKind, LineKind

LONGEST = 5000


class OwnerField(forms.ChoiceField):
    """A person (`p7`) or an organisation (`o4`) of the session."""

    @staticmethod
    def split(value: str) -> dict[str, Any]:
        """The chosen owner as what the actions take."""
        found: Any = None
        if value:
            model = Person if value[0] == "p" else Organisation
            found = model.objects.get(pk=value[1:])
        person = found if value[:1] == "p" else None
        return {"owner": person, "owner_organisation": found if value[:1] == "o" else None}


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class LineForm(Form):
    """One line, whole (the plain form) or only the fields that were sent (the desk)."""

    text = forms.CharField(
        label=gettext_lazy("Text"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 4})
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=LineKind.choices, required=False)
    insight_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of insight"),
        choices=[("", "—"), *InsightKind.choices],
        required=False,
        help_text=gettext_lazy("Only for an insight."),
    )
    organisation = forms.ChoiceField(label=gettext_lazy("Said by"), required=False)
    owner = OwnerField(
        label=gettext_lazy("Owner"), required=False, help_text=gettext_lazy("For an action or a question.")
    )
    due_on = forms.DateField(label=gettext_lazy("Due"), required=False, widget=DayInput())
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    item = forms.IntegerField(required=False, widget=forms.HiddenInput)
    submit_label = gettext_lazy("Save the line")

    def __init__(self, *args: Any, choices: Choices, whole: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = self.fields["kind"].required = whole
        self.fields["organisation"].choices = [("", _("Nobody in particular")), *choices.organisations]
        groups = [(_("People"), choices.people), (_("Organisations"), choices.bodies)]
        self.fields["owner"].choices = [("", _("No owner yet")), *groups]

    def changes(self) -> dict[str, Any]:
        """What was sent, as the actions take it; what was not sent is not changed."""
        sent = {name: value for name, value in self.cleaned_data.items() if name in self.data}
        changes: dict[str, Any] = {
            name: sent[name] for name in ("text", "insight_kind", "due_on") if name in sent
        }
        if sent.get("kind"):
            changes["kind"] = sent["kind"]
        if "organisation" in sent:
            pk = sent["organisation"]
            changes["organisation"] = Organisation.objects.get(pk=pk) if pk else None
        if "owner" in sent:
            changes |= OwnerField.split(sent["owner"])
        return changes


def initial_of(line: Line) -> dict[str, Any]:
    """A line as the fields of its form."""
    return {
        "text": line.text,
        "kind": line.kind,
        "insight_kind": line.insight_kind,
        "organisation": line.organisation_id or "",
        "owner": owner_value(line),
        "due_on": line.due_on,
        "version": line.version,
    }


def owner_value(line: Any) -> str:
    if line.owner_id:
        return f"p{line.owner_id}"
    return f"o{line.owner_organisation_id}" if line.owner_organisation_id else ""


class RoundForm(Form):
    """Until when people may answer."""

    comments_close_at = MomentField(label=gettext_lazy("Answers until"))
    submit_label = gettext_lazy("Make the round longer")

    def __init__(self, *args: Any, minutes: Minutes, at: dt.datetime, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"comments_close_at": _evening(minutes, at + dt.timedelta(days=10))})
        super().__init__(*args, **kwargs)
        self.fields["comments_close_at"].zone = minutes.workshop.timezone


def _evening(minutes: Minutes, moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(minutes.workshop.timezone).replace(hour=18, minute=0, second=0, microsecond=0)


class ObjectionForm(OnceForm, Form):
    """Other words for a line."""

    proposal = forms.CharField(
        label=gettext_lazy("The line as it should read"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
    )
    text = forms.CharField(
        label=gettext_lazy("Why"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 3})
    )
    submit_label = gettext_lazy("Ask for this change")
    readers = {"text": gettext_lazy("the secretariat, and everybody who was asked to agree")}


class AnswerForm(Form):
    """The secretariat's answer to an asked change."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Answer"),
        choices=[
            ("take_in", gettext_lazy("Take it in: the line changes")),
            ("keep", gettext_lazy("Keep the text, and say why")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("The line as it will read"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    answer = forms.CharField(
        label=gettext_lazy("Words for who asked"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Needed when the text stays."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    submit_label = gettext_lazy("Send the answer")

    def __init__(self, *args: Any, objection: Objection, **kwargs: Any) -> None:
        line = objection.line
        kwargs.setdefault("initial", {"text": objection.proposal, "version": line.version})
        super().__init__(*args, **kwargs)
        self.readers = {"answer": _("%(name)s, by mail") % {"name": objection.person}}


class CorrectionForm(Form):
    """Why agreed minutes need a new version."""

    reason = forms.CharField(
        label=gettext_lazy("What is wrong"), max_length=LONGEST, widget=forms.Textarea({"rows": 3})
    )
    submit_label = gettext_lazy("Open version %(number)d")
    readers = {"reason": gettext_lazy("everybody who may read the minutes")}


class OwnerForm(Form):
    """Who takes an action or a question on."""

    owner = OwnerField(label=gettext_lazy("Owner"))
    due_on = forms.DateField(label=gettext_lazy("Due"), required=False, widget=DayInput())
    submit_label = gettext_lazy("Give it this owner")

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(_("People"), choices.people), (_("Organisations"), choices.bodies)]
        self.fields["owner"].choices = [("", _("Choose")), *groups]


class DoneForm(Form):
    """That an action is done, and what came of it."""

    outcome = forms.CharField(
        label=gettext_lazy("What came of it"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("One or two sentences that others can use."),
    )
    submit_label = gettext_lazy("Mark as done")
    readers = {"outcome": gettext_lazy("everybody of this edition")}


class QuestionForm(Form):
    """The answer to a question, in words or by another line."""

    outcome = forms.CharField(
        label=gettext_lazy("The answer in words"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    answer = forms.ModelChoiceField(
        Line.objects.none(), label=gettext_lazy("Or the line that answers it"), required=False
    )
    submit_label = gettext_lazy("Answer the question")

    def __init__(self, *args: Any, lines: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].queryset = lines
