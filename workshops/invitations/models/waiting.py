"""Changes that go out in a moment, so that the next correction goes with them."""

from django.conf import settings
from django.db import models

from workshops.scheduling.models import Workshop


class Announcement(models.Model):
    """Changes of a session that are announced at `due_at`, as it stands by then, unless they are stopped."""

    workshop = models.OneToOneField(Workshop, on_delete=models.CASCADE, related_name="announcement")
    due_at = models.DateTimeField(db_index=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.workshop}: {self.due_at:%H:%M:%S}"
