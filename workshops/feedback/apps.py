from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "workshops.feedback"

    def ready(self) -> None:
        from . import stage

        stage.register()
