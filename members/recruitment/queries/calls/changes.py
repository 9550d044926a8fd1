"""What changed between two versions of a call, in words, with both texts."""

import difflib
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from ...languages import tongue
from ...models.parts import QUESTION_PREFIX
from ...states import CriterionKind, QuestionKind
from .published import value_words


class Piece(NamedTuple):
    """A run of words that stayed, went or came: same | gone | new."""

    kind: str
    words: str


class Changed(NamedTuple):
    """One change: its sentence, and the texts before and after where they can be compared."""

    words: str
    before: str = ""
    after: str = ""

    @property
    def pieces(self) -> list[Piece]:
        return list(compare(self.before, self.after)) if self.before or self.after else []


def changes_between(old: dict[str, Any], new: dict[str, Any]) -> list[Changed]:
    """Everything that differs between two contents, in the order in which the call is read."""
    return [
        *_of_call(old["call"], new["call"]),
        *_of_parts(old["criteria"], new["criteria"], CRITERION_WORDS, _criterion_differs),
        *_of_parts(old["questions"], new["questions"], QUESTION_WORDS, _question_differs),
        *_of_quotas(old, new),
        *_of_translations(old, new),
    ]


def _of_call(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Changed]:
    words = {
        "title": _("The title of the call changed."),
        "text": _("The text of the call changed."),
        "audience": _("The words on who can apply changed."),
        "privacy_notice": _("The privacy notice changed."),
        "retention_words": _("The words on what becomes of the data changed."),
    }
    for name, sentence in words.items():
        if old[name] != new[name]:
            yield Changed(sentence, old[name], new[name])
    if old["privacy_version"] != new["privacy_version"]:
        sentence = _("The privacy notice has a new version.")
        yield Changed(sentence, old["privacy_version"], new["privacy_version"])
    if old["retention_days"] != new["retention_days"]:
        days = {"before": old["retention_days"], "after": new["retention_days"]}
        yield Changed(_("Data is deleted after %(after)d days, instead of %(before)d.") % days)
    seats = [(one["seats_min"], one["seats_max"]) for one in (old, new)]
    if seats[0] != seats[1]:
        facts = {"low": seats[1][0], "high": seats[1][1], "a": seats[0][0], "b": seats[0][1]}
        yield Changed(
            _("At least %(low)d and at most %(high)d seats are wanted, instead of %(a)d to %(b)d.") % facts
        )


CRITERION_WORDS = {
    "added": lambda one: _("New criterion: “%(name)s”.") % {"name": one["title"]},
    "removed": lambda one: _("The criterion “%(name)s” was taken out.") % {"name": one["title"]},
}
QUESTION_WORDS = {
    "added": lambda one: _("New question: “%(name)s”.") % {"name": one["label"]},
    "removed": lambda one: _("The question “%(name)s” was taken out.") % {"name": one["label"]},
}


def _of_parts(old: list[Any], new: list[Any], words: dict[str, Any], differs: Any) -> Iterator[Changed]:
    before, after = ({one["id"]: one for one in parts} for parts in (old, new))
    for key, one in before.items():
        if key not in after:
            yield Changed(words["removed"](one))
        else:
            yield from differs(one, after[key])
    for key, one in after.items():
        if key not in before:
            yield Changed(words["added"](one))


def _criterion_differs(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Changed]:
    name = {"name": new["title"]}
    if old["title"] != new["title"]:
        sentence = _("The criterion “%(name)s” has another name.") % {"name": old["title"]}
        yield Changed(sentence, old["title"], new["title"])
    if old["text"] != new["text"]:
        yield Changed(_("“%(name)s” is explained in other words.") % name, old["text"], new["text"])
    if old["weight"] != new["weight"]:
        facts = {**name, "before": old["weight"], "after": new["weight"]}
        yield Changed(_("The weight of “%(name)s” is %(after)d, instead of %(before)d.") % facts)
    if old["kind"] != new["kind"]:
        facts = {**name, "kind": CriterionKind(new["kind"]).label}
        yield Changed(_("“%(name)s” is of another kind: %(kind)s.") % facts)
    meanings = {points: words for points, words, _other in old["points"]}
    for points, words, _other in new["points"]:
        if meanings.get(points, "") != words:
            sentence = _("What %(points)d points mean for “%(name)s” changed.") % {**name, "points": points}
            yield Changed(sentence, meanings.get(points, ""), words)


def _question_differs(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Changed]:
    name = {"name": new["label"]}
    if old["label"] != new["label"]:
        sentence = _("The question “%(name)s” has other words.") % {"name": old["label"]}
        yield Changed(sentence, old["label"], new["label"])
    if old["hint"] != new["hint"]:
        yield Changed(_("The hint under “%(name)s” changed.") % name, old["hint"], new["hint"])
    if old["readers"] != new["readers"]:
        yield Changed(_("Other people read the answer to “%(name)s”.") % name, old["readers"], new["readers"])
    if old["step"] != new["step"]:
        yield Changed(_("“%(name)s” stands on another page.") % name, old["step"], new["step"])
    if old["max_words"] != new["max_words"]:
        yield Changed(_most_words(new))
    if old["required"] != new["required"]:
        must = _("“%(name)s” must be answered now.") if new["required"] else _("“%(name)s” is optional now.")
        yield Changed(must % name)
    if old["kind"] != new["kind"]:
        facts = {**name, "kind": QuestionKind(new["kind"]).label}
        yield Changed(_("“%(name)s” is answered in another way: %(kind)s.") % facts)
    for choice in new["choices"]:
        if choice not in old["choices"]:
            yield Changed(_("“%(name)s” has a new choice: “%(choice)s”.") % {**name, "choice": choice})
    for choice in old["choices"]:
        if choice not in new["choices"]:
            yield Changed(_("“%(name)s” lost a choice: “%(choice)s”.") % {**name, "choice": choice})


def _most_words(question: dict[str, Any]) -> str:
    facts = {"name": question["label"], "n": question["max_words"]}
    if question["max_words"] is None:
        return _("The answer to “%(name)s” may have any length.") % facts
    return _("The answer to “%(name)s” may have %(n)d words.") % facts


def _of_quotas(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Changed]:
    before, after = (
        {(one["attribute"], one["value"]): one for one in content["quotas"]} for content in (old, new)
    )
    for key, one in before.items():
        name = {"value": _counted(old, *key)}
        if key not in after:
            yield Changed(_("The quota for “%(value)s” was taken out.") % name)
        elif one != after[key]:
            words = _("The quota for “%(value)s” changed.") % name
            yield Changed(words, _bounds(one), _bounds(after[key]))
    for key, one in after.items():
        if key not in before:
            words = _("New quota for “%(value)s”: %(bounds)s.")
            yield Changed(words % {"value": _counted(new, *key), "bounds": _bounds(one)})


def _counted(content: dict[str, Any], attribute: str, value: str) -> str:
    """What a quota counts, in words; a choice stands with its question, as “yes” alone says nothing."""
    asked = (one for one in content["questions"] if attribute == f"{QUESTION_PREFIX}{one['id']}")
    if question := next(asked, None):
        return _("%(question)s: %(choice)s") % {"question": question["label"], "choice": value}
    return value_words(attribute, value, [])


def _bounds(quota: dict[str, Any]) -> str:
    low, high = quota["minimum"], quota["maximum"]
    return ", ".join(
        words % {"n": n} for words, n in ((_("at least %(n)d"), low), (_("at most %(n)d"), high))
        if n is not None
    )  # fmt: skip


def _of_translations(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Changed]:
    before, after = _translated(old), _translated(new)
    for language in sorted(set(before) | set(after)):
        if before.get(language) != after.get(language):
            name = tongue(language).name
            yield Changed(_("The translation changed: %(language)s.") % {"language": name})


def _translated(content: dict[str, Any]) -> dict[str, list[Any]]:
    """language → all words of it, in order."""
    found: dict[str, list[Any]] = {}
    points = [point[2] for one in content["criteria"] for point in one["points"]]
    parts = [content["call"], *content["criteria"], *content["questions"]]
    for number, words in enumerate([one["translations"] for one in parts] + points):
        for language, said in words.items():
            own = {name: text for name, text in said.items() if name != "of"}
            if own:
                found.setdefault(language, []).append([number, own])
    return found


def compare(old: str, new: str) -> Iterator[Piece]:
    """Both texts as one run of words: what stayed, what went, what came."""
    left, right = _words(old), _words(new)
    if len(left) + len(right) > MOST_WORDS:
        yield from (Piece("gone", old), Piece("new", new))
        return
    for kind, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(left[a:b]))
            continue
        if a < b:
            yield Piece("gone", "".join(left[a:b]))
        if c < d:
            yield Piece("new", "".join(right[c:d]))


MOST_WORDS = 3000


def _words(text: str) -> list[str]:
    """Words with the space behind them: joined, they are the text again."""
    found: list[str] = []
    for piece in text.splitlines(keepends=True):
        words = piece.split(" ")
        found += [f"{word} " for word in words[:-1]] + [words[-1]]
    return found
