"""Answering: that somebody has, and what they said, in two rows that know nothing of each other."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base.refusals import Refused, refuse_if

from .. import queries, rules
from ..models import Asked, Form, Response


@transaction.atomic
def answer(form: Form, *, person: Any, answers: dict[str, Any], at: dt.datetime) -> None:
    """Store an answer. A named one may be changed until the end; an anonymous one is given once.

    Nothing is written into the history: its moment would tell whose answer it is.
    """
    asked = queries.asked_of(form, person)
    refuse_if(rules.refuse_answering(form, asked, at=at))
    refuse_if(rules.refuse_values(form, answers))
    if not form.is_anonymous:
        Response.objects.update_or_create(form=form, person=person, defaults={"answers": answers})
        Asked.objects.filter(form=form, person=person).update(has_answered=True)
        return
    # Two presses at the same moment: one of them finds the row answered.
    if not Asked.objects.filter(form=form, person=person, has_answered=False).update(has_answered=True):
        raise Refused(_("You have answered. Thank you."))
    Response.objects.create(form=form, answers=answers)
