"""Writing a survey: its frame, a section, a question, a later closing time."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.needs.models import Assessment, Question, Section
from members.needs.states import Privacy, QuestionKind
from workinggroup.base.forms import Checks, Form, MomentField, OnceForm, Radios, VersionedForm
from workinggroup.editions.models import Edition, Topic

from . import ReadForm

PRIVACY_HINTS = {
    Privacy.NAMED: _("Answers and quotes carry the name of the organisation or person."),
    Privacy.PSEUDONYMOUS: _("A number stands for the name on every page; the server knows both."),
    Privacy.ANONYMOUS: _("No page shows who answered what; the server forgets it as the survey closes."),
}


class AssessmentForm(VersionedForm, ReadForm):
    """The frame of a survey. The closing time is read on the clocks of the edition."""

    closes_at = MomentField(label=_("Answers are taken until"), required=False)

    class Meta:
        model = Assessment
        fields = ["title", "intro", "audience", "privacy", "closes_at"]
        widgets = {
            "intro": forms.Textarea(attrs={"rows": 4}),
            "audience": Radios,
            "privacy": Radios(hints=PRIVACY_HINTS),
        }
        help_texts = {
            "intro": _("What the survey is for, and what becomes of it. Shown above the questions.")
        }

    submit_label = _("Save the survey")

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_at"].zone = self.instance.timezone if self.instance.pk else edition.timezone


class NewAssessmentForm(OnceForm, AssessmentForm):
    """A new survey; sent twice it makes one."""

    submit_label = _("Begin the survey")


class SectionForm(ReadForm):
    class Meta:
        model = Section
        fields = ["title", "intro"]
        widgets = {"intro": forms.Textarea(attrs={"rows": 3})}

    submit_label = _("Save the section")


class NewSectionForm(OnceForm, SectionForm):
    submit_label = _("Add the section")


class QuestionForm(ReadForm):
    """A question of any kind; what does not go with the kind is left aside."""

    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(),
        required=False,
        widget=Checks,
        label=_("Topics to choose from"),
        help_text=_("For importance and level: one row for each. They feed the ranking of topics."),
    )
    lines = forms.CharField(
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("Other choices"),
        help_text=_("One on each line. Not for importance and level."),
    )

    class Meta:
        model = Question
        fields = [
            "kind", "text", "help", "is_required", "topics", "lines", "low", "high",
            "low_words", "high_words", "may_be_quoted",
        ]  # fmt: skip
        widgets = {"kind": Radios, "low": forms.NumberInput, "high": forms.NumberInput}

    submit_label = _("Save the question")
    fieldsets = [
        (_("Question"), ["kind", "text", "help", "is_required"]),
        (_("Choices"), ["topics", "lines"]),
        (_("Scale"), ["low", "high", "low_words", "high_words"]),
        (_("Text"), ["may_be_quoted"]),
    ]

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = edition.topics.all()
        # Read once: Django would ask the database for each time that a template looks at the choices.
        self.fields["topics"].choices = [(topic.pk, topic.title) for topic in edition.topics.all()]
        self.fields["kind"].choices = QuestionKind.choices
        if self.instance.pk:
            choices = list(self.instance.choices.all())
            self.initial["topics"] = [choice.topic_id for choice in choices if choice.topic_id]
            self.initial["lines"] = "\n".join(choice.text for choice in choices if not choice.topic_id)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kind, lines = cleaned.get("kind"), cleaned.pop("lines", "").splitlines()
        cleaned["choices"] = list(dict.fromkeys(line.strip()[:200] for line in lines if line.strip()))
        cleaned["topics"] = list(cleaned.get("topics") or [])
        if kind == QuestionKind.PAIR and not cleaned["topics"]:
            self.add_error("topics", _("Choose the topics that are asked about."))
        elif kind and QuestionKind(kind).has_choices and not (cleaned["topics"] or cleaned["choices"]):
            self.add_error("lines", _("Write at least one choice, or choose topics."))
        low, high = cleaned.get("low"), cleaned.get("high")
        if low is not None and high is not None and not low < high <= 10:
            self.add_error("high", _("A scale ends above its beginning, and at 10 at most."))
        return cleaned


class NewQuestionForm(OnceForm, QuestionForm):
    submit_label = _("Add the question")


class ExtendForm(Form):
    """A later closing time."""

    closes_at = MomentField(label=_("Answers are taken until"))

    submit_label = _("Extend the survey")

    def __init__(self, *args: Any, zone: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_at"].zone = zone
