"""A copy that is handed to somebody who has left: to which address, on whose word, until when, and whether it was
fetched. The link itself is kept nowhere."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from netvaerk.encrypted import EncryptedTextField
from netvaerk.models import Person
from netvaerk.rules.secret_addresses import fingerprint
from secretariat.models.data_requests import DataRequest
from secretariat.rules.hand_outs import HandOutFacts, State, state_of


class CopyHandOutQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> "CopyHandOutQuerySet":
        """An officer's work, and nobody else's."""
        return self if person.is_secretariat else self.none()

    def waiting(self) -> "CopyHandOutQuerySet":
        """Those that a second officer has still to confirm."""
        has_left = Q(request__person__is_active=False, request__person__erased_at=None)
        since_then = Q(request__person__left_on=None) | Q(asked_at__date__gte=F("request__person__left_on"))
        return self.filter(has_left, since_then, agreed=None, withdrawn_at=None, request__answered_at=None)

    def with_people(self) -> "CopyHandOutQuerySet":
        return self.select_related("request__person", "asked_by", "answered_by", "withdrawn_by")

    def behind(self, secret: str, at: datetime) -> "CopyHandOut | None":
        """The one a link opens at a moment. It is looked up by what is computed from the secret, so that the time it
        takes tells nothing about how near a guess was."""
        found = self.select_related("request__person").filter(fingerprint=fingerprint(secret)).first()
        return found if found and found.state(at) is State.OPEN else None


class CopyHandOut(models.Model):
    """One address with what was seen of its owner, and the link that went there if a second officer confirmed it."""

    class Check(models.TextChoices):
        COUNTER = "counter", _("They showed proof of identity at the counter")
        DIGITAL_POST = "digital_post", _("They wrote by Digital Post, where one logs in with MitID")
        LETTER = "letter", _("They answered a letter that was sent to their address in the civil register")
        CALLED = "called", _("They were called on a number that was known before")

    request = models.ForeignKey(DataRequest, models.CASCADE, related_name="hand_outs", verbose_name=_("request"))
    email = EncryptedTextField(_("e-mail address it goes to"))
    check_kind = models.CharField(_("how the identity was checked"), max_length=12, choices=Check)
    check_words = EncryptedTextField(_("what was seen, in words"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("noted by"))
    asked_at = models.DateTimeField(_("noted"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    agreed = models.BooleanField(_("confirmed"), null=True, blank=True)
    fingerprint = models.CharField(max_length=64, null=True, editable=False)
    ends_at = models.DateTimeField(_("the link works until"), null=True, blank=True)
    fetched_at = models.DateTimeField(_("fetched"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("withdrawn by"),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    objects = CopyHandOutQuerySet.as_manager()

    class Meta:
        verbose_name = _("hand-out of a copy")
        verbose_name_plural = _("hand-outs of copies")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint("fingerprint", name="hand_out_one_for_a_link"),
            models.UniqueConstraint(
                "request", condition=Q(agreed=None, withdrawn_at=None), name="hand_out_one_waits_on_a_request"
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")), name="hand_out_takes_two_officers"
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None, answered_at=None, agreed=None, ends_at=None, fingerprint=None)
                | Q(answered_by__isnull=False, answered_at__isnull=False, agreed=False, ends_at=None, fingerprint=None)
                | Q(
                    answered_by__isnull=False,
                    answered_at__isnull=False,
                    agreed=True,
                    ends_at__isnull=False,
                    fingerprint__isnull=False,
                ),
                name="hand_out_confirmed_has_a_link",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("answered_at")), name="hand_out_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(fetched_at=None)
                | Q(agreed=True, withdrawn_at=None, fetched_at__gte=F("answered_at"), fetched_at__lt=F("ends_at")),
                name="hand_out_is_fetched_while_it_stands",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by=None, withdrawn_at=None)
                | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False),
                name="hand_out_is_withdrawn_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def person(self) -> Person:
        """Whose data it is."""
        return self.request.person

    @property
    def has_left(self) -> bool:
        """Whether the person cannot log in, is known by name, and has not been back since this was noted."""
        left_on, asked_on = self.person.left_on, localdate(self.asked_at)
        return not self.person.is_active and self.person.erased_at is None and (not left_on or left_on <= asked_on)

    def facts(self) -> HandOutFacts:
        return HandOutFacts(
            has_left=self.has_left,
            request_open=self.request.answered_at is None,
            agreed=self.agreed,
            ends_at=self.ends_at,
            fetched=self.fetched_at is not None,
            withdrawn=self.withdrawn_at is not None,
        )

    def state(self, at: datetime) -> State:
        return state_of(self.facts(), at)
