"""What speakers and materials are and can become."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import StateMachine


class Consent(models.TextChoices):
    OPEN = "", _("Not said yet")
    YES = "yes", _("Yes")
    NO = "no", _("No")


class SlidesState(StateMachine):
    UPLOADED = "uploaded", _("Waits for the secretariat")
    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Returned")

    @classmethod
    def moves(cls) -> dict["SlidesState", set["SlidesState"]]:
        return {cls.UPLOADED: {cls.APPROVED, cls.RETURNED}}

    @classmethod
    def looks(cls) -> dict["SlidesState", tuple[str, str]]:
        return {
            cls.UPLOADED: ("now", "now"),
            cls.APPROVED: ("good", "done"),
            cls.RETURNED: ("attention", "warn"),
        }


class MaterialKind(models.TextChoices):
    SLIDES = "slides", _("Slides")
    RECORDING = "recording", _("Recording")
    CHAT = "chat", _("Chat")
    MINUTES = "minutes", _("Minutes")
    OTHER = "other", _("Other")


class Audience(models.TextChoices):
    """Who may see a material; each also holds those before it."""

    PARTICIPANTS = "participants", _("Those who take part")
    MEMBERS = "members", _("Those who take part, and everybody of this edition")
    PUBLIC = "public", _("Everybody")


class Rights(models.TextChoices):
    RESERVED = "reserved", _("All rights reserved")
    CONSENT = "consent", _("Shown with the consent of")
    CC_BY = "cc-by-4.0", _("CC BY 4.0")
    CC_BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0")
    CC0 = "cc0-1.0", _("CC0 1.0: no rights reserved")


class Event(models.TextChoices):
    SPEAKERS_ASKED = "programme.speakers_asked", _("Speakers asked for what is missing")
    SPEAKER_SAVED = "programme.speaker_saved", _("Speaker’s words changed")
    PHOTO_REMOVED = "programme.photo_removed", _("Photo of a speaker removed")
    SLIDES_UPLOADED = "programme.slides_uploaded", _("Slides uploaded")
    SLIDES_WITHDRAWN = "programme.slides_withdrawn", _("Slides taken back")
    SLIDES_APPROVED = "programme.slides_approved", _("Slides approved")
    SLIDES_RETURNED = "programme.slides_returned", _("Slides returned")
    MATERIAL_ADDED = "programme.material_added", _("Material added")
    MATERIAL_CHANGED = "programme.material_changed", _("Material changed")
    MATERIAL_REMOVED = "programme.material_removed", _("Material removed")
