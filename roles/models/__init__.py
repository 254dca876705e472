"""Who holds which role, what time is asked for and released, and what a personnel leader says to their staff."""

from roles.models.assignments import RoleAssignment
from roles.models.base_link import BaseLink, ReferenceNeed
from roles.models.encouragements import Encouragement
from roles.models.nominations import Nomination
from roles.models.release_requests import ReleaseRequest
from roles.models.releases import ResourceRelease
from roles.models.sparring import SparringRelation, SparringTalk, SparringTopic
from roles.models.stand_ins import StandIn

__all__ = [
    "BaseLink",
    "Encouragement",
    "Nomination",
    "ReferenceNeed",
    "ReleaseRequest",
    "ResourceRelease",
    "RoleAssignment",
    "SparringRelation",
    "SparringTalk",
    "SparringTopic",
    "StandIn",
]
