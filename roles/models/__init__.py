"""Who holds which role, and what time is released for it."""

from roles.models.assignments import RoleAssignment
from roles.models.base_link import BaseLink, ReferenceNeed
from roles.models.releases import ResourceRelease
from roles.models.sparring import SparringRelation, SparringTalk, SparringTopic
from roles.models.stand_ins import StandIn

__all__ = [
    "BaseLink",
    "ReferenceNeed",
    "ResourceRelease",
    "RoleAssignment",
    "SparringRelation",
    "SparringTalk",
    "SparringTopic",
    "StandIn",
]
