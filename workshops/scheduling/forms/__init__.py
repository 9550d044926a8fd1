"""Forms of sessions, by concept."""

from .people import DeliverForm, PaperForm, ParticipantForm
from .times import GenerateForm, OpenPollForm, SlotForm, TimeForm
from .workshops import AgendaItemForm, EditWorkshopForm, NewAgendaItemForm, NewWorkshopForm

__all__ = [
    "AgendaItemForm",
    "DeliverForm",
    "EditWorkshopForm",
    "GenerateForm",
    "NewAgendaItemForm",
    "NewWorkshopForm",
    "OpenPollForm",
    "PaperForm",
    "ParticipantForm",
    "SlotForm",
    "TimeForm",
]
