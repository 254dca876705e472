"""What the floor of roles holds about one person, for the copy of it; and what is left out, and why."""

from django.utils.translation import gettext_lazy as _

from netvaerk.queries.own_copy import Part, Why
from roles.models import (
    BaseLink,
    Encouragement,
    Nomination,
    ReferenceNeed,
    ReleaseRequest,
    ResourceRelease,
    RoleAssignment,
    SparringRelation,
    SparringTalk,
    SparringTopic,
    StandIn,
)

TIME = ("theme", "hours_per_week", "began_on", "ended_on")
SPARRING = ("theme", "asked_at", "accepted_at", "declined_at", "weeks", "first_on", "next_on", "ended_on")

PARTS = (
    Part(RoleAssignment, ("person",), ("theme", "role", "asked_at", "declined_at", "began_on", "ended_on")),
    Part(RoleAssignment, ("asked_by",), ("theme", "role", "asked_at"), by_you=True),
    Part(StandIn, ("person",), ("assignment__theme", "assignment__role", "begins_on", "ends_on", "ended_on")),
    Part(StandIn, ("named_by",), ("assignment__theme", "begins_on", "ends_on", "named_at"), by_you=True),
    Part(BaseLink, ("changed_by",), ("theme", "arenas", "funding", "changed_at")),
    Part(ReferenceNeed, ("written_by",), ("theme", "kind", "text", "written_at")),
    Part(ReferenceNeed, ("answered_by",), ("theme", "kind", "note", "done_at"), by_you=True),
    # --- between a personnel leader and staff
    Part(Nomination, ("person",), ("role", "competences", "reason", "sent_at", "status", "answered_at")),
    Part(Nomination, ("nominated_by",), ("role", "reason", "sent_at"), by_you=True),
    Part(Encouragement, ("person",), ("to", "theme", "words", "sent_at", "seen_at")),
    Part(Encouragement, ("encouraged_by",), ("to", "words", "sent_at"), by_you=True),
    Part(
        ResourceRelease,
        ("person",),
        (*TIME, "sets_aside", "approved_at", "confirmed_at", "taken_back_at", "taken_back_reason", "withdrawn_on"),
    ),
    Part(ResourceRelease, ("approved_by", "confirmed_by", "taken_back_by"), ("theme", "approved_at"), by_you=True),
    Part(
        ReleaseRequest,
        ("person",),
        (
            *TIME,
            "busy_weeks",
            "asked_at",
            "status",
            "counter_hours",
            "counter_began_on",
            "counter_ended_on",
            "closed_at",
            "reason",
        ),
    ),
    Part(ReleaseRequest, ("asked_by", "countered_by", "closed_by"), ("theme", "asked_at"), by_you=True),
    # --- sparring
    Part(SparringRelation, ("network_leader", "reference_leader"), SPARRING),
    Part(SparringRelation, ("asked_by", "changed_by"), ("theme", "asked_at", "changed_at"), by_you=True),
    Part(SparringTalk, ("noted_by",), ("relation__theme", "held_on", "noted_at"), title=_("sparring you have noted")),
    Part(SparringTopic, ("by",), ("relation__theme", "kind", "text", "at", "settled_at")),
)

LEFT_OUT = {
    "roles.SparringTopic.shared_with": Why.OTHERS_WORDS,
}

PURPOSES = {
    "roles.roleassignment": _("Filling a role, or standing in for somebody"),
    "roles.nomination": _("Answering a nomination"),
    "roles.encouragement": _("Encouraging somebody to take part"),
    "roles.resourcerelease": _("Releasing time for network work"),
    "roles.releaserequest": _("Answering a wish for time"),
}
"""Why others look at things of each kind, for the list of who looked."""
