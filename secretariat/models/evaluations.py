"""What those who came say of an event, afterwards: nobody's name, no time, and no order that tells one from another."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.encrypted import EncryptedTextField
from secretariat.models.training import TrainingEvent


def unordered() -> int:
    """A number that tells nobody which answer came first."""
    return secrets.randbelow(2**53 - 1) + 1


class Evaluation(models.Model):
    """One answer. That somebody has answered stands on their enrolment; which answer it is stands nowhere."""

    class Worth(models.IntegerChoices):
        VERY = 4, _("Very much")
        GOOD = 3, _("A good deal")
        SOME = 2, _("A little")
        NONE = 1, _("Not at all")

    id = models.BigIntegerField(primary_key=True, default=unordered, editable=False)
    event = models.ForeignKey(TrainingEvent, models.PROTECT, related_name="evaluations", verbose_name=_("event"))
    worth = models.PositiveSmallIntegerField(_("was it worth your time"), choices=Worth)
    use = models.PositiveSmallIntegerField(_("can you use it in your network work"), choices=Worth)
    took_away = EncryptedTextField(_("what do you take with you"), blank=True)
    better = EncryptedTextField(_("what could be better"), blank=True)

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(worth__in=[1, 2, 3, 4], use__in=[1, 2, 3, 4]), name="evaluation_is_on_its_scale"
            )
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
