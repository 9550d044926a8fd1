from django.apps import AppConfig


class ZonesConfig(AppConfig):
    name = "workshops.zones"

    def ready(self) -> None:
        from . import stage

        stage.register()
