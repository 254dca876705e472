"""The outbox: letters that wait, and for a while the bare fact of those that went."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.encrypted import EncryptedJSONField
from netvaerk.rules.outbox import CLAIM_LASTS, HELD_UP, Problem


class OutboxQuerySet(models.QuerySet["OutboxLetter"]):
    def due(self, now: datetime) -> "OutboxQuerySet":
        """Those to try now, and those whose worker fell over on the way."""
        waits = Q(status=OutboxLetter.Status.WAITING, try_at__lte=now)
        dropped = Q(status=OutboxLetter.Status.SENDING, claimed_at__lte=now - CLAIM_LASTS)
        return self.filter(waits | dropped)

    def on_their_way(self) -> "OutboxQuerySet":
        return self.filter(status__in=[OutboxLetter.Status.WAITING, OutboxLetter.Status.SENDING])

    def held_up(self, now: datetime) -> "OutboxQuerySet":
        """What should have gone long ago: no worker runs."""
        return self.due(now - HELD_UP)

    def with_words_kept(self) -> "OutboxQuerySet":
        """Each with `has_words`: whether it can still be sent."""
        return self.annotate(has_words=ExpressionWrapper(Q(content__isnull=False), models.BooleanField()))

    def held(self) -> "OutboxQuerySet":
        """News that is gathered for the weekly letter."""
        return self.filter(status=OutboxLetter.Status.HELD)

    def failed(self) -> "OutboxQuerySet":
        return self.filter(status=OutboxLetter.Status.FAILED)


class OutboxLetter(models.Model):
    """`content` holds everything the letter says, and the address of somebody without an account; it is emptied with
    the delivery. `name` is the letter's template."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waits")
        SENDING = "sending", _("on its way")
        HELD = "held", _("for the weekly letter")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not sent")

    class Why(models.TextChoices):
        RELAY_AWAY = Problem.RELAY_AWAY.value, _("The mail server cannot be reached.")
        REFUSED_FOR_NOW = Problem.REFUSED_FOR_NOW.value, _("The mail server does not take it just now.")
        ADDRESS_REFUSED = Problem.ADDRESS_REFUSED.value, _("The mail server does not know the address.")
        LETTER_REFUSED = Problem.LETTER_REFUSED.value, _("The mail server does not accept the letter.")
        NO_ADDRESS = Problem.NO_ADDRESS.value, _("There is no address to send it to.")
        FAULT = Problem.FAULT.value, _("Something is wrong in the system; its log says what.")

    name = models.CharField(_("kind of letter"), max_length=60)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    language = models.CharField(_("language"), max_length=2)
    content = EncryptedJSONField(_("content"), null=True, editable=False)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.WAITING)
    problem = models.CharField(_("problem"), max_length=20, choices=Why, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    written_at = models.DateTimeField(_("written"))
    since = models.DateTimeField(_("handed over"))
    try_at = models.DateTimeField(_("next try"))
    claimed_at = models.DateTimeField(_("taken by a worker"), null=True, blank=True)
    over_at = models.DateTimeField(_("sent or given up"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-id"]
        indexes = [models.Index(fields=["status", "try_at"], name="outbox_due")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="sent") | Q(content__isnull=True), name="sent_letter_keeps_no_words"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["waiting", "sending", "held"], over_at__isnull=True)
                | Q(status__in=["sent", "failed"], over_at__isnull=False),
                name="letter_is_over_or_waits",
            ),
            models.CheckConstraint(
                condition=~Q(status="sending") | Q(claimed_at__isnull=False), name="letter_on_its_way_is_claimed"
            ),
            models.CheckConstraint(condition=~Q(status="failed") | ~Q(problem=""), name="failed_letter_says_why"),
        ]

    def __str__(self) -> str:
        return self.name
