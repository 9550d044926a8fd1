"""What a page needs to know about itself: fresh ids, whether a form failed, the words its scripts say."""

import itertools
import json
from typing import Any

from django.template import Context
from django.utils.translation import gettext as _

_spare = itertools.count(1)


def fresh_id(context: Context, stem: str) -> str:
    """An id that nothing else on this page has; the same from one request to the next."""
    request = context.get("request")
    if request is None:
        return f"{stem}-x{next(_spare)}"
    number = request.__dict__.setdefault("_ui_ids", itertools.count(1))
    return f"{stem}-{next(number)}"


def _failed(form: Any) -> bool:
    if not getattr(form, "is_bound", False):
        return False
    errors = form.errors
    return any(errors) if isinstance(errors, list) else bool(errors)


def has_form_errors(context: Context) -> bool:
    """Whether a form of this page came back: `form`, `formset`, `forms`, or what `form_errors` says."""
    if context.get("form_errors"):
        return True
    several = context.get("forms") or ()
    return any(_failed(form) for form in (context.get("form"), context.get("formset"), *several))


def script_words() -> str:
    """What the scripts say, in the reader's language, as JSON."""
    return json.dumps(
        {
            "saved": _("Saved"),
            "saving": _("Saving"),
            "notSaved": _("Not saved, still trying."),
            "kept": _("Your text is kept here."),
            "refused": _("Not saved."),
            "unsent": _("Not saved yet"),
            "restored": _("Text from this device that had not been saved was put back."),
            "copied": _("Copied"),
            "chosenOne": _("1 chosen:"),
            "chosenMany": _("%n chosen:"),
            "andMore": _("and %n more"),
            "movedTo": _("%name is now number %n of %total."),
            "leave": _("Some of your text is not saved yet."),
            "yourTime": _("your time"),
        },
        ensure_ascii=False,
    )
