from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "members.needs"

    def ready(self) -> None:
        from . import stage

        stage.register()
