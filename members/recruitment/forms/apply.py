"""The applicant's form: one page for each group of questions, made from the call."""

from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from members.people.states import GovernmentLevel, LegalType
from workinggroup.base.forms import Checks, Form, OnceForm, Radios

from ..models import Application, Call, Question
from ..models.application import say_value, words_in
from ..states import ApplicantRole, QuestionKind

LONGEST = 20_000
YOU, ORGANISATION = "you", "organisation"
OWN = {
    YOU: ["name", "function", "role"],
    ORGANISATION: ["organisation_name", "country", "level", "legal_type"],
}


class StartForm(OnceForm, Form):
    """Name and address: enough to begin, and to come back by a link."""

    submit_label = _("Begin my application")
    name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail at work"),
        help_text=_("We send the link to your draft there. No account, no password."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    readers = {"email": _("the secretariat")}


class LinkForm(Form):
    submit_label = _("Send me my link")
    email = forms.EmailField(label=_("Your e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class StepForm(Form):
    """One page of the form. A draft may be saved with gaps; what was typed must only make sense."""

    form_tag = False
    submit_label = None

    def __init__(
        self, *args: Any, application: Application, step: str, strict: bool = True, **kwargs: Any
    ) -> None:
        self.strict = strict
        self.application, self.step, self.call = application, step, application.call
        self.questions = [] if step in OWN else [q for q in self.call.questions.all() if q.step == step]
        self.readers = {q.key: q.readers for q in self.questions if q.readers}
        kwargs.setdefault("initial", self._stored())
        super().__init__(*args, **kwargs)
        makers = {YOU: self._add_you, ORGANISATION: self._add_organisation}
        makers.get(step, self._add_questions)()
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=application.version
        )

    def _stored(self) -> dict[str, Any]:
        own = {name: getattr(self.application, name) for name in OWN.get(self.step, [])}
        answers = {answer.question_id: answer.value for answer in self.application.answers.all()}
        return {**own, **{q.key: answers.get(q.pk, "") for q in self.questions}}

    def _add_you(self) -> None:
        staff = say("the secretariat and your reviewers")
        self.readers = {"name": staff, "function": staff}
        self.fields["name"] = forms.CharField(label=say("Your name"), max_length=150)
        self.fields["function"] = forms.CharField(label=say("Your function"), max_length=150)
        self.fields["role"] = forms.ChoiceField(
            label=say("What do you do about buying?"), choices=ApplicantRole.choices, widget=Radios
        )

    def _add_organisation(self) -> None:
        self.readers = {"organisation_name": say("the secretariat and your reviewers")}
        look_up = {"list": "organisations", "autocomplete": "organization"}
        self.fields["organisation_name"] = forms.CharField(
            label=say("Organisation"),
            max_length=200,
            help_text=say("Choose it from the list, or write its full name if it is not there."),
            widget=forms.TextInput(attrs=look_up),
        )
        choose: list[Any] = [("", say("Choose"))]
        self.fields["country"] = forms.ChoiceField(label=say("Country"), choices=choose + list(countries))
        self.fields["level"] = forms.ChoiceField(
            label=say("Level of government"), choices=choose + GovernmentLevel.choices
        )
        self.fields["legal_type"] = forms.ChoiceField(
            label=say("Legal type"), choices=choose + LegalType.choices
        )

    def _add_questions(self) -> None:
        for question in self.questions:
            self.fields[question.key] = field_of(question)

    @property
    def is_sent(self) -> bool:
        return not self.application.is_draft

    def full_clean(self) -> None:
        """A draft may stop anywhere: only what was sent must stay whole."""
        wanted = {name: field.required for name, field in self.fields.items()}
        for field in self.fields.values():
            field.required = field.required and self.is_sent
        super().full_clean()
        for name, required in wanted.items():
            self.fields[name].required = required

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for question in self.questions if self.strict else []:
            most, text = question.max_words, cleaned.get(question.key)
            if most and isinstance(text, str) and words_in(text) > most:
                facts = {"n": words_in(text), "most": most}
                self.add_error(question.key, say("These are %(n)d words; at most %(most)d are read.") % facts)
        return cleaned

    @property
    def both_texts(self) -> list[tuple[str, str, str]]:
        """(label, stored, typed) of what differs from what was saved elsewhere."""
        rows = [(str(f.label), say_value(f.initial), say_value(f.data)) for f in self if not f.is_hidden]
        return [row for row in rows if row[1] != row[2]]

    @property
    def facts(self) -> dict[str, Any]:
        own = OWN.get(self.step, [])
        return {name: self.cleaned_data[name] or "" for name in own if name in self.cleaned_data}

    @property
    def answers(self) -> dict[Question, Any]:
        data = self.cleaned_data
        return {q: _stored_value(data[q.key]) for q in self.questions if q.key in data}

    @property
    def seen_version(self) -> int:
        return self.cleaned_data.get("version") or 0


def _stored_value(value: Any) -> Any:
    if value is None:
        return ""
    return value if isinstance(value, list | str | int) else float(value)


def field_of(question: Question) -> forms.Field:
    """The field of a question; what the secretariat wrote is text, never markup."""
    kind, hint = QuestionKind(question.kind), escape(question.hint)
    if question.max_words:
        most = say("At most %(n)d words.") % {"n": question.max_words}
        hint = f"{hint} {most}".strip()
    facts: dict[str, Any] = {"label": question.label, "help_text": hint, "required": question.required}
    choices = [(choice, choice) for choice in question.choices]
    if kind == QuestionKind.LONG_TEXT:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 8}), max_length=LONGEST, **facts)
    if kind == QuestionKind.CHOICE:
        return forms.ChoiceField(choices=choices, widget=Radios, **facts)
    if kind == QuestionKind.CHOICES:
        return forms.MultipleChoiceField(choices=choices, widget=Checks, **facts)
    if kind == QuestionKind.NUMBER:
        return forms.DecimalField(max_digits=15, decimal_places=4, **facts)
    if kind == QuestionKind.COUNTRY:
        return forms.ChoiceField(choices=[("", say("Choose")), *countries], **facts)
    return forms.CharField(max_length=300, **facts)


class ConsentForm(Form):
    """The last page: nothing is asked again, one box says that the notice was read."""

    form_tag = False
    submit_label = None
    consent = forms.BooleanField(label=_("I have read the privacy notice and what becomes of my data."))


def steps_with_titles(call: Call, titles: list[str]) -> list[tuple[str, str]]:
    return [(YOU, say("You")), (ORGANISATION, say("Organisation")), *((title, title) for title in titles)]
