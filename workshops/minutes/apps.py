from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "workshops.minutes"

    def ready(self) -> None:
        from . import stage

        stage.register()
