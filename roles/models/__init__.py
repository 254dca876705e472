"""Who holds which role, what time is asked for and released, and what a personnel leader says to their staff."""

from roles.models.assignments import RoleAssignment
from roles.models.encouragements import Encouragement
from roles.models.nominations import Nomination
from roles.models.release_requests import ReleaseRequest
from roles.models.releases import ResourceRelease

__all__ = ["Encouragement", "Nomination", "ReleaseRequest", "ResourceRelease", "RoleAssignment"]
