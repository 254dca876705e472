"""What the floor of pairs holds about one person, for the copy of it; and what is left out, and why.

Of what two write, each gets their own: the other's answers, entries and looks back are the other's (duties: access).
"""

from operator import attrgetter

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from codriver.models import (
    AgreedText,
    AlignmentResponse,
    AlignmentReview,
    Answer,
    Approval,
    CandidacyReflection,
    ClosingWords,
    CoDriverCandidacy,
    CoDriverOffer,
    CompetenceOffer,
    CompetenceRating,
    DevelopmentPath,
    DiplomaPaper,
    DiplomaStudy,
    ExamAttempt,
    ExpectationAlignment,
    HiddenQuestion,
    JointEdit,
    LaterEffect,
    LeadershipWish,
    MirrorRequest,
    OwnQuestion,
    PairEvaluation,
    Pairing,
    PairingHandover,
    PairingRun,
    PairingRunChoice,
    PairingTalk,
    PracticeEvidence,
    PracticeFile,
    Pulse,
    RoomEntry,
    RoomStep,
    StudyModule,
    TalkedThrough,
    WillingToTalk,
)
from codriver.queries.own_words import agreed, answers, edits, entries, evaluations, looks_back, reflections
from netvaerk.queries.own_copy import Derived, Part, Why

PAIR = ("theme", "status", "offered_at", "answer_by", "began_on", "ended_on")

STUDIED = (
    "module", "school", "status", "planned_at", "begins_on", "asked_at", "answered_at", "not_now_reason", "price",
    "fund_amount", "fund_deadline", "fund_applied_on", "time_from", "time_until", "enrolled_on", "exam_on", "earned_on",
    "credited_by",
)  # fmt: skip


def kept_as(route: str) -> tuple[str | Derived, ...]:
    """What is told of a file, with the address at which its owner fetches it."""
    fetched_at = Derived("address", _("address"), lambda row: reverse(route, args=[row.pk]))
    return ("name", "kind", "size", "kept_at", fetched_at)


PARTS = (
    # --- becoming a co-driver
    Part(
        CoDriverCandidacy,
        ("person",),
        (
            "status",
            "began_at",
            "interested_at",
            "asked_leader_at",
            "hours_per_week",
            "free_from",
            "free_until",
            "answered_at",
            "not_now_reason",
            "ask_again_on",
            "ready_at",
            "closed_at",
        ),
    ),
    Part(CoDriverCandidacy, ("answered_by",), ("answered_at",), by_you=True),
    Part(CandidacyReflection, ("candidacy__person",), rows=reflections),
    Part(WillingToTalk, ("person",), ("about", "since")),
    Part(CompetenceOffer, ("person",), ("competence", "wish", "level")),
    Part(
        CoDriverOffer,
        ("person",),
        ("discipline", "style", "hours_per_week", "free_from", "free_until", "tasks", "known_units", "themes"),
    ),
    Part(PairingRun, ("made_by", "closed_by"), ("made_at", "status"), by_you=True),
    Part(PairingRunChoice, ("person",), ("theme", "kind", "chosen_at"), title=_("pairs you were weighed for by hand")),
    Part(PairingRunChoice, ("chosen_by",), ("theme", "kind", "chosen_at"), by_you=True),
    # --- the pair
    Part(
        Pairing,
        ("co_driver",),
        (*PAIR, "co_driver_says_yes", "co_driver_answered_at", "co_driver_reason"),
        title=_("pairings in which you are the co-driver"),
    ),
    Part(
        Pairing,
        ("network_leader",),
        (*PAIR, "leader_says_yes", "leader_answered_at", "leader_reason"),
        title=_("pairings in which you are the network leader"),
    ),
    Part(Pairing, ("offered_by",), ("theme", "offered_at"), by_you=True),
    Part(PairingHandover, ("pairing__co_driver",), ("pairing__theme", "text", "written_at")),
    Part(PairingTalk, ("settled_by",), ("pairing__theme", "settled_at"), by_you=True),
    Part(Pulse, ("person",), ("pairing__theme", "occasion", "due_on", "answered_at", "wants_a_talk", "talked_at")),
    Part(RoomEntry, ("author",), rows=entries),
    Part(RoomStep, ("written_by", "who"), ("pairing__theme", "what", "due_on", "written_at", "done_at")),
    # --- agreements
    Part(ExpectationAlignment, ("first_party",), ("theme", "kind", "opened_at", "closed_at", "outcome")),
    Part(AlignmentResponse, ("person",), ("alignment__theme", "alignment__kind", "sent_at", "shared_at")),
    Part(Answer, ("response__person",), rows=answers, title=_("your answers in alignments")),
    Part(HiddenQuestion, ("hidden_by",), ("alignment__theme",), title=_("questions left out"), by_you=True),
    Part(
        OwnQuestion,
        ("added_by",),
        ("alignment__theme", Derived("text", _("question"), attrgetter("text"))),
        title=_("questions you have added"),
    ),
    Part(JointEdit, ("edited_by",), rows=edits, title=_("what you have written in joint texts")),
    Part(
        TalkedThrough,
        ("ticked_by",),
        ("agreement__alignment__theme",),
        title=_("questions talked through"),
        by_you=True,
    ),
    Part(Approval, ("person",), ("agreement__alignment__theme", "agreement__number"), by_you=True),
    Part(AgreedText, ("agreement__alignment__responses__person",), rows=agreed),
    Part(AlignmentReview, ("asked_by",), ("agreement__alignment__theme", "because", "due_on", "opened_at")),
    # --- the end of a pair
    Part(ClosingWords, ("person",), rows=looks_back),
    Part(PairEvaluation, ("person",), rows=evaluations),
    Part(
        LaterEffect,
        ("person",),
        (
            "closing__pairing__theme",
            "asked_at",
            "for_citizens",
            "for_staff",
            "for_municipality",
            "figure",
            "answered_at",
        ),
    ),
    # --- practice, path and diploma
    Part(
        PracticeEvidence,
        ("pairing__co_driver",),
        (
            "pairing__theme",
            "done_on",
            "plans",
            "composes",
            "spars",
            "tasks",
            "what_done",
            "what_learned",
            "status",
            "written_at",
            "asked_at",
            "confirmed_at",
            "shown_at",
        ),
    ),
    Part(PracticeEvidence, ("confirmed_by",), ("pairing__theme", "confirmed_at"), by_you=True),
    Part(PracticeFile, ("kept_by", "evidence__pairing__co_driver"), kept_as("practice_file")),
    Part(
        CompetenceRating,
        ("author",),
        ("pairing__theme", "competence", "moment", "level", "matters", "rated_at"),
    ),
    Part(MirrorRequest, ("pairing__co_driver",), ("pairing__theme", "moment", "asked_at", "answered_at")),
    Part(DevelopmentPath, ("person",), ("ready_at", "paused_at", "left_at")),
    Part(DevelopmentPath, ("ready_by",), ("ready_at",), by_you=True),
    Part(LeadershipWish, ("person",), ("wish", "about", "said_at")),
    Part(
        DiplomaStudy,
        ("person",),
        (
            "programme",
            "begun_at",
            "basis",
            "assessment",
            "assessed_on",
            "admitted_on",
            "began_on",
            "verified_at",
            "left_at",
        ),
    ),
    Part(DiplomaStudy, ("verified_by",), ("verified_at",), by_you=True),
    Part(StudyModule, ("study__person",), STUDIED),
    Part(StudyModule, ("answered_by",), ("module", "answered_at"), by_you=True, only=~Q(answered_by=None)),
    Part(
        ExamAttempt, ("study_module__study__person",), ("study_module__module", "number", "outcome", "grade", "held_on")
    ),
    Part(DiplomaPaper, ("kept_by", "study__person"), kept_as("diploma_paper")),
)

LEFT_OUT = {
    "codriver.CoDriverNeed.early_wish": Why.OTHERS_WORDS,
    "codriver.CoDriverNeed": Why.NOBODY,
    "codriver.TaskNeed": Why.NOBODY,
    "codriver.CompetenceRequest": Why.NOBODY,
    "codriver.PairClosing": Why.PERSON_IS_ELSEWHERE,
    "codriver.AlignmentAgreement": Why.PERSON_IS_ELSEWHERE,
    "codriver.AlignmentTemplate": Why.NOBODY,
    "codriver.TemplateSection": Why.NOBODY,
    "codriver.TemplateQuestion": Why.NOBODY,
    "codriver.QuestionOption": Why.NOBODY,
    "codriver.LeadershipCompetence": Why.NOBODY,
    "codriver.DiplomaProgramme": Why.NOBODY,
    "codriver.DiplomaModule": Why.NOBODY,
    "codriver.ModuleTerm": Why.NOBODY,
    "codriver.CoDriverTask": Why.NOBODY,
    "codriver.PairingWeight": Why.NOBODY,
}

PURPOSES = {
    "codriver.codrivercandidacy": _("Finding co-drivers for themes"),
    "codriver.pairing": _("Bringing a pair together and following it"),
    "codriver.pairingrun": _("Bringing pairs together"),
    "codriver.expectationalignment": _("Agreeing on what two expect of each other"),
    "codriver.alignmentagreement": _("Agreeing on what two expect of each other"),
    "codriver.pairinghandover": _("Handing a pair over to the next co-driver"),
    "codriver.pairclosing": _("Looking back on a pair that ends"),
    "codriver.pairevaluation": _("Learning from how pairs have worked"),
    "codriver.practiceevidence": _("Confirming practice on the way to leading networks"),
    "codriver.practicefile": _("Confirming practice on the way to leading networks"),
    "codriver.diplomastudy": _("Supporting the diploma"),
    "codriver.studymodule": _("Supporting the diploma"),
    "codriver.diplomapaper": _("Verifying the diploma"),
}
"""Why others look at things of each kind, for the list of who looked."""
