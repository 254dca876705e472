"""What the floor of roles holds of somebody whose name is erased."""

from datetime import datetime

from django.db.models import Q

from netvaerk.models import Person
from netvaerk.rules.erasing import GONE
from roles.models import (
    Encouragement,
    Nomination,
    ReleaseRequest,
    ResourceRelease,
    RoleAssignment,
    SparringTopic,
    StandIn,
)


def erase_in_roles(person: Person, *, at: datetime) -> None:
    """Delete what was said to and about `person`, and why their time and roles came and went. Roles, hours and dates
    stay, for figures."""
    Nomination.objects.filter(Q(person=person) | Q(nominated_by=person)).delete()
    Encouragement.objects.filter(Q(person=person) | Q(encouraged_by=person)).delete()
    SparringTopic.objects.filter(by=person).delete()
    SparringTopic.shared_with.through._base_manager.filter(person=person).delete()
    RoleAssignment.objects.filter(person=person).exclude(end_reason="").update(end_reason=GONE)
    StandIn.objects.filter(Q(person=person) | Q(named_by=person)).update(note="")
    ResourceRelease.objects.filter(person=person).update(sets_aside="")
    ResourceRelease.objects.filter(person=person).exclude(taken_back_reason="").update(taken_back_reason=GONE)
    ReleaseRequest.objects.filter(person=person).update(busy_weeks="")
    ReleaseRequest.objects.filter(person=person).exclude(reason="").update(reason=GONE)
