"""The bell that tells a worker: somebody has a seat, or waits for one, and does not know it yet."""

import structlog
from celery import current_app
from django.db import connection, transaction

TASK = "workshops.registration.tasks.tell"
# In a rush many come in a second, and telling many at once takes little more than telling one.
SECONDS = 1
log = structlog.get_logger()


def ring() -> None:
    """A broker that is gone costs nothing but time: the clock rings, too."""
    try:
        current_app.send_task(TASK, countdown=SECONDS, retry=False)
    except Exception as error:
        log.warning("registration.no_bell", reason=str(error))


def ring_after_commit() -> None:
    """Ring once for everybody to whom something happened in this transaction."""
    if not any(function is ring for _, function, *_ in connection.run_on_commit):
        transaction.on_commit(ring)
