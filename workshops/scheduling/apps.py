from django.apps import AppConfig


class SchedulingConfig(AppConfig):
    name = "workshops.scheduling"

    def ready(self) -> None:
        from . import stage

        stage.register()
