"""A survey as a form: made of its questions, one mark of what was shown for each answer."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from members.needs.actions import Conflict, Entry
from members.needs.given import Given
from members.needs.models import Answer, Choice, Question
from members.needs.states import QuestionKind
from workinggroup.base.forms import Checks, Form, Radios, ScaleWidget

LONGEST = 5000
NO_ANSWER = ("", _("No answer"))


class Slot(NamedTuple):
    """The place of one answer: a question, or a row of a pair question."""

    question: Question
    row: Choice | None
    name: str

    @property
    def key(self) -> tuple[int, int | None]:
        return self.question.pk, self.row.pk if self.row else None


def slots_of(questions: Iterable[Question]) -> list[Slot]:
    """Every place for an answer, in the order of the page."""
    found = []
    for question in questions:
        if question.kind == QuestionKind.PAIR:
            rows = [(row, f"q{question.pk}-{row.pk}") for row in question.choices.all()]
            found += [Slot(question, row, name) for row, name in rows]
        else:
            found.append(Slot(question, None, f"q{question.pk}"))
    return found


class ResponseForm(Form):
    """Fields of every slot: `NAME-i` and `NAME-l`, `NAME`, `NAME-quote`, `NAME-p<choice>` and `NAME-ok`.

    `NAME-v` and `NAME-was` say what the page had shown; `page` names the opened page.
    """

    form_tag = False
    submit_label = None
    page = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        questions: list[Question],
        answers: Mapping[tuple[int, int | None], Answer],
        readers: Any = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.slots: list[Slot] = slots_of(questions)
        self.readers: dict[str, Any] = {}
        for slot in self.slots:
            answer = answers.get(slot.key)
            given = Given.of(answer, is_ranking=slot.question.kind == QuestionKind.RANKING)
            self._add_fields(slot, given)
            self._remember(slot, given, answer.version if answer else 0)
            if slot.question.is_required and slot.name in self.fields:
                # A draft may leave it open, handing in may not: it is not marked as optional.
                self.fields[slot.name].is_asked = True
            if slot.question.kind == QuestionKind.TEXT:
                self.readers[slot.name] = readers

    def _remember(self, slot: Slot, given: Given, version: int) -> None:
        self.fields[f"{slot.name}-v"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=version, min_value=0
        )
        self.fields[f"{slot.name}-was"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=given.digest, max_length=20
        )

    def _add_fields(self, slot: Slot, given: Given) -> None:
        kind = QuestionKind(slot.question.kind)
        add = {
            QuestionKind.PAIR: self._add_pair,
            QuestionKind.SCALE: self._add_scale,
            QuestionKind.SINGLE: self._add_single,
            QuestionKind.MULTIPLE: self._add_multiple,
            QuestionKind.RANKING: self._add_ranking,
            QuestionKind.TEXT: self._add_text,
        }[kind]
        add(slot, given)

    def _add_pair(self, slot: Slot, given: Given) -> None:
        for end, label, value in (
            ("i", _("Importance for us"), given.importance),
            ("l", _("Our level today"), given.level),
        ):
            self.fields[f"{slot.name}-{end}"] = _points(slot.question, label, value)

    def _add_scale(self, slot: Slot, given: Given) -> None:
        self.fields[slot.name] = _points(slot.question, slot.question.text, given.number)

    def _add_single(self, slot: Slot, given: Given) -> None:
        self.fields[slot.name] = forms.TypedChoiceField(
            label=slot.question.text,
            help_text=slot.question.help,
            required=False,
            widget=Radios,
            coerce=int,
            empty_value=None,
            choices=[*_choices(slot.question), NO_ANSWER],
            initial=given.picks[0] if given.picks else "",
        )

    def _add_multiple(self, slot: Slot, given: Given) -> None:
        self.fields[slot.name] = forms.TypedMultipleChoiceField(
            label=slot.question.text,
            help_text=slot.question.help,
            required=False,
            widget=Checks,
            coerce=int,
            choices=_choices(slot.question),
            initial=list(given.picks),
        )

    def _add_ranking(self, slot: Slot, given: Given) -> None:
        order = [*given.picks, *(pk for pk, _text in _choices(slot.question) if pk not in given.picks)]
        for place, pk in enumerate(order, 1):
            self.fields[f"{slot.name}-p{pk}"] = forms.IntegerField(
                widget=forms.HiddenInput(attrs={"data-position": ""}),
                initial=place,
                required=False,
                min_value=0,
            )
        self.fields[f"{slot.name}-ok"] = forms.BooleanField(
            required=False, initial=bool(given.picks), label=_("This order is our answer")
        )

    def _add_text(self, slot: Slot, given: Given) -> None:
        self.fields[slot.name] = forms.CharField(
            label=slot.question.text,
            help_text=slot.question.help,
            required=False,
            max_length=LONGEST,
            initial=given.text,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        if slot.question.may_be_quoted:
            self.fields[f"{slot.name}-quote"] = forms.BooleanField(
                required=False, initial=given.may_quote, label=_("This text may be quoted in the group")
            )

    def entries(self) -> list[Entry]:
        """What was handed over, with the marks of what had been shown."""
        marks = self.cleaned_data
        return [
            Entry(
                slot.question,
                self.value_of(slot),
                slot.row,
                marks.get(f"{slot.name}-v"),
                marks.get(f"{slot.name}-was", ""),
            )
            for slot in self.slots
        ]

    def value_of(self, slot: Slot) -> Given:
        """The answer of one slot as a value."""
        cleaned, name = self.cleaned_data, slot.name
        kind = QuestionKind(slot.question.kind)
        value = cleaned.get(name)
        if kind == QuestionKind.PAIR:
            return Given(importance=cleaned.get(f"{name}-i"), level=cleaned.get(f"{name}-l"))
        if kind == QuestionKind.SCALE:
            return Given(number=value)
        if kind == QuestionKind.TEXT:
            return Given(text=value or "", may_quote=bool(value and cleaned.get(f"{name}-quote")))
        if kind == QuestionKind.RANKING:
            return Given(picks=tuple(self.ordered(slot)) if self.is_ranked(slot) else ())
        chosen = value if isinstance(value, list) else [value]
        return Given(picks=tuple(sorted(pk for pk in chosen if pk)))

    def ordered(self, slot: Slot) -> list[int]:
        """The choices of a ranking in their order; a place that is missing comes last."""
        choices = [pk for pk, _text in _choices(slot.question)]
        places = {pk: self.place(slot, pk) for pk in choices}
        return sorted(choices, key=lambda pk: (places[pk], choices.index(pk)))

    def place(self, slot: Slot, pk: int) -> int:
        """Where a choice stands now: as it was sent, else as it was shown."""
        name = f"{slot.name}-p{pk}"
        sent = self.cleaned_data.get(name) if self.is_bound and hasattr(self, "cleaned_data") else None
        return sent or self.fields[name].initial

    def is_ranked(self, slot: Slot) -> bool:
        """Whether the order counts: somebody said so, or moved something."""
        return bool(self.cleaned_data.get(f"{slot.name}-ok"))

    def move(self, slot: Slot, pk: int, *, up: bool) -> None:
        """Move a choice without a script: the next `ordered` has it one place further."""
        order = self.ordered(slot)
        here = order.index(pk)
        there = min(max(here + (-1 if up else 1), 0), len(order) - 1)
        order[here], order[there] = order[there], order[here]
        for place, one in enumerate(order, 1):
            self.cleaned_data[f"{slot.name}-p{one}"] = place
        self.cleaned_data[f"{slot.name}-ok"] = True


def _points(question: Question, label: Any, value: int | None) -> forms.TypedChoiceField:
    points = [(str(point), str(point)) for point in range(question.low, question.high + 1)]
    return forms.TypedChoiceField(
        label=label,
        required=False,
        widget=ScaleWidget,
        coerce=int,
        empty_value=None,
        choices=[*points, NO_ANSWER],
        initial="" if value is None else str(value),
    )


def _choices(question: Question) -> list[tuple[int, str]]:
    return [(choice.pk, choice.text) for choice in question.choices.all()]


def show_conflicts(form: ResponseForm, conflicts: Iterable[Conflict]) -> None:
    """What is sent next has seen both texts."""
    names = {slot.key: slot.name for slot in form.slots}
    form.data = form.data.copy()
    for conflict in conflicts:
        choice = conflict.entry.choice
        name = names[conflict.entry.question.pk, choice.pk if choice else None]
        form.data[f"{name}-v"] = str(conflict.version)
        form.data[f"{name}-was"] = conflict.stored.digest
