"""The fields of a response, gathered for the page: sections, questions, rows."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from members.needs.actions import Conflict
from members.needs.models import Choice, Question, Section
from members.needs.states import QuestionKind
from members.needs.words import say

from .response import ResponseForm, Slot


class BothTexts(NamedTuple):
    """A conflict in words: who stored what meanwhile, and what was to be stored."""

    by: str
    stored: str
    typed: str


class Row(NamedTuple):
    """One answer's fields. `ranked`: (choice, field, is first, is last) of a ranking, in its order."""

    slot: Slot
    fields: list[Any]
    hidden: list[Any]
    both: BothTexts | None
    ranked: list[tuple[Choice, Any, bool, bool]]


class Block(NamedTuple):
    question: Question
    rows: list[Row]


class Part(NamedTuple):
    section: Section
    blocks: list[Block]


def blocks(form: ResponseForm, conflicts: Sequence[Conflict]) -> list[Part]:
    """The survey's sections with everything that the page prints."""
    both = {
        (c.entry.question.pk, c.entry.choice.pk if c.entry.choice else None): both_texts(c) for c in conflicts
    }
    parts: list[Part] = []
    for slot in form.slots:
        question = slot.question
        if not parts or parts[-1].section != question.section:
            parts.append(Part(question.section, []))
        if not parts[-1].blocks or parts[-1].blocks[-1].question != question:
            parts[-1].blocks.append(Block(question, []))
        parts[-1].blocks[-1].rows.append(_row(form, slot, both.get(slot.key)))
    return parts


def _row(form: ResponseForm, slot: Slot, both: BothTexts | None) -> Row:
    ends = {
        QuestionKind.PAIR: ["-i", "-l"],
        QuestionKind.TEXT: ["", "-quote"],
        QuestionKind.RANKING: ["-ok"],
    }.get(slot.question.kind, [""])
    fields = [form[slot.name + end] for end in ends if slot.name + end in form.fields]
    hidden = [form[f"{slot.name}-v"], form[f"{slot.name}-was"]]
    return Row(slot, fields, hidden, both, _ranked(form, slot))


def _ranked(form: ResponseForm, slot: Slot) -> list[tuple[Choice, Any, bool, bool]]:
    if slot.question.kind != QuestionKind.RANKING:
        return []
    choices = {choice.pk: choice for choice in slot.question.choices.all()}
    order = form.ordered(slot)
    last = len(order) - 1
    return [
        (choices[pk], form[f"{slot.name}-p{pk}"], place == 0, place == last) for place, pk in enumerate(order)
    ]


def both_texts(conflict: Conflict) -> BothTexts:
    """Both answers as a person reads them."""
    question = conflict.entry.question
    by = str(conflict.by) if conflict.by else _("Somebody")
    return BothTexts(by, say(question, conflict.stored), say(question, conflict.entry.given))
