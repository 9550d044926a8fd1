"""What pages of this app begin with: links that open them, and files as downloads."""

from typing import Any

from django.http import FileResponse, Http404

from workshops.scheduling.views.reading import OF_SESSION

from ..mails import PURPOSE

__all__ = ["OF_REGISTERED", "OF_SESSION", "OF_SPEAKER", "download"]

OF_SPEAKER = (PURPOSE,)
# Who registered for a webinar reads its materials from the page of the registration.
OF_REGISTERED = (*OF_SESSION, "registration")


def download(file: Any, *, name: str, content_type: str, inline: bool = False) -> FileResponse:
    """A file that was checked when it came: never run, never guessed to be something else."""
    try:
        opened = file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(opened, as_attachment=not inline, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
