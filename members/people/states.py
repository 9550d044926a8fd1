"""What organisations and memberships can be."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.editions.permissions import Role


class GovernmentLevel(models.TextChoices):
    SUPRANATIONAL = "supranational", _("Supranational")
    NATIONAL = "national", _("National or federal")
    REGIONAL = "regional", _("Regional")
    LOCAL = "local", _("Local")
    JOINT = "joint", _("Joint purchasing")
    OTHER = "other", _("Other")


class LegalType(models.TextChoices):
    """eForms code list `buyer-legal-type`."""

    CGA = "cga", _("Central government authority")
    RA = "ra", _("Regional authority")
    LA = "la", _("Local authority")
    BODY_PL = "body-pl", _("Body governed by public law")
    BODY_PL_CGA = (
        "body-pl-cga",
        _("Body governed by public law, controlled by a central government authority"),
    )
    BODY_PL_RA = "body-pl-ra", _("Body governed by public law, controlled by a regional authority")
    BODY_PL_LA = "body-pl-la", _("Body governed by public law, controlled by a local authority")
    PUB_UNDERT = "pub-undert", _("Public undertaking")
    ORG_SUB = "org-sub", _("Organisation awarding a contract subsidised by a contracting authority")
    EU_INS = "eu-ins-bod-ag", _("EU institution, body or agency")
    INT_ORG = "int-org", _("International organisation")
    DEF_CONT = "def-cont", _("Defence contractor")
    SPEC_RIGHTS = "spec-rights-entity", _("Entity with special or exclusive rights")


class MembershipKind(models.TextChoices):
    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")
    EXPERT = "expert", _("Expert")

    @property
    def role(self) -> Role:
        """The role that comes with the membership: experts read and answer as observers do."""
        return Role.MEMBER if self == MembershipKind.MEMBER else Role.OBSERVER


class Event(models.TextChoices):
    ROLE_GIVEN = "people.role_given", _("Role given")
    ROLE_TAKEN = "people.role_taken", _("Role taken back")
    MEMBER_JOINED = "people.member_joined", _("Member joined")
    MEMBER_LEFT = "people.member_left", _("Member left")
    PROFILE_CHANGED = "people.profile_changed", _("Profile changed")
    LINKS_ENDED = "people.links_ended", _("Personal links ended")
    PERSON_ADDED = "people.person_added", _("Person added")
    INVITED_AGAIN = "people.invited_again", _("Invitations to come back drafted")
