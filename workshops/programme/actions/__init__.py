"""Use cases of speakers and materials, by concept."""

from .materials import add_material, change_material, remove_material
from .slides import approve_slides, return_slides, upload_slides, withdraw_slides
from .speakers import ask_speakers, forget, remove_photo, save_speaker

__all__ = [
    "add_material",
    "approve_slides",
    "ask_speakers",
    "change_material",
    "forget",
    "remove_material",
    "remove_photo",
    "return_slides",
    "save_speaker",
    "upload_slides",
    "withdraw_slides",
]
