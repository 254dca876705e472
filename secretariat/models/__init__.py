"""What the secretariat's own work keeps."""

from secretariat.models.organisation import OrganisationImport
from secretariat.models.today import TodayMark

__all__ = ["OrganisationImport", "TodayMark"]
