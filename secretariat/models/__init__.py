"""What the secretariat's own work keeps."""

from secretariat.models.organisation import OrganisationImport

__all__ = ["OrganisationImport"]
