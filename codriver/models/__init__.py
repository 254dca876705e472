"""Pairs, what each wishes, and the agreements between them."""

from codriver.models.agreements import (
    AgreedText,
    AlignmentAgreement,
    AlignmentReview,
    Approval,
    JointEdit,
    TalkedThrough,
)
from codriver.models.alignments import (
    AlignmentResponse,
    Answer,
    ExpectationAlignment,
    HiddenQuestion,
    OwnQuestion,
)
from codriver.models.candidacies import CandidacyReflection, CoDriverCandidacy, WillingToTalk
from codriver.models.closing_questions import ClosingQuestion, ClosingQuestions, closing_questions
from codriver.models.closings import ClosingWords, LaterEffect, Mark, PairClosing, PairEvaluation
from codriver.models.competence_ratings import CompetenceRating, LeadershipCompetence, MirrorRequest, Moment
from codriver.models.diploma import DiplomaStudy, ExamAttempt, StudyModule
from codriver.models.diploma_catalogue import DiplomaModule, DiplomaProgramme, ModuleTerm
from codriver.models.files import DiplomaPaper, PracticeFile
from codriver.models.handovers import PairingHandover
from codriver.models.needs import CoDriverNeed, Style, TaskNeed
from codriver.models.offers import CoDriverOffer
from codriver.models.pairings import Pairing
from codriver.models.path import DevelopmentPath, LeadershipWish
from codriver.models.practice import PracticeEvidence
from codriver.models.pulses import Pulse
from codriver.models.reflection_questions import ReflectionQuestion, reflection_questions
from codriver.models.room import RoomEntry, RoomStep
from codriver.models.runs import PairingRun, PairingRunChoice, PairingWeight
from codriver.models.talks import PairingTalk
from codriver.models.tasks import CoDriverTask
from codriver.models.templates import (
    AlignmentTemplate,
    Catalogue,
    QuestionOption,
    TemplateQuestion,
    TemplateSection,
)
from codriver.models.wishes import CompetenceOffer, CompetenceRequest

__all__ = [
    "AgreedText",
    "AlignmentAgreement",
    "AlignmentResponse",
    "AlignmentReview",
    "AlignmentTemplate",
    "Answer",
    "Approval",
    "CandidacyReflection",
    "Catalogue",
    "ClosingQuestion",
    "ClosingQuestions",
    "ClosingWords",
    "CoDriverCandidacy",
    "CoDriverNeed",
    "CoDriverOffer",
    "CoDriverTask",
    "CompetenceOffer",
    "CompetenceRating",
    "CompetenceRequest",
    "DevelopmentPath",
    "DiplomaModule",
    "DiplomaPaper",
    "DiplomaProgramme",
    "DiplomaStudy",
    "ExamAttempt",
    "ExpectationAlignment",
    "HiddenQuestion",
    "JointEdit",
    "LaterEffect",
    "LeadershipCompetence",
    "LeadershipWish",
    "Mark",
    "MirrorRequest",
    "ModuleTerm",
    "Moment",
    "OwnQuestion",
    "PairClosing",
    "PairEvaluation",
    "Pairing",
    "PairingHandover",
    "PairingRun",
    "PairingRunChoice",
    "PairingTalk",
    "PairingWeight",
    "PracticeEvidence",
    "PracticeFile",
    "Pulse",
    "QuestionOption",
    "ReflectionQuestion",
    "RoomEntry",
    "RoomStep",
    "StudyModule",
    "Style",
    "TalkedThrough",
    "TaskNeed",
    "TemplateQuestion",
    "TemplateSection",
    "WillingToTalk",
    "closing_questions",
    "reflection_questions",
]
