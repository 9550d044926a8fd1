from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "workshops.attendance"

    def ready(self) -> None:
        from . import stage

        stage.register()
