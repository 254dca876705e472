"""How it goes in a pair: a question to each of the two, whose answer is theirs but for the wish for a talk (S69)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from codriver.models.pairings import Pairing
from codriver.rules.pulses import OPEN_FOR
from netvaerk.models import Person


class PulseQuerySet(models.QuerySet):
    def asked(self, person: Person, today: date) -> "PulseQuerySet":
        """What waits for this person's answer today; a pair that has ended is not asked."""
        running = self.filter(person=person, pairing__status=Pairing.Status.ACTIVE, answered_at=None)
        return running.filter(due_on__lte=today, due_on__gt=today - OPEN_FOR)

    def wishes_seen_by(self, person: Person) -> "PulseQuerySet":
        """For an officer the wishes for a talk, but from a pair that they are one of; for anybody else none."""
        if not person.is_secretariat:
            return self.none()
        own = Q(pairing__co_driver=person) | Q(pairing__network_leader=person)
        return self.filter(wants_a_talk=True).exclude(own)


class Pulse(models.Model):
    """One question to one of the two. The secretariat meets the row only when a talk is wished for."""

    class Occasion(models.TextChoices):
        SIX_WEEKS = "six_weeks", _("after six weeks")
        MIDWAY = "midway", _("midway")

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="pulses", verbose_name=_("pairing"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="pulses", verbose_name=_("person")
    )
    occasion = models.CharField(_("occasion"), max_length=10, choices=Occasion)
    due_on = models.DateField(_("asked from"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    wants_a_talk = models.BooleanField(_("wants a talk"), default=False)
    talked_at = models.DateTimeField(_("the secretariat has talked with them"), null=True, blank=True)
    objects = PulseQuerySet.as_manager()

    class Meta:
        verbose_name = _("question of how it goes")
        verbose_name_plural = _("questions of how it goes")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint("pairing", "person", "occasion", name="pulse_asks_once_on_an_occasion"),
            models.CheckConstraint(
                condition=Q(wants_a_talk=False) | Q(answered_at__isnull=False), name="pulse_wish_is_an_answer"
            ),
            models.CheckConstraint(
                condition=Q(talked_at=None) | Q(wants_a_talk=True), name="pulse_talk_was_wished_for"
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
