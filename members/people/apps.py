from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "members.people"

    def ready(self) -> None:
        from . import stage

        stage.register()
