"""A talk that a pair needs with the secretariat: in confidence, and with the step that was agreed on (spec: states of a
pairing, "at_risk")."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from codriver.models.pairings import Pairing
from netvaerk.encrypted import EncryptedTextField
from netvaerk.models import Person


class PairingTalkQuerySet(models.QuerySet):
    def open(self) -> "PairingTalkQuerySet":
        """The pairs that are at risk now."""
        return self.filter(settled_at=None)

    def visible_to(self, person: Person) -> "PairingTalkQuerySet":
        """The secretariat's; but not those of one's own pair, which the other asked for in confidence."""
        if not person.is_secretariat:
            return self.none()
        return self.exclude(Q(pairing__co_driver=person) | Q(pairing__network_leader=person))


class PairingTalk(models.Model):
    """One row for each time a pair is at risk; an open one is what makes it so. Who asked is stored nowhere.

    A row without an agreed step was settled by the end of its pairing.
    """

    class Why(models.TextChoices):
        ASKED = "asked", _("A talk is asked for")
        NO_ALIGNMENT = "no_alignment", _("No agreement after four weeks")
        TIME = "time", _("The released time is taken back")

    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="talks", verbose_name=_("pairing"))
    why = models.CharField(_("why"), max_length=12, choices=Why)
    needed_at = models.DateTimeField(_("needed since"))
    agreed_step = EncryptedTextField(_("agreed step"), blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("settled by")
    )
    objects = PairingTalkQuerySet.as_manager()

    class Meta:
        verbose_name = _("talk with a pair")
        verbose_name_plural = _("talks with pairs")
        ordering = ["needed_at", "pk"]
        constraints = [
            models.UniqueConstraint("pairing", condition=Q(settled_at=None), name="talk_one_open_for_a_pairing"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=False) | Q(settled_by=None), name="talk_open_is_settled_by_nobody"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pairing)
