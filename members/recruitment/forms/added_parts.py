"""What a new version of an open call may add: one criterion, one question, one quota."""

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from ..actions.amending import OF_ADDED
from ..models import Call
from ..models.parts import POINTS
from ..queries.calls.published import attributes_of, values_of
from ..rules import amending as rules
from ..rules import calls as call_rules
from ..states import CriterionKind, QuestionKind
from .calls import text
from .parts import KINDS, MOST_CHOICES, lines_of

NEW = "new"
CRITERION, QUOTA = f"{NEW}-criterion", f"{NEW}-quota"
ASKED_LATER = [
    QuestionKind.LONG_TEXT, QuestionKind.TEXT, QuestionKind.CHOICE, QuestionKind.CHOICES,
    QuestionKind.NUMBER, QuestionKind.LINK, QuestionKind.FILE, QuestionKind.COUNTRY,
]  # fmt: skip
# Between what is counted and its value, in one list of choices.
OF = "="


class AddedParts:
    """The groups of fields of what is added. Nothing typed in the first field: nothing is added."""

    call: Call
    fields: Any

    def _add_new_question(self, steps: list[str]) -> tuple[str, list[str]]:
        self._put(f"{NEW}-label", forms.TextInput(), _("Question"), most=200)
        self._put(f"{NEW}-hint", text(2), _("Hint"), most=400)
        pages = [(step, step) for step in steps or [say("Your practice")]]
        self._pick(f"{NEW}-step", _("Page of the form"), pages)
        self._pick(f"{NEW}-kind", _("Kind"), [(kind.value, kind.label) for kind in ASKED_LATER])
        help_text = _("One on each line; only for questions with choices.")
        self._put(f"{NEW}-choices", text(3), _("Choices"), most=20_000, help_text=help_text)
        readers = say("the secretariat and your reviewers")
        self._put(f"{NEW}-readers", forms.TextInput(), _("Who reads the answer"), initial=readers, most=200)
        self._box(f"{NEW}-required", _("Must be answered (by those who have not sent yet)"))
        names = ("label", "hint", "step", "kind", "choices", "readers", "required")
        return say("Add a question"), [f"{NEW}-{name}" for name in names]

    def _add_new_criterion(self) -> tuple[str, list[str]]:
        self._put(f"{CRITERION}-title", forms.TextInput(), _("Name"), most=120)
        self._put(f"{CRITERION}-text", text(2), _("What it means"), most=20_000)
        kinds = [(kind.value, f"{kind.label}. {KINDS[kind]}") for kind in KINDS]
        self._pick(f"{CRITERION}-kind", _("Kind"), kinds)
        self._number(f"{CRITERION}-weight", "weight", _("Weight"), 1, required=False)
        for n in POINTS:
            label = say("%(n)d points mean") % {"n": n} if n != 1 else say("1 point means")
            self._put(f"{CRITERION}-{n}", forms.TextInput(), label, most=200)
        names = ("title", "text", "kind", "weight", *map(str, POINTS))
        return say("Add a criterion"), [f"{CRITERION}-{name}" for name in names]

    def _add_new_quota(self, questions: list[Any]) -> tuple[str, list[str]]:
        groups = [
            (label, [(f"{key}{OF}{value}", words) for value, words in values_of(key, questions)])
            for key, label in attributes_of(self.call)
        ]
        added = (f"{OF_ADDED}{OF}", say("A choice of the question that is added here"))
        self._pick(f"{QUOTA}-counts", _("What the quota counts"), [("", _("No new quota")), added, *groups])
        help_text = _("Only for a quota that counts the new question: one of its choices, word for word.")
        self._put(f"{QUOTA}-choice", forms.TextInput(), _("Which choice"), most=200, help_text=help_text)
        self._number(f"{QUOTA}-minimum", "minimum", _("At least"), None, required=False)
        self._number(f"{QUOTA}-maximum", "maximum", _("At most"), None, required=False)
        return say("Add a quota"), [f"{QUOTA}-{name}" for name in ("counts", "choice", "minimum", "maximum")]

    def _pick(self, name: str, label: Any, choices: list[Any]) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)

    def _clean_added(self, cleaned: dict[str, Any]) -> None:
        choices = lines_of(cleaned.get(f"{NEW}-choices") or "")
        asks = cleaned.get(f"{NEW}-label") and _has_choices(cleaned.get(f"{NEW}-kind"))
        if asks and not 2 <= len(choices) <= MOST_CHOICES:
            words = say("Give between 2 and %(n)d choices, one on each line.") % {"n": MOST_CHOICES}
            self.add_error(f"{NEW}-choices", words)
        for one in self.added_criteria(cleaned):
            reason = rules.refuse_new_criterion(self.call, title=one["title"], meanings=one["meanings"])
            if reason:
                self.add_error(f"{CRITERION}-title", reason)
        for one in self.added_quotas(cleaned):
            self._clean_quota(one, choices if asks else [])

    def _clean_quota(self, one: dict[str, Any], choices: list[str]) -> None:
        if one["attribute"] == OF_ADDED and (reason := rules.refuse_added_quota(choices, one["value"])):
            self.add_error(f"{QUOTA}-choice", reason)
        elif reason := call_rules.refuse_new_quota(self.call, **one):
            self.add_error(f"{QUOTA}-counts", reason)

    def added_questions(self, cleaned: dict[str, Any]) -> list[dict[str, Any]]:
        names = ("label", "hint", "step", "kind", "readers", "required")
        data = {name: cleaned.get(f"{NEW}-{name}") for name in names}
        if not data["label"]:
            return []
        choices = lines_of(cleaned.get(f"{NEW}-choices") or "")
        return [{**data, "choices": choices if _has_choices(data["kind"]) else []}]

    def added_criteria(self, cleaned: dict[str, Any]) -> list[dict[str, Any]]:
        data = {name: cleaned.get(f"{CRITERION}-{name}") for name in ("title", "text", "kind")}
        if not data["title"]:
            return []
        meanings = [(n, cleaned.get(f"{CRITERION}-{n}") or "") for n in POINTS]
        is_scored = data["kind"] == CriterionKind.SCORED
        weight = cleaned.get(f"{CRITERION}-weight") or 1
        return [{**data, "weight": weight, "meanings": meanings if is_scored else []}]

    def added_quotas(self, cleaned: dict[str, Any]) -> list[dict[str, Any]]:
        counts = cleaned.get(f"{QUOTA}-counts")
        if not counts:
            return []
        attribute, _between, value = counts.partition(OF)
        if attribute == OF_ADDED:
            value = (cleaned.get(f"{QUOTA}-choice") or "").strip()
        bounds = {name: cleaned.get(f"{QUOTA}-{name}") for name in ("minimum", "maximum")}
        return [{"attribute": attribute, "value": value, **bounds}]


def _has_choices(kind: Any) -> bool:
    return bool(kind) and QuestionKind(kind).has_choices
