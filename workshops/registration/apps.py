from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "workshops.registration"

    def ready(self) -> None:
        from . import stage

        stage.register()
