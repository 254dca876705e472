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
from codriver.models.pairings import Pairing
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
    "Catalogue",
    "CompetenceOffer",
    "CompetenceRequest",
    "ExpectationAlignment",
    "HiddenQuestion",
    "JointEdit",
    "OwnQuestion",
    "Pairing",
    "QuestionOption",
    "TalkedThrough",
    "TemplateQuestion",
    "TemplateSection",
]
