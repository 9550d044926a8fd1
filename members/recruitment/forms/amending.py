"""The form of a new version: everything of an open call that may still change, and why it does."""

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Form, VersionedForm

from ..actions.amending import Amendment
from ..models import Call, Criterion, Question, Quota
from ..models.parts import POINTS
from ..queries.calls.published import quota_lines
from ..rules import amending as rules
from ..states import QuestionKind
from .added_parts import AddedParts
from .calls import MOST_LETTERS, bound, text
from .parts import lines_of


class Group:
    """What stands together under a head that opens."""

    def __init__(self, head: str, names: list[str], note: str = "") -> None:
        self.head, self.names, self.note = head, names, note
        self.fields: list[Any] = []
        self.is_open = False


class AmendForm(AddedParts, VersionedForm, Form):
    """Fields are named by their row: `criterion-12-title`, `question-7-choices`."""

    form_tag = False
    submit_label = None

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        self.call, self._groups = call, []
        super().__init__(*args, initial={"version": call.version}, **kwargs)
        self.criteria = list(call.criteria.prefetch_related("points"))
        self.questions = list(call.questions.all())
        self.frozen = rules.refuse_scoring_change(call)
        self._add_call()
        for criterion in self.criteria:
            self._add_criterion(criterion)
        for question in self.questions:
            self._add_question(question)
        for line in quota_lines(call, self.questions):
            self._add_quota(line.quota, line.words)
        self._add_new()
        self._put(
            "reason", text(2), say("Why does the call change?"), most=1000, required=True,
            help_text=say("Stands on the public page, and in the mail to applicants and reviewers."),
        )  # fmt: skip
        self._fill_groups()

    def _add_new(self) -> None:
        """What is added stands beside what is there; nothing that scores once there are points."""
        steps = list(dict.fromkeys(one.step for one in self.questions))
        added = [self._add_new_question(steps)]
        if not self.frozen:
            added += [self._add_new_criterion(), self._add_new_quota(self.questions)]
        self._groups += [Group(head, names) for head, names in added]

    def _put(self, name: str, widget: Any, label: Any, *, initial: Any = "", most: int, **facts: Any) -> None:
        facts.setdefault("required", False)
        field = forms.CharField(label=label, initial=initial, max_length=most, widget=widget, **facts)
        self.fields[name] = field

    def _number(self, name: str, like: str, label: Any, initial: Any, *, required: bool = True) -> None:
        field = forms.IntegerField(label=label, initial=initial, required=required)
        bound({like: field})
        self.fields[name] = field

    def _box(self, name: str, label: Any, *, initial: bool = False) -> None:
        self.fields[name] = forms.BooleanField(label=label, required=False, initial=initial)

    def _add_call(self) -> None:
        call = self.call
        line = forms.TextInput()
        self._put("title", line, _("Title"), initial=call.title, most=200, required=True)
        self._put("text", text(10), _("Text"), initial=call.text, most=MOST_LETTERS, required=True)
        self._put("audience", text(4), _("Who can apply"), initial=call.audience, most=MOST_LETTERS)
        names = ["title", "text", "audience"]
        if not self.frozen:
            self._number("seats_min", "seats_min", _("Seats, at least"), call.seats_min)
            self._number("seats_max", "seats_max", _("Seats, at most"), call.seats_max)
            names += ["seats_min", "seats_max"]
        self._groups.append(Group(say("The words of the call"), names))

    def _add_criterion(self, one: Criterion) -> None:
        key, names = f"criterion-{one.pk}", ["title", "text"]
        self._put(f"{key}-title", forms.TextInput(), _("Name"), initial=one.title, most=120, required=True)
        self._put(f"{key}-text", text(2), _("What it means"), initial=one.text, most=MOST_LETTERS)
        if one.is_scored and not self.frozen:
            known = {point.points: point.meaning for point in one.points.all()}
            self._number(f"{key}-weight", "weight", _("Weight"), one.weight)
            names.append("weight")
            for n in POINTS:
                label = say("%(n)d points mean") % {"n": n} if n != 1 else say("1 point means")
                facts = {"initial": known.get(n, ""), "most": 200, "required": True}
                self._put(f"{key}-{n}", forms.TextInput(), label, **facts)
                names.append(str(n))
        if not self.frozen:
            self._box(f"{key}-remove", _("Take this criterion out"))
            names.append("remove")
        head = say("Criterion “%(name)s”") % {"name": one}
        self._groups.append(Group(head, [f"{key}-{name}" for name in names], self.frozen or ""))

    def _add_question(self, one: Question) -> None:
        key, names = f"question-{one.pk}", ["label", "hint", "readers"]
        self._put(
            f"{key}-label", forms.TextInput(), _("Question"), initial=one.label, most=200, required=True
        )
        self._put(f"{key}-hint", text(2), _("Hint"), initial=one.hint, most=400)
        self._put(
            f"{key}-readers", forms.TextInput(), _("Who reads the answer"), initial=one.readers, most=200
        )
        if one.max_words is not None:
            label = _("At most so many words")
            self._number(f"{key}-max_words", "max_words", label, one.max_words, required=False)
            names.append("max_words")
        if QuestionKind(one.kind).has_choices:
            self._put(
                f"{key}-choices", text(len(one.choices) + 1), _("Choices"), initial="\n".join(one.choices),
                most=MOST_LETTERS, help_text=_("Add a line for a new choice. Those that stand here stay."),
            )  # fmt: skip
            names.append("choices")
        self._box(f"{key}-required", _("Must be answered"), initial=one.required)
        self._box(f"{key}-remove", _("Take this question out"))
        head = say("Question “%(name)s”") % {"name": one}
        self._groups.append(Group(head, [f"{key}-{name}" for name in (*names, "required", "remove")]))

    def _add_quota(self, quota: Quota, words: str) -> None:
        if self.frozen:
            return
        key = f"quota-{quota.pk}"
        self._number(f"{key}-minimum", "minimum", _("At least"), quota.minimum, required=False)
        self._number(f"{key}-maximum", "maximum", _("At most"), quota.maximum, required=False)
        self._box(f"{key}-remove", _("Take this quota out"))
        head = say("Quota “%(words)s”") % {"words": words}
        self._groups.append(Group(head, [f"{key}-{name}" for name in ("minimum", "maximum", "remove")]))

    def _fill_groups(self) -> None:
        for number, group in enumerate(self._groups):
            group.fields = [self[name] for name in group.names]
            group.is_open = number == 0

    @property
    def groups(self) -> list[Group]:
        """The groups; one with an error or a change stands open."""
        for group in self._groups:
            changed = self.is_bound and any(field.name in self.changed_data for field in group.fields)
            group.is_open = group.is_open or changed or any(self.errors.get(name) for name in group.names)
        return self._groups

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for question in self.questions:
            self._clean_question(question, cleaned)
        low, high = cleaned.get("seats_min"), cleaned.get("seats_max")
        if low and high and high < low:
            self.add_error("seats_max", say("“At most” is smaller than “at least”."))
        self._clean_added(cleaned)
        return cleaned

    def _clean_question(self, one: Question, cleaned: dict[str, Any]) -> None:
        key = f"question-{one.pk}"
        words, most = cleaned.get(f"{key}-choices"), cleaned.get(f"{key}-max_words", one.max_words)
        reasons = {
            "choices": rules.refuse_choices(one, lines_of(words)) if words is not None else None,
            "max_words": rules.refuse_fewer_words(one, most) if most != one.max_words else None,
            "remove": rules.refuse_question_removal(one) if cleaned.get(f"{key}-remove") else None,
        }
        for name, reason in reasons.items():
            if reason:
                self.add_error(f"{key}-{name}", reason)

    @property
    def amendment(self) -> Amendment:
        """What was typed, by row."""
        data = self.cleaned_data
        own = {
            name: data[name]
            for name in ("title", "text", "audience", "seats_min", "seats_max")
            if name in data
        }
        parts: list[Any] = [*self.criteria, *self.questions, *self.call.quotas.all()]
        keys = {f"{type(one).__name__.lower()}-{one.pk}": one for one in parts}
        removed = [one for key, one in keys.items() if data.get(f"{key}-remove")]
        return Amendment(
            call=own,
            criteria={one.pk: self._facts(one, ("title", "text", "weight")) for one in self.criteria},
            meanings={
                one.pk: [(n, data[f"criterion-{one.pk}-{n}"]) for n in POINTS]
                for one in self.criteria if one.is_scored and not self.frozen
            },
            questions={one.pk: self._question(one) for one in self.questions},
            quotas={one.pk: self._facts(one, ("minimum", "maximum")) for one in self.call.quotas.all()},
            removed=removed,
            added=self.added_questions(data),
            added_criteria=self.added_criteria(data),
            added_quotas=self.added_quotas(data),
        )  # fmt: skip

    def _facts(self, one: Any, names: tuple[str, ...]) -> dict[str, Any]:
        key = f"{type(one).__name__.lower()}-{one.pk}"
        return {
            name: self.cleaned_data[f"{key}-{name}"] for name in names if f"{key}-{name}" in self.cleaned_data
        }

    def _question(self, one: Question) -> dict[str, Any]:
        facts = self._facts(one, ("label", "hint", "readers", "max_words", "required"))
        choices = self.cleaned_data.get(f"question-{one.pk}-choices")
        return facts if choices is None else {**facts, "choices": lines_of(choices)}
