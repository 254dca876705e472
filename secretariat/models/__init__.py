"""What the secretariat's own work keeps."""

from secretariat.models.bookings import Booking, BookingSlot
from secretariat.models.office import DeskDay, Office, OpeningHours, OtherHours
from secretariat.models.organisation import OrganisationImport
from secretariat.models.support import ProposedArticle, SupportMessage, SupportNote, SupportRequest

__all__ = [
    "Booking",
    "BookingSlot",
    "DeskDay",
    "Office",
    "OpeningHours",
    "OrganisationImport",
    "OtherHours",
    "ProposedArticle",
    "SupportMessage",
    "SupportNote",
    "SupportRequest",
]
