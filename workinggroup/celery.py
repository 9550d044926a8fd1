"""Celery: over files under `var/broker` out of the box, over Redis when `REDIS_URL` names one."""

import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_ready

from workinggroup.base import folder_broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workinggroup.settings")

from django.conf import settings

app = Celery("workinggroup")
app.conf.update(
    task_ignore_result=True,
    task_acks_late=True,
    task_publish_retry=False,
    broker_connection_retry_on_startup=True,
    worker_hijack_root_logger=False,
    worker_prefetch_multiplier=1,
    task_default_queue="workinggroup",
    timezone=settings.TIME_ZONE,
    beat_schedule_filename=str(settings.VAR_DIR / "beat-schedule"),
)
if settings.REDIS_URL:
    app.conf.broker_url = settings.REDIS_URL
    app.conf.broker_transport_options = {
        "socket_connect_timeout": 2,
        "socket_timeout": 10,
        "visibility_timeout": 3600,
    }
else:
    for folder in ("queue", "control"):
        (settings.BROKER_DIR / folder).mkdir(parents=True, exist_ok=True)
    folder_broker.register()
    app.conf.broker_url = "folder://"
    app.conf.broker_transport_options = {
        "data_folder_in": str(settings.BROKER_DIR / "queue"),
        "data_folder_out": str(settings.BROKER_DIR / "queue"),
        "control_folder": str(settings.BROKER_DIR / "control"),
        "polling_interval": 0.1,
    }
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "outbox-sweep": {"task": "workinggroup.outbox.tasks.sweep", "schedule": 15.0},
    "reminders": {"task": "workshops.reminders.tasks.remind", "schedule": 300.0},
    "recruitment-orphans": {"task": "members.recruitment.tasks.remove_orphans", "schedule": 86400.0},
    "invitations-announce": {"task": "workshops.invitations.tasks.announce_due", "schedule": 10.0},
    "invitations-read-returns": {"task": "workshops.invitations.tasks.read_returns", "schedule": 60.0},
    "invitations-forget-returns": {"task": "workshops.invitations.tasks.forget_returns", "schedule": 86400.0},
    "recruitment-offers": {"task": "members.recruitment.tasks.watch_offers", "schedule": 300.0},
    "recruitment-erase": {
        "task": "members.recruitment.tasks.erase_due",
        "schedule": crontab(hour=3, minute=17),
    },
    "feedback-ask": {"task": "workshops.feedback.tasks.ask_all_due", "schedule": 900.0},
    "attendance-forget-tries": {"task": "workshops.attendance.tasks.forget_tries", "schedule": 86400.0},
    "zones-check": {"task": "workshops.zones.tasks.check", "schedule": crontab(hour=3, minute=47)},
    "programme-forget": {"task": "workshops.programme.tasks.forget", "schedule": 86400.0},
    "registration-tell": {"task": "workshops.registration.tasks.tell", "schedule": 15.0},
    "registration-forget": {"task": "workshops.registration.tasks.forget", "schedule": 86400.0},
    "needs-close-due": {"task": "members.needs.tasks.close_due", "schedule": 60.0},
}


@worker_ready.connect
def look_for_what_was_left(**_: object) -> None:
    """A worker that starts sweeps at once: what its predecessor left does not wait for beat.

    It may also be the first that runs with new rules of time zones.
    """
    from workinggroup.outbox import tasks
    from workshops.zones import tasks as zones

    tasks.sweep.apply_async(retry=False)
    zones.check.apply_async(retry=False)
