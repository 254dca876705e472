"""What the secretariat's own work keeps."""

from secretariat.models.organisation import OrganisationImport
from secretariat.models.support import ProposedArticle, SupportMessage, SupportNote, SupportRequest

__all__ = ["OrganisationImport", "ProposedArticle", "SupportMessage", "SupportNote", "SupportRequest"]
