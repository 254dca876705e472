"""A personnel leader nominates one of their own staff (S22, S23). Before a yes it is between the two alone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.encrypted import EncryptedTextField, says_something
from netvaerk.models import Competence, Person


class NominationQuerySet(models.QuerySet):
    def open(self) -> "NominationQuerySet":
        """Those that wait for a yes or a no."""
        return self.filter(status__in=[Nomination.Status.SENT, Nomination.Status.LATER])

    def accepted(self) -> "NominationQuerySet":
        return self.filter(status=Nomination.Status.YES)

    def visible_to(self, person: Person) -> "NominationQuerySet":
        """The one nominated, the leader who wrote it as long as they lead the person, and after a yes the
        secretariat."""
        seen = Q(person=person) | Q(nominated_by=person, person__personnel_leader=person)
        if person.is_secretariat:
            seen |= Q(status=Nomination.Status.YES)
        return self.filter(seen)


class Nomination(models.Model):
    class For(models.TextChoices):
        CO_DRIVER = "co_driver", _("Co-driver")
        NETWORK_LEADER = "network_leader", _("Network leader")

    class Status(models.TextChoices):
        SENT = "sent", _("Sent")
        LATER = "later", _("Answers later")
        YES = "yes", _("Said yes")
        NO = "no", _("Not now")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="nominations", verbose_name=_("person")
    )
    nominated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="nominations_written", verbose_name=_("nominated by")
    )
    role = models.CharField(_("role"), max_length=20, choices=For)
    reason = EncryptedTextField(_("why"), max_length=2000)
    competences = models.ManyToManyField(Competence, related_name="+", verbose_name=_("competences"))
    sent_at = models.DateTimeField(_("sent"))
    status = models.CharField(_("state"), max_length=6, choices=Status, default=Status.SENT)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "person",
                "nominated_by",
                "role",
                name="nomination_once_by_a_leader_for_a_role",
                violation_error_message=_("You have nominated this person for the role already."),
            ),
            models.CheckConstraint(condition=~Q(person=F("nominated_by")), name="nomination_is_of_somebody_else"),
            models.CheckConstraint(condition=says_something("reason"), name="nomination_says_why"),
            models.CheckConstraint(
                condition=Q(status="sent", answered_at=None)
                | Q(status__in=["later", "yes", "no"], answered_at__isnull=False),
                name="nomination_state_fits_its_answer",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_role_display())

    @property
    def is_open(self) -> bool:
        return self.status in (self.Status.SENT, self.Status.LATER)
