"""Starts long work: a row to watch, and a task that runs after commit."""

import datetime as dt
from functools import partial
from typing import Any

from celery import Task
from django.db import transaction

from .models import Job


def start(task: Task, *, what: str, by: Any, at: dt.datetime, leads_to: str = "", **arguments: Any) -> Job:
    """Make a `Job` and send `task` with `job_id` and JSON-ready arguments once the transaction is through."""
    job = Job.objects.create(what=what, by=by, made_at=at, leads_to=leads_to)
    transaction.on_commit(partial(task.delay, job_id=str(job.pk), **arguments))
    return job
