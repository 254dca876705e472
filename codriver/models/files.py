"""Files beside what one has practised, and the diploma itself until the secretariat has seen it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from codriver.models.diploma import DiplomaStudy
from codriver.models.practice import PracticeEvidence
from codriver.rules.practice import MOST_FILES
from netvaerk.models import KeptFile, Person
from netvaerk.models.files import KeptFileManager


class PracticeFileManager(KeptFileManager):
    def visible_to(self, person: Person) -> Any:
        """A file is read by exactly those who read what it belongs to."""
        return self.filter(evidence__in=PracticeEvidence.objects.visible_to(person))


class PracticeFile(KeptFile):
    """One of a few files beside a piece of practice; gone when that is."""

    evidence = models.ForeignKey(
        PracticeEvidence, models.CASCADE, related_name="files", verbose_name=_("practice evidence")
    )
    place = models.PositiveSmallIntegerField(editable=False)
    objects = PracticeFileManager()

    class Meta:
        verbose_name = _("file beside practice")
        verbose_name_plural = _("files beside practice")
        ordering = ["evidence_id", "place"]
        constraints = [
            models.UniqueConstraint("evidence", "place", name="practice_file_has_its_own_place"),
            models.CheckConstraint(condition=Q(place__gte=1, place__lte=MOST_FILES), name="practice_has_few_files"),
        ]


class DiplomaPaperManager(KeptFileManager):
    def visible_to(self, person: Person) -> Any:
        """One's own; for the secretariat those of the studies it sees."""
        seen = Q(study__person=person)
        if person.is_secretariat:
            seen |= Q(study__in=DiplomaStudy.objects.visible_to(person))
        return self.filter(seen)


class DiplomaPaper(KeptFile):
    """The school's diploma as its owner has handed it in. It goes when the secretariat has verified the study, and
    after some days in any case: only the fact remains."""

    study = models.OneToOneField(DiplomaStudy, models.CASCADE, related_name="paper", verbose_name=_("diploma study"))
    objects = DiplomaPaperManager()

    class Meta:
        verbose_name = _("diploma that was handed in")
        verbose_name_plural = _("diplomas that were handed in")
        ordering = ["kept_at", "pk"]
