"""The whole form of a call, to be looked at and not to be sent."""

from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as say

from members.people.states import GovernmentLevel, LegalType
from workinggroup.base.forms import Form, Radios

from ..models import Call
from ..queries.calls.published import steps_of
from ..states import ApplicantRole
from .questions import field_of


class Page(NamedTuple):
    """One page of the form."""

    number: int
    title: str
    form: Form


class LookForm(Form):
    """Fields without a way to send them."""

    form_tag = False
    submit_label = None

    def __init__(self, *, fields: dict[str, forms.Field], readers: dict[str, Any], prefix: str) -> None:
        self.readers = readers
        super().__init__(prefix=prefix)
        for name, field in fields.items():
            field.disabled = True
            self.fields[name] = field


def pages_of(call: Call) -> list[Page]:
    """The pages in their order: who one is, the organisation, then the call's own questions."""
    staff = say("the secretariat and your reviewers")
    pages = [
        (say("You"), _you(), {"name": staff, "function": staff}),
        (say("Organisation"), _organisation(), {"organisation": staff}),
    ]
    for step in steps_of(call):
        own = [one for one in call.questions.all() if one.step == step]
        fields = {one.key: field_of(one, required=one.required) for one in own}
        readers = {one.key: one.said("readers") for one in own if one.readers}
        pages.append((own[0].said("step"), fields, readers))
    return [
        Page(number, title, LookForm(fields=fields, readers=readers, prefix=f"page{number}"))
        for number, (title, fields, readers) in enumerate(pages, 1)
    ]


def _you() -> dict[str, forms.Field]:
    roles = forms.ChoiceField(
        label=say("What do you do about buying?"), choices=ApplicantRole.choices, widget=Radios
    )
    return {
        "name": forms.CharField(label=say("Your name")),
        "function": forms.CharField(label=say("Your function")),
        "role": roles,
    }


def _organisation() -> dict[str, forms.Field]:
    choose: list[Any] = [("", say("Choose"))]
    return {
        "organisation": forms.CharField(label=say("Organisation")),
        "country": forms.ChoiceField(label=say("Country"), choices=choose),
        "level": forms.ChoiceField(
            label=say("Level of government"), choices=choose + GovernmentLevel.choices
        ),
        "legal_type": forms.ChoiceField(label=say("Legal type"), choices=choose + LegalType.choices),
    }
