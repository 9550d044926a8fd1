"""Forms of the secretariat around reviewing: the rules, who gets what, and taking somebody off."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from members.people.models import Person
from workinggroup.base.forms import Checks, Form

from ..models import Application, Call


class RulesForm(Form):
    """How a call is reviewed."""

    submit_label = _("Save the rules")
    reviews_each = forms.IntegerField(label=_("Reviews of each application"), min_value=1, max_value=9)
    bars_same_organisation = forms.BooleanField(
        label=_("Nobody reviews their own organisation"), required=False
    )
    bars_same_country = forms.BooleanField(label=_("Nobody reviews their own country"), required=False)
    is_blind = forms.BooleanField(
        label=_("Read blind: reviewers do not see who applied"),
        required=False,
        help_text=_("Fixed when the call opens. An attachment stays shut until you have looked at it."),
    )

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        names = ("reviews_each", "bars_same_organisation", "bars_same_country", "is_blind")
        kwargs.setdefault("initial", {name: getattr(call, name) for name in names})
        super().__init__(*args, **kwargs)
        self.fields["is_blind"].disabled = not call.is_draft


class PeopleForm(Form):
    """Who gets files. It stands in the address of a preview, so that looking changes nothing."""

    form_tag = False
    submit_label = None
    reviewers = forms.ModelMultipleChoiceField(
        label=_("From these reviewers"), queryset=Person.objects.none(), widget=Checks
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pks = [person.pk for person in people]
        found = Person.objects.filter(pk__in=pks).select_related("organisation")
        self.fields["reviewers"].queryset = found.order_by("name", "pk")
        # What is drawn is at hand; the queryset is asked only when something was chosen.
        self.fields["reviewers"].choices = [(person.pk, str(person)) for person in people]

    @property
    def helper(self) -> FormHelper:
        """A token has no place in an address, which logs and histories keep."""
        helper = super().helper
        helper.disable_csrf = True
        return helper


class BalancedForm(PeopleForm):
    each = forms.IntegerField(label=_("Reviewers for each application"), min_value=1, max_value=9)
    field_order = ["each", "reviewers"]


class ByHandForm(PeopleForm):
    """Chosen files to chosen people. `applications` comes from the ticks of a list."""

    applications = forms.ModelMultipleChoiceField(queryset=Application.objects.none())

    def __init__(self, *args: Any, files: list[Application], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pks = [one.pk for one in files]
        field = self.fields["applications"]
        field.queryset = Application.objects.filter(pk__in=pks).select_related("organisation")
        field.error_messages["required"] = say("Choose at least one application.")


class TakeOffForm(Form):
    submit_label = _("Take off the file")
    because = forms.CharField(label=_("Reason"), max_length=300, required=False)
    readers = {"because": _("the secretariat and the committee")}

    def __init__(self, *args: Any, finished: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["because"].required = finished
        if finished:
            self.submit_label = _("Set this review aside")
