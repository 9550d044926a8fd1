"""What was done and by whom, and how far long work has come."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .states import Look, StateMachine

Progress = Callable[[int, int], None]


class EventQuerySet(models.QuerySet):
    def about(self, thing: models.Model) -> "EventQuerySet":
        return self.filter(about_type=thing._meta.label, about_id=str(thing.pk))

    def update(self, **kwargs: Any) -> int:
        raise TypeError("History is append-only.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("History is append-only.")


class Event(models.Model):
    """One thing that was done: append-only, and without a foreign key to what it is about."""

    verb = models.CharField(max_length=80)
    about_type = models.CharField(max_length=80)
    about_id = models.CharField(max_length=40)
    about_words = models.CharField(max_length=200)
    edition_key = models.CharField(max_length=40, blank=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["about_type", "about_id", "at"])]

    def __str__(self) -> str:
        return f"{self.verb}: {self.about_words}"

    @property
    def words(self) -> str:
        """What was done, in the reader's language."""
        from . import history

        return str(history.label_of(self.verb))


class JobState(StateMachine):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")

    @classmethod
    def moves(cls) -> dict["JobState", set["JobState"]]:
        return {cls.WAITING: {cls.RUNNING, cls.FAILED}, cls.RUNNING: {cls.DONE, cls.FAILED}}

    @classmethod
    def looks(cls) -> dict["JobState", tuple[str, str]]:
        return {
            cls.RUNNING: ("now", "half"),
            cls.DONE: ("good", "done"),
            cls.FAILED: ("stop", "stop"),
        }


class Job(models.Model):
    """Long work that a page can watch: it survives the worker and belongs to who started it."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    what = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    leads_to = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.what

    @property
    def state_look(self) -> Look:
        return JobState(self.state).look

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0

    @property
    def is_over(self) -> bool:
        return self.state in (JobState.DONE, JobState.FAILED)

    @contextmanager
    def running(self) -> Iterator[Progress]:
        """Hand out a progress callback; done at the end, failed with the reason otherwise.

        Progress is saved at most once a percent. Call it outside any transaction, or nobody sees it move.
        """
        self._save(state=JobState.RUNNING, started_at=timezone.now())
        try:
            yield self._advance
        except Exception as error:
            self._save(
                state=JobState.FAILED, error=str(error) or type(error).__name__, ended_at=timezone.now()
            )
            raise
        self._save(state=JobState.DONE, done=self.total, ended_at=timezone.now())

    def _advance(self, done: int, total: int) -> None:
        before, self.total = self.percent, total
        self.done = done
        if self.percent != before or done == total:
            self._save(done=done, total=total)

    def _save(self, **changes: Any) -> None:
        for name, value in changes.items():
            setattr(self, name, value)
        self.save(update_fields=list(changes))


class Heartbeat(models.Model):
    """When a part that should always run was last seen; `/healthz` reads it."""

    name = models.CharField(max_length=40, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def beat(cls, name: str, *, at: dt.datetime) -> None:
        cls.objects.update_or_create(name=name, defaults={"seen_at": at})
