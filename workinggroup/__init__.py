"""The ground: the project, and the group as a whole."""

from .celery import app as celery_app

__all__ = ["celery_app"]
