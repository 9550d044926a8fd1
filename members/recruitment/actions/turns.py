"""One turn at a workbench: whoever looked at an older state is told what happened, and overwrites nothing."""

from typing import Any

from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base.refusals import Refused

from ..models import Selection
from ..queries.selections.meanwhile import changed_since
from ..states import SelectionState


def touch(selection: Selection, *, version: int, by: Person | None, **changes: Any) -> None:
    """Move the version on, or refuse and say who changed what in the meantime."""
    fresh = Selection.objects.filter(pk=selection.pk, version=version, state=SelectionState.DRAFT)
    if fresh.update(version=version + 1, **changes):
        selection.refresh_from_db()
        return
    now = Selection.objects.select_related("call").filter(pk=selection.pk).first()
    if now is None:
        raise Refused(_("This selection has been deleted in the meantime."))
    told = changed_since(now, version, reader=by)
    if not told:
        raise Refused(
            _("Somebody changed this selection in the meantime. Look at it again, then repeat your step.")
        )
    raise Refused(
        _("This selection has changed in the meantime: %(changes)s. Look at it again, then repeat your step.")
        % {"changes": "; ".join(told)}
    )
