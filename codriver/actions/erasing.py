"""What the floor of pairs holds of somebody whose name is erased: what time would delete goes by the same code."""

from datetime import datetime

from django.db.models import Q

from codriver.actions.forgetting import PROFILE, forget_agreement, forget_study, forget_talks_of
from codriver.models import (
    CandidacyReflection,
    ClosingWords,
    CoDriverCandidacy,
    CoDriverNeed,
    CompetenceRating,
    DevelopmentPath,
    DiplomaStudy,
    ExpectationAlignment,
    MirrorRequest,
    PairEvaluation,
    Pairing,
    PairingHandover,
    PairingRunChoice,
    PracticeEvidence,
    RoomEntry,
    RoomStep,
)
from netvaerk.models import Person
from netvaerk.rules.erasing import GONE


def erase_in_pairs(person: Person, *, at: datetime) -> None:
    """Delete what `person` wrote, and what was agreed with them. Pairs, dates, marks without words and studies stay,
    for figures; what others have written stays theirs."""
    for alignment in ExpectationAlignment.objects.filter(responses__person=person):
        forget_agreement(alignment, at=at)
    for pairing in Pairing.objects.filter(Q(co_driver=person) | Q(network_leader=person)):
        forget_talks_of(pairing, at=at)
    PairingHandover.objects.filter(pairing__co_driver=person).delete()
    PairingRunChoice.objects.filter(person=person).delete()
    RoomEntry.objects.filter(author=person).delete()
    RoomStep.objects.filter(Q(written_by=person) | Q(who=person)).delete()
    ClosingWords.objects.filter(person=person).delete()
    PairEvaluation.objects.filter(person=person).update(words="", readable=False)
    CompetenceRating.objects.filter(Q(author=person) | Q(pairing__co_driver=person)).delete()
    MirrorRequest.objects.filter(pairing__co_driver=person).delete()
    PracticeEvidence.objects.filter(pairing__co_driver=person).delete()
    _erase_candidate(person, at=at)


def _erase_candidate(person: Person, *, at: datetime) -> None:
    """What `person` offered, wished and studied. How far they came stays, for figures."""
    CandidacyReflection.objects.filter(candidacy__person=person).delete()
    CoDriverCandidacy.objects.filter(person=person).exclude(not_now_reason="").update(not_now_reason=GONE)
    CoDriverNeed.objects.filter(early_wish=person).update(early_wish=None)
    for model in PROFILE:
        if model is not DevelopmentPath:
            model._base_manager.filter(person=person).delete()
    for study in DiplomaStudy.objects.filter(person=person):
        forget_study(study, at=at)
