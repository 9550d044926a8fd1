from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "workinggroup.editions"

    def ready(self) -> None:
        from . import stage

        stage.register()
