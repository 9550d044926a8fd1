"""The texts of a call side by side with their words in another language."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from ...models import Call
from ...models.parts import choice_name
from .published import criteria_of

LONG = {"text", "audience", "privacy_notice", "retention_words", "hint"}
RICH = {"text", "audience", "privacy_notice"}


class Text(NamedTuple):
    """One text: the row and the name under which it is kept, its original, its words in the language."""

    key: str
    group: str
    label: str
    part: Any
    name: str
    original: str
    words: str
    is_outdated: bool
    is_long: bool = False

    @property
    def rows(self) -> int:
        longest = max(len(self.original), len(self.words))
        return min(16, max(2, longest // 70 + 1)) if self.is_long else 1


class Progress(NamedTuple):
    """How far a language is. `outdated`: translated before the original changed."""

    language: str
    done: int
    all: int
    outdated: int

    @property
    def is_whole(self) -> bool:
        return self.done == self.all and not self.outdated


def texts_of(call: Call, language: str) -> list[Text]:
    """Everything that a call says, in the order in which it is read; what is empty needs no words."""
    return [text for text in _all(call, language) if text.original.strip()]


def _all(call: Call, language: str) -> Iterator[Text]:
    labels = {
        "title": _("Title"), "text": _("Text"), "audience": _("Who can apply"),
        "privacy_notice": _("Privacy notice"), "retention_words": _("What becomes of the applications"),
    }  # fmt: skip
    for name in call.SPEAKS:
        yield _text(call, name, language, key=f"call-{name}", group=_("The call"), label=labels[name])
    yield from _of_criteria(call, language)
    yield from _of_questions(call, language)


def _of_criteria(call: Call, language: str) -> Iterator[Text]:
    labels = {"title": _("Name"), "text": _("What it means")}
    for one in criteria_of(call):
        group = _("Criterion “%(name)s”") % {"name": one}
        for name in one.SPEAKS:
            key = f"criterion-{one.pk}-{name}"
            yield _text(one, name, language, key=key, group=group, label=labels[name])
        for point in one.points.all():
            label = _("%(n)d points") % {"n": point.points}
            key = f"point-{point.pk}-meaning"
            yield _text(point, "meaning", language, key=key, group=group, label=label)


def _of_questions(call: Call, language: str) -> Iterator[Text]:
    labels = {"label": _("Question"), "hint": _("Hint"), "readers": _("Who reads the answer")}
    steps: set[str] = set()
    for one in call.questions.all():
        group = _("Question “%(name)s”") % {"name": one}
        if one.step not in steps:
            # A page of the form has one name: it is translated with its first question.
            steps.add(one.step)
            key = f"question-{one.pk}-step"
            yield _text(one, "step", language, key=key, group=group, label=_("Page of the form"))
        for name, label in labels.items():
            key = f"question-{one.pk}-{name}"
            yield _text(one, name, language, key=key, group=group, label=label)
        for number, choice in enumerate(one.choices):
            label = _("Choice %(n)d") % {"n": number + 1}
            name = choice_name(choice)
            words = one.translations.get(language, {}).get(name, "")
            old = one.is_outdated(name, language, original=choice)
            yield Text(f"question-{one.pk}-choice-{number}", group, label, one, name, choice, words, old)


def _text(part: Any, name: str, language: str, *, key: str, group: str, label: str) -> Text:
    original = getattr(part, name)
    words = part.translations.get(language, {}).get(name, "")
    old = part.is_outdated(name, language, original=original)
    return Text(key, group, label, part, name, original, words, old, name in LONG)


def progress_in(call: Call, language: str) -> Progress:
    texts = texts_of(call, language)
    done, old = sum(bool(one.words) for one in texts), sum(one.is_outdated for one in texts)
    return Progress(language, done, len(texts), old)


def progress_of(call: Call) -> list[Progress]:
    """How far each further language of a call is."""
    return [progress_in(call, one) for one in call.offered[1:]]
