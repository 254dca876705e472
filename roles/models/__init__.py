"""Who holds which role, and what time is released for it."""

from roles.models.assignments import RoleAssignment
from roles.models.releases import ResourceRelease

__all__ = ["ResourceRelease", "RoleAssignment"]
