"""What a co-driver has practised: their own words, confirmed by the network leader, shown by their choice (S85)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from codriver.models.pairings import Pairing
from codriver.models.tasks import CoDriverTask
from netvaerk.encrypted import EncryptedTextField
from netvaerk.models import Person


class PracticeQuerySet(models.QuerySet):
    def of(self, person: Person) -> "PracticeQuerySet":
        return self.filter(pairing__co_driver=person)

    def visible_to(self, person: Person) -> "PracticeQuerySet":
        """One's own; for the network leader what they were asked about; for the secretariat what is shown to it."""
        seen = Q(pairing__co_driver=person)
        seen |= Q(pairing__network_leader=person) & ~Q(status=PracticeEvidence.Status.MINE)
        if person.is_secretariat:
            seen |= Q(shown_at__isnull=False)
        return self.filter(seen)

    def shown(self) -> "PracticeQuerySet":
        """What people have chosen to show the secretariat."""
        return self.filter(shown_at__isnull=False)

    def confirmed(self) -> "PracticeQuerySet":
        return self.filter(status=PracticeEvidence.Status.CONFIRMED)

    def unanswered_since(self, day: date) -> "PracticeQuerySet":
        """What a network leader who is still here was asked on `day` or before, and has not answered."""
        status, leader = PracticeEvidence.Status.ASKED, "pairing__network_leader__is_active"
        return self.filter(status=status, asked_at__date__lte=day, **{leader: True})

    def with_people(self) -> "PracticeQuerySet":
        return self.select_related("pairing__theme", "pairing__co_driver", "pairing__network_leader", "confirmed_by")


class PracticeEvidence(models.Model):
    """Something the co-driver of `pairing` did in the engine room, and what they learned. What is confirmed was read in
    its last version, and is never written again."""

    class Status(models.TextChoices):
        MINE = "mine", _("Only yours")
        ASKED = "asked", _("With the network leader")
        QUESTIONED = "questioned", _("The network leader asks")
        CONFIRMED = "confirmed", _("Confirmed")

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="practice", verbose_name=_("pairing"))
    done_on = models.DateField(_("when did you do it"))
    plans = models.BooleanField(_("planning a process"), default=False)
    composes = models.BooleanField(_("composing the network"), default=False)
    spars = models.BooleanField(_("sparring"), default=False)
    tasks = models.ManyToManyField(CoDriverTask, blank=True, related_name="+", verbose_name=_("tasks of a co-driver"))
    what_done = EncryptedTextField(_("what did you do"))
    what_learned = EncryptedTextField(_("what did you learn"), blank=True)
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.MINE)
    question = EncryptedTextField(_("the network leader's question"), blank=True)
    written_at = models.DateTimeField(_("written"))
    asked_at = models.DateTimeField(_("the network leader was asked"), null=True, blank=True)
    questioned_at = models.DateTimeField(_("the network leader asked"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    shown_at = models.DateTimeField(_("shown to the secretariat"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = PracticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("practice evidence")
        verbose_name_plural = _("practice evidence")
        ordering = ["-done_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(plans=True) | Q(composes=True) | Q(spars=True),
                name="practice_is_of_a_kind",
                violation_error_message=_("Tick at least one of the three: planning, composing or sparring."),
            ),
            models.CheckConstraint(
                condition=Q(status="mine", asked_at=None, questioned_at=None)
                | Q(status="asked", asked_at__isnull=False, questioned_at=None)
                | Q(status="questioned", asked_at__isnull=False, questioned_at__isnull=False)
                | Q(status="confirmed", asked_at__isnull=False),
                name="practice_dates_fit_its_state",
            ),
            models.CheckConstraint(
                condition=Q(
                    status="confirmed",
                    confirmed_at__isnull=False,
                    confirmed_by__isnull=False,
                    confirmed_version__isnull=False,
                )
                | ~Q(status="confirmed") & Q(confirmed_at=None, confirmed_by=None, confirmed_version=None),
                name="practice_confirmed_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_version=None) | Q(confirmed_version=F("version")),
                name="practice_confirmed_stays_as_read",
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def owner(self) -> Person:
        return self.pairing.co_driver

    @property
    def kinds(self) -> list[str]:
        """The words of what it was practice in."""
        fields = (field for field in self._meta.fields if field.name in ("plans", "composes", "spars"))
        return [str(field.verbose_name) for field in fields if getattr(self, field.name)]
