from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "workshops.invitations"
