"""What the top floor holds about one person, for the copy of it; and what is left out, and why."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.queries.own_copy import Part, Why
from secretariat.models import (
    Booking,
    BookingSlot,
    CopyHandOut,
    DataRequest,
    DeskDay,
    Enrolment,
    KnowledgeItem,
    KnowledgeText,
    OrganisationImport,
    ProposedArticle,
    SealedOpening,
    SupportMessage,
    SupportNote,
    SupportRequest,
    ThemeFiling,
    TodayMark,
    TrainingEvent,
)

OWNERS = (
    "alignment__responses__person", "pairing__network_leader", "pairing__co_driver", "candidacy__person",
)  # fmt: skip
"""Ways from an opening to those it belongs to."""

PARTS = (
    Part(
        SupportRequest,
        ("asker",),
        (
            "kind",
            "way",
            "urgency",
            "is_confidential",
            "subject",
            "theme",
            "status",
            "asked_at",
            "answered_at",
            "closed_at",
        ),
    ),
    Part(SupportRequest, ("owner",), ("kind", "status", "asked_at", "answered_at"), by_you=True),
    Part(SupportMessage, ("by",), ("at", "text"), title=_("what you have written in requests to the secretariat")),
    Part(SupportNote, ("by",), ("at", "text"), by_you=True),
    Part(ProposedArticle, ("written_by",), ("title", "text", "written_at"), by_you=True),
    Part(
        ProposedArticle,
        ("request__asker",),
        ("title", "status", "answered_at"),
        title=_("articles made of your requests"),
    ),
    Part(DataRequest, ("person",), ("kind", "text", "asked_at", "due_on", "answered_at", "is_met", "answer")),
    Part(DataRequest, ("registered_by", "answered_by"), ("kind", "asked_at", "answered_at"), by_you=True),
    Part(
        CopyHandOut,
        ("request__person",),
        ("email", "check_kind", "check_words", "asked_at", "answered_at", "agreed", "ends_at", "fetched_at"),
        title=_("copies handed out to you by a link"),
    ),
    Part(CopyHandOut, ("asked_by", "answered_by", "withdrawn_by"), ("asked_at", "answered_at"), by_you=True),
    Part(
        SealedOpening,
        OWNERS,
        ("kind", "ground", "basis", "reason", "answered_at", "ends_at"),
        title=_("emergency openings of what is yours"),
        only=Q(agreed=True),
    ),
    Part(SealedOpening, ("asked_by", "answered_by", "closed_by"), ("kind", "asked_at", "answered_at"), by_you=True),
    Part(Booking, ("person",), ("slot__begins_at", "subject", "form", "status", "booked_at", "ended_at")),
    Part(BookingSlot, ("officer",), ("begins_at", "ends_at", "place"), title=_("times you have offered for meetings")),
    Part(DeskDay, ("person",), ("on",)),
    Part(Enrolment, ("person",), ("event", "status", "signed_up_at", "signed_off_at", "came_at", "has_evaluated")),
    Part(TrainingEvent, ("created_by",), ("title", "begins_at"), by_you=True),
    Part(
        KnowledgeItem,
        ("author",),
        ("published__title_da", "shows_author", "begun_at"),
        title=_("knowledge you stand behind"),
    ),
    Part(KnowledgeText, ("written_by",), ("title_da", "summary_da", "body_da", "status", "written_at")),
    Part(KnowledgeText, ("published_by",), ("title_da", "published_at"), by_you=True),
    Part(OrganisationImport, ("read_by", "applied_by"), ("read_at", "applied_at"), by_you=True),
    Part(ThemeFiling, ("changed_by",), ("theme", "changed_at"), by_you=True),
    Part(TodayMark, ("taken_by", "postponed_by"), ("since", "postponed_until"), by_you=True),
)

LEFT_OUT = {
    "secretariat.Evaluation": Why.WITHOUT_NAME,
    "secretariat.EventSeries": Why.NOBODY,
    "secretariat.Office": Why.NOBODY,
    "secretariat.OpeningHours": Why.NOBODY,
    "secretariat.OtherHours": Why.NOBODY,
}

PURPOSES = {
    "secretariat.sealedopening": _("An emergency opening, of which you were told"),
    "secretariat.copyhandout": _("Handing you a copy of your data after you have left"),
    "secretariat.datarequest": _("Answering a request about your data"),
    "secretariat.supportrequest": _("Answering a question to the secretariat"),
    "secretariat.booking": _("Holding a meeting with the secretariat"),
    "secretariat.trainingevent": _("Holding a course or an event"),
    "secretariat.enrolment": _("Holding a course or an event"),
    "secretariat.knowledgeitem": _("Publishing a text for colleagues"),
    "secretariat.knowledgetext": _("Publishing a text for colleagues"),
}
"""Why others look at things of each kind, for the list of who looked."""
