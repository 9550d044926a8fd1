from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "workshops.report"

    def ready(self) -> None:
        from . import stage

        stage.register()
