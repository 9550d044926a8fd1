"""Files of an application: kept once they are checked, and gone from the disk when their row is."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import QuerySet

from members.people.models import Person
from workinggroup.base import files, history
from workinggroup.base.refusals import refuse_if

from ..models import Answer, Application, Question, Upload
from ..rules import applications as rules
from ..rules import reviews as reviewing
from ..states import ApplicationState, Event

FOLDER = "applications"
# A file that is being stored has no row yet: it is an orphan only after a while.
GRACE = dt.timedelta(hours=2)


def store_upload(
    application: Application, *, question: Question, file: Any, by: Person | None, at: dt.datetime
) -> Upload:
    """Keep a file as the answer to a question. The earlier one goes only once this one is in place."""
    refuse_if(rules.refuse_correction(application, at=at))
    good = files.inspect(file)
    facts = {
        "name": good.name,
        "content_type": good.kind.content_type,
        "size": good.size,
        "sha256": good.sha256,
        "uploaded_at": at,
    }
    upload = Upload(application=application, question=question, **facts)
    upload.file.save(good.name, file, save=False)
    try:
        return _replace(upload, by=by, at=at)
    except BaseException:
        upload.file.storage.delete(upload.file.name)
        raise


@transaction.atomic
def _replace(upload: Upload, *, by: Person | None, at: dt.datetime) -> Upload:
    application, question = upload.application, upload.question
    # The row of the application is locked, so that two uploads of one question follow each other.
    Application.objects.filter(pk=application.pk).update(saved_at=at)
    remove_files(application.uploads.filter(question=question))
    upload.save(force_insert=True)
    Answer.objects.update_or_create(
        application=application, question=question, defaults={"value": upload.value}
    )
    _record(Event.UPLOAD_STORED, application, question, by=by, at=at)
    return upload


@transaction.atomic
def remove_upload(
    application: Application, *, question: Question, by: Person | None, at: dt.datetime
) -> None:
    """Take the file of a question away. What was sent stays whole: a file that was asked for stays too."""
    refuse_if(rules.refuse_removal(application, question, at=at))
    found = application.uploads.filter(question=question)
    if found.exists():
        remove_files(found)
        application.answers.filter(question=question).delete()
        _record(Event.UPLOAD_REMOVED, application, question, by=by, at=at)


@transaction.atomic
def clear_upload(upload: Upload, *, by: Person | None, at: dt.datetime) -> None:
    """Let the reviewers of a blind call open a file, after somebody has looked that it names nobody."""
    refuse_if(reviewing.refuse_clearing(upload, at=at))
    Upload.objects.filter(pk=upload.pk).update(cleared_at=at, cleared_by=by)
    _record(Event.UPLOAD_CLEARED, upload.application, upload.question, by=by, at=at)


@transaction.atomic
def withhold_upload(upload: Upload, *, by: Person | None, at: dt.datetime) -> None:
    """Hide a file from the reviewers of a blind call again; who has opened it has seen it."""
    refuse_if(reviewing.refuse_withholding(upload, at=at))
    Upload.objects.filter(pk=upload.pk).update(cleared_at=None, cleared_by=None)
    _record(Event.UPLOAD_WITHHELD, upload.application, upload.question, by=by, at=at)


def _record(event: Event, application: Application, question: Question, *, by: Any, at: dt.datetime) -> None:
    """Of a draft nothing is told: its author may delete it altogether."""
    if application.state == ApplicationState.SUBMITTED:
        edition = application.call.edition
        history.record(event, about=application, by=by, at=at, edition=edition, after=str(question.label))


def remove_files(uploads: QuerySet[Upload] | Iterable[Upload]) -> None:
    """Delete rows of files, and the files themselves once that is certain."""
    for upload in uploads:
        storage, name = upload.file.storage, upload.file.name
        upload.delete()
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))


def orphans(*, at: dt.datetime) -> Iterator[str]:
    """Files on the disk of which no application knows, and that are not just being stored."""
    storage: Storage = Upload._meta.get_field("file").storage
    known = set(Upload.objects.values_list("file", flat=True))
    for name in _names(storage, FOLDER):
        if name not in known and at - storage.get_modified_time(name) > GRACE:
            yield name


def _names(storage: Storage, folder: str) -> Iterator[str]:
    if not storage.exists(folder):
        return
    folders, names = storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in names)
    for inner in folders:
        yield from _names(storage, f"{folder}/{inner}")


def remove_orphans(*, at: dt.datetime) -> int:
    """Delete what was left behind, for example when a process was killed between file and row."""
    found = list(orphans(at=at))
    for name in found:
        Upload._meta.get_field("file").storage.delete(name)
    return len(found)
