from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "workshops.invitations"

    def ready(self) -> None:
        from . import stage

        stage.register()
