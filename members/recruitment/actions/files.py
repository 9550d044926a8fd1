"""Long files for the committee: made by a job for one reader, and gone after a day."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import QuerySet
from django.utils.translation import override

from members.people.models import Person
from workinggroup.base.models import Progress
from workinggroup.base.pdf import pdf_of

from ..exports import committee_workbook
from ..models import CommitteeFile, Selection
from ..queries.documents.committee import committee_file
from ..queries.documents.committee_rows import File
from ..queries.selections.ranking import ranking
from ..queries.selections.workbench import standing

A_DAY = dt.timedelta(days=1)
STEPS = 3


def order_file(
    selection: Selection, *, kind: str, by: Person, language: str, at: dt.datetime
) -> CommitteeFile:
    """The place of a file that a job is going to fill."""
    return CommitteeFile.objects.create(
        selection=selection, person=by, kind=kind, language=language, made_at=at
    )


def fill_file(made: CommitteeFile, *, at: dt.datetime, progress: Progress) -> None:
    """Read, compose and print; without what its reader must not see."""
    with override(made.language):
        progress(0, STEPS)
        file = read_file(made.selection, made.person)
        progress(1, STEPS)
        if made.kind == "pdf":
            document = committee_file(file)
            progress(2, STEPS)
            content = pdf_of(document, at=at)
        else:
            content = committee_workbook(file)
        made.file.save(f"{made.pk}.{made.kind}", ContentFile(content))
        progress(STEPS, STEPS)


def read_file(selection: Selection, person: Any) -> File:
    rows = ranking(selection.call, reader=None, choices=True, selection=selection)
    return File(selection, standing(selection, rows), reader=person)


def remove_old_files(*, at: dt.datetime) -> int:
    """Delete what lay for a day; whoever needs it makes it again."""
    return remove_made_files(CommitteeFile.objects.filter(made_at__lte=at - A_DAY))


def remove_made_files(found: QuerySet[CommitteeFile]) -> int:
    """Rows and their files: the file goes first, so that nothing is left on the disk that nobody knows."""
    number = 0
    for one in found:
        one.file.delete(save=False)
        one.delete()
        number += 1
    return number
