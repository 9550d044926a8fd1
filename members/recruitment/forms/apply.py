"""The applicant's form: one page for each group of questions, made from the call."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from members.people.states import GovernmentLevel, LegalType
from workinggroup.base.forms import Form, OnceForm, Radios

from ..models import Application, Question
from ..models.application import say_value, words_in
from ..models.parts import QUESTION_PREFIX
from ..queries.applying.form import ORGANISATION, OWN, YOU
from ..queries.applying.organisations import Known, near
from ..states import ApplicantRole, QuestionKind
from .questions import FileField, OneLine, field_of

LONGEST_NAME = 150
SURE = "sure-"
USE = "use"


class StartForm(OnceForm, Form):
    """Name and address: enough to begin, and to come back by a link."""

    submit_label = _("Begin my application")
    name = OneLine(
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
    stale = False

    def __init__(
        self, *args: Any, application: Application, step: str, strict: bool = True, **kwargs: Any
    ) -> None:
        self.strict = strict
        self.application, self.step, self.call = application, step, application.call
        self.questions = [] if step in OWN else [q for q in self.call.questions.all() if q.step == step]
        self.readers = {q.key: q.said("readers") for q in self.questions if q.readers}
        kwargs.setdefault("initial", self._stored())
        super().__init__(*args, **kwargs)
        makers = {YOU: self._add_you, ORGANISATION: self._add_organisation}
        makers.get(step, self._add_questions)()
        quiet = forms.HiddenInput(attrs={"autocomplete": "off"})
        self.fields["version"] = forms.IntegerField(widget=quiet, required=False, initial=application.version)

    def _stored(self) -> dict[str, Any]:
        own = {name: getattr(self.application, name) for name in OWN.get(self.step, [])}
        answers = {answer.question_id: answer.value for answer in self.application.answers.all()}
        return {**own, **{q.key: answers.get(q.pk, "") for q in self.questions}}

    def _add_you(self) -> None:
        staff = say("the secretariat and your reviewers")
        self.readers = {"name": staff, "function": staff}
        self.fields["name"] = OneLine(label=say("Your name"), max_length=LONGEST_NAME)
        self.fields["function"] = OneLine(label=say("Your function"), max_length=LONGEST_NAME)
        self.fields["role"] = forms.ChoiceField(
            label=say("What do you do about buying?"), choices=ApplicantRole.choices, widget=Radios
        )

    def _add_organisation(self) -> None:
        self.readers = {"organisation_name": say("the secretariat and your reviewers")}
        self.fields["organisation_name"] = OneLine(
            label=say("Organisation"),
            max_length=200,
            help_text=say("Choose it from the list, or write its full name if it is not there."),
            widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "organization"}),
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
        uploads = {upload.question_id: upload for upload in self.application.uploads.all()}
        for question in self.questions:
            required = question.must_be_answered_in(self.application)
            field = self.fields[question.key] = field_of(question, required=required)
            if isinstance(field, FileField) and (upload := uploads.get(question.pk)):
                field.widget.stored = upload
                field.widget.address = reverse("recruitment:my_file", args=[self.call.pk, upload.pk])
                field.widget.removable = not (required and self.is_sent)

    @property
    def is_sent(self) -> bool:
        return not self.application.is_draft

    @property
    def asks_for_organisations(self) -> bool:
        kinds = {question.kind for question in self.questions}
        return self.step == ORGANISATION or QuestionKind.ORGANISATION in kinds

    def full_clean(self) -> None:
        """A draft may stop anywhere: only what was sent must stay whole."""
        wanted = {name: field.required for name, field in self.fields.items()}
        for field in self.fields.values():
            field.required = field.required and self.is_sent
        super().full_clean()
        for name, required in wanted.items():
            self.fields[name].required = required

    def clean(self) -> dict[str, Any]:
        """What is pointed out here is stored all the same: a draft keeps what was typed."""
        cleaned = super().clean() or self.cleaned_data
        for question in self.questions if self.strict else []:
            if reason := _not_yet_right(question, cleaned.get(question.key)):
                self._errors[question.key] = self.error_class([reason], renderer=self.renderer)
        return cleaned

    @property
    def both_texts(self) -> list[tuple[str, str, str]]:
        """(label, stored, typed) of what differs from what was saved elsewhere."""
        shown = [f for f in self if not f.is_hidden and not isinstance(f.field, FileField)]
        rows = [(str(f.label), _words(f, f.initial), _words(f, f.data)) for f in shown]
        return [row for row in rows if row[1] != row[2]]

    @property
    def facts(self) -> dict[str, Any]:
        own = OWN.get(self.step, [])
        return {name: self.cleaned_data[name] or "" for name in own if name in self.cleaned_data}

    @property
    def answers(self) -> dict[Question, Any]:
        """What was typed and makes sense; files go their own way."""
        data = self.cleaned_data
        written = [q for q in self.questions if q.kind != QuestionKind.FILE]
        return {q: data[q.key] for q in written if q.key in data}

    @property
    def uploads(self) -> dict[Question, Any]:
        """Question → a checked file, or False for one that is taken away."""
        files = {q: self.cleaned_data.get(q.key) for q in self.questions if q.kind == QuestionKind.FILE}
        return {question: file for question, file in files.items() if file is not None}

    @property
    def seen_version(self) -> int:
        return self.cleaned_data.get("version") or 0

    @property
    def unstored(self) -> list[str]:
        """What could not be taken as it was typed: field and reason."""
        return [f"{field.label}: {error}" for field in self for error in field.errors if not field.is_hidden]

    def doubles(self) -> list[tuple[str, list[Known]]]:
        """(field, organisations that may be meant) where nobody has said yet that it is another one."""
        found = []
        for field, name, country in self._named():
            sure = self.data.get(f"{SURE}{field}", "")
            if name and sure != name and (like := near(name, country)):
                found.append((field, like))
        return found

    def _named(self) -> list[tuple[str, str, str]]:
        data = self.cleaned_data
        if self.step == ORGANISATION:
            return [("organisation_name", data.get("organisation_name", ""), data.get("country", ""))]
        asked = [q.key for q in self.questions if q.kind == QuestionKind.ORGANISATION]
        values = [(key, data.get(key) or {}) for key in asked]
        return [(key, value.get("name", ""), value.get("country", "")) for key, value in values]


def _not_yet_right(question: Question, value: Any) -> str | None:
    most = question.max_words
    if most and isinstance(value, str) and words_in(value) > most:
        facts = {"n": words_in(value), "most": most}
        return say("These are %(n)d words; at most %(most)d are read.") % facts
    if isinstance(value, dict) and not value["country"]:
        return say("Choose the country of this organisation too.")
    return None


def with_choice(data: Any) -> Any:
    """What was sent, with the organisation that was chosen from "Did you mean …?" in its field."""
    field, _sign, chosen = data.get(USE, "").partition(":")
    country, _sign, name = chosen.partition("|")
    if not (name and country) or not field.startswith(("organisation_name", QUESTION_PREFIX)):
        return data
    data = data.copy()
    data[field] = data[f"{SURE}{field}"] = name
    data["country" if field == "organisation_name" else f"{field}_country"] = country
    return data


def _words(field: forms.BoundField, value: Any) -> str:
    if isinstance(value, list) and field.name not in field.form.data and len(value) == 2:
        value = {"name": value[0] or "", "country": value[1] or ""}
    words = {str(key): str(label) for key, label in getattr(field.field, "choices", None) or ()}
    if isinstance(value, list):
        return ", ".join(words.get(str(one), str(one)) for one in value)
    return words.get(str(value), say_value(value))


class ConsentForm(Form):
    """The last page: nothing is asked again, one box says that the notice was read."""

    form_tag = False
    submit_label = None
    consent = forms.BooleanField(label=_("I have read the privacy notice and what becomes of my data."))
