"""Forms of sessions, by concept."""

from .agenda import AgendaItemForm, CopyAgendaForm, NewAgendaItemForm, RefuseSuggestionForm, SuggestionForm
from .generating import GenerateForm
from .papers import DeliverForm, PaperDaysForm, PaperForm
from .people import NeedsForm, ParticipantForm
from .times import ExtendPollForm, OpenPollForm, SlotForm, TimeForm, ZoneForm
from .workshops import EditWorkshopForm, NewWorkshopForm

__all__ = [
    "AgendaItemForm",
    "CopyAgendaForm",
    "DeliverForm",
    "EditWorkshopForm",
    "ExtendPollForm",
    "GenerateForm",
    "NeedsForm",
    "NewAgendaItemForm",
    "NewWorkshopForm",
    "OpenPollForm",
    "PaperDaysForm",
    "PaperForm",
    "ParticipantForm",
    "RefuseSuggestionForm",
    "SlotForm",
    "SuggestionForm",
    "TimeForm",
    "ZoneForm",
]
