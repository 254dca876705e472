"""What people ask about the data stored about them, with the clock the law sets (GDPR 12, 15-17, 21)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.encrypted import EncryptedTextField
from netvaerk.models import Person


class DataRequestQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> "DataRequestQuerySet":
        """One's own; all of them for an officer."""
        return self if person.is_secretariat else self.filter(person=person)

    def open(self) -> "DataRequestQuerySet":
        return self.filter(answered_at=None)

    def with_people(self) -> "DataRequestQuerySet":
        return self.select_related("person__unit", "registered_by", "answered_by")


class DataRequest(models.Model):
    """One request. `registered_by` is the officer who wrote it down for somebody who cannot log in."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Put something right")
        ERASURE = "erasure", _("Delete something")
        OBJECTION = "objection", _("Object to how it is used")
        ACCESS = "access", _("Have a copy, or see what is not in it")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="data_requests", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    text = EncryptedTextField(_("what is asked"))
    asked_at = models.DateTimeField(_("asked"))
    due_on = models.DateField(_("answer by"))
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("registered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    is_met = models.BooleanField(_("done as asked"), null=True, blank=True)
    answer = EncryptedTextField(_("the answer"), blank=True)
    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request about one's data")
        verbose_name_plural = _("requests about one's data")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                "person",
                "kind",
                condition=Q(answered_at=None),
                name="data_request_one_open_of_a_kind",
                violation_error_message=_("A request of this kind is open already."),
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, is_met=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False, is_met__isnull=False),
                name="data_request_is_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(registered_by=None) | ~Q(registered_by=models.F("person")),
                name="data_request_is_registered_for_another",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def days_left(self, today: date) -> Any:
        """Until the last day for an answer; negative when it is over."""
        return (self.due_on - today).days
