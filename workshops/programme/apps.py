from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "workshops.programme"

    def ready(self) -> None:
        from . import stage

        stage.register()
