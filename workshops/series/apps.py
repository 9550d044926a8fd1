from django.apps import AppConfig


class SeriesConfig(AppConfig):
    name = "workshops.series"

    def ready(self) -> None:
        from . import stage

        stage.register()
