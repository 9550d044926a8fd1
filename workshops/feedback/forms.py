"""Forms of feedback: what people answer, and how the secretariat writes it."""

from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from workinggroup.base import forms as house
from workinggroup.base.forms import ModelForm, Radios, ScaleWidget, VersionedForm

from .models import Form, Question
from .queries import SCALE
from .states import QuestionKind

LONGEST = 2000


class AnswerForm(house.Form):
    """The questions of a session."""

    submit_label = _("Send my answers")

    def __init__(self, *args: Any, questions: list[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[question.key] = field_of(question)

    @property
    def answers(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {str(one.pk): data[one.key] for one in self.questions if data.get(one.key)}


def field_of(question: Question) -> forms.Field:
    facts: dict[str, Any] = {"label": escape(question.label), "required": question.required}
    if question.kind == QuestionKind.SCALE:
        facts["help_text"] = say("1 is “not at all”, 5 is “very much”.")
        choices = [(str(n), str(n)) for n in SCALE]
        return forms.ChoiceField(choices=choices, widget=ScaleWidget, **facts)
    if question.kind == QuestionKind.YES_NO:
        return forms.ChoiceField(choices=[("yes", say("Yes")), ("no", say("No"))], widget=Radios, **facts)
    return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), **facts)


class SettingsForm(VersionedForm, ModelForm):
    submit_label = _("Save")

    class Meta:
        model = Form
        fields = ["is_anonymous", "days_open"]
        help_texts = {
            "is_anonymous": _("Who answered is stored apart from what was said, and nothing joins the two."),
            "days_open": _("Counted from the morning after the session. After five days, one reminder."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days_open"] = forms.IntegerField(
            label=self.fields["days_open"].label, min_value=3, max_value=90, initial=14,
            help_text=self.fields["days_open"].help_text,
        )  # fmt: skip


class QuestionForm(ModelForm):
    submit_label = _("Add the question")
    form_id = "new-question"

    class Meta:
        model = Question
        fields = ["label", "kind", "required"]
