from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecruitmentConfig(AppConfig):
    name = "members.recruitment"
    verbose_name = _("Recruitment")

    def ready(self) -> None:
        from . import stage

        stage.register()
