"""What the frame around every page needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """`frame` for base.html: group, edition, stages, switcher, languages, the reader's clock."""
    from . import queries

    return {"frame": queries.Frame(request), "SAMPLE_MODE": settings.SAMPLE_MODE}
