from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "workshops.reminders"

    def ready(self) -> None:
        from . import stage

        stage.register()
