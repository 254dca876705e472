"""What the secretariat's own work keeps."""

from secretariat.models.bookings import Booking, BookingSlot
from secretariat.models.data_requests import DataRequest
from secretariat.models.enrolments import Enrolment
from secretariat.models.evaluations import Evaluation
from secretariat.models.filing import ThemeFiling
from secretariat.models.hand_outs import CopyHandOut
from secretariat.models.knowledge import KnowledgeItem, KnowledgeText
from secretariat.models.office import DeskDay, Office, OpeningHours, OtherHours
from secretariat.models.openings import SealedOpening
from secretariat.models.organisation import OrganisationImport
from secretariat.models.support import ProposedArticle, SupportMessage, SupportNote, SupportRequest
from secretariat.models.today import TodayMark
from secretariat.models.training import EventSeries, TrainingEvent

__all__ = [
    "Booking",
    "BookingSlot",
    "CopyHandOut",
    "DataRequest",
    "DeskDay",
    "Enrolment",
    "Evaluation",
    "EventSeries",
    "KnowledgeItem",
    "KnowledgeText",
    "Office",
    "OpeningHours",
    "OrganisationImport",
    "OtherHours",
    "ProposedArticle",
    "SealedOpening",
    "SupportMessage",
    "SupportNote",
    "SupportRequest",
    "ThemeFiling",
    "TodayMark",
    "TrainingEvent",
]
