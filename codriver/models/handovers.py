"""What a co-driver who leaves early writes to the one who comes after (S50)."""

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from codriver.models.pairings import Pairing
from netvaerk.encrypted import EncryptedTextField
from netvaerk.models import Person


class PairingHandoverQuerySet(models.QuerySet):
    def readable_by(self, person: Person) -> "PairingHandoverQuerySet":
        """The writer's and the pair's leader's; and the one after, as long as that pair runs. Not the secretariat."""
        after = Pairing.objects.filter(
            theme=OuterRef("pairing__theme"),
            seat=OuterRef("pairing__seat"),
            pk__gt=OuterRef("pairing_id"),
            status__in=Pairing.BEGUN,
        ).order_by("pk")
        follows = Pairing.objects.current().filter(co_driver=person)
        own = Q(pairing__co_driver=person) | Q(pairing__network_leader=person)
        return self.annotate(next_pairing=Subquery(after.values("pk")[:1])).filter(
            own | Q(next_pairing__in=follows.values("pk"))
        )


class PairingHandover(models.Model):
    """At most one for a pairing that ended early. Its text is read by the writer, the pair's leader and who follows."""

    pairing = models.OneToOneField(Pairing, models.CASCADE, related_name="handover", verbose_name=_("pairing"))
    text = EncryptedTextField(_("hand-over note"))
    written_at = models.DateTimeField(_("written"))
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = PairingHandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("hand-over note of a co-driver")
        verbose_name_plural = _("hand-over notes of co-drivers")

    def __str__(self) -> str:
        return str(self.pairing)
