from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "workinggroup.outbox"

    def ready(self) -> None:
        from workinggroup.base import health

        from .queries import backlog

        health.register("outbox", backlog)
