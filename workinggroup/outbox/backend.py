"""Django's own way of sending mail leads into the outbox too: sign-in codes are never lost either."""

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone, translation

from . import tasks
from .actions import message_id_of
from .models import Email
from .rendering import html_of, one_line


class OutboxBackend(BaseEmailBackend):
    """Turns each recipient of each message into a row that goes before everything else."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        written = [
            self._write(message, address) for message in email_messages for address in message.recipients()
        ]
        tasks.ring_after_commit()
        return len(written)

    def _write(self, message: EmailMessage, address: str) -> Email:
        key, at = f"django:{uuid.uuid4()}:1", timezone.now()
        person = get_user_model().objects.filter(email=address.strip().lower()).first()
        return Email.objects.create(
            key=key,
            occasion="django",
            person=person,
            to_name=person.name if person else "",
            to_address=address,
            from_name=settings.SITE_NAME,
            from_address=settings.DEFAULT_FROM_EMAIL,
            subject=one_line(str(message.subject)),
            text=str(message.body),
            html=html_of(str(message.body), None),
            message_id=message_id_of(key),
            language=translation.get_language() or settings.LANGUAGE_CODE,
            priority=1,
            due_at=at,
            made_at=at,
        )
