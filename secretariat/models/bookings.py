"""Times that officers offer, and the meetings that people book in them."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.encrypted import EncryptedTextField
from netvaerk.models import Person
from netvaerk.models.one_line import one_line
from secretariat.models.support import SupportRequest


class SlotQuerySet(models.QuerySet):
    def offered(self) -> "SlotQuerySet":
        """Not taken back, and by somebody who is an officer today."""
        return self.filter(withdrawn_at=None, officer__in=Person.objects.secretariat())

    def ahead(self, now: datetime) -> "SlotQuerySet":
        return self.filter(begins_at__gt=now)

    def free(self) -> "SlotQuerySet":
        live = Booking.objects.live().filter(slot=OuterRef("pk"))
        return self.offered().filter(~Exists(live))


class BookingSlot(models.Model):
    """A time at which an officer can be met. Once booked it stays, also when it is taken back."""

    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="booking_slots", verbose_name=_("officer")
    )
    begins_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place or link"), max_length=300, blank=True, validators=[one_line])
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("time that can be booked")
        verbose_name_plural = _("times that can be booked")
        ordering = ["begins_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="slot_ends_after_it_begins"),
            models.UniqueConstraint(
                "officer", "begins_at", condition=Q(withdrawn_at=None), name="slot_once_an_officer_and_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begins_at:%Y-%m-%d %H:%M}"


class BookingQuerySet(models.QuerySet):
    def live(self) -> "BookingQuerySet":
        """All that hold their time: those that are not cancelled."""
        return self.exclude(status=Booking.Status.CANCELLED)

    def coming(self, now: datetime) -> "BookingQuerySet":
        return self.filter(status=Booking.Status.BOOKED, slot__ends_at__gt=now)

    def to_note(self, now: datetime) -> "BookingQuerySet":
        """Those that are over, and of which nobody has noted whether they were held; the newest first."""
        return self.filter(status=Booking.Status.BOOKED, slot__ends_at__lte=now).order_by("-slot__begins_at", "pk")

    def visible_to(self, person: Person) -> "BookingQuerySet":
        """For the two who meet, and nobody else."""
        with_officer = Q(slot__officer=person) if person.is_secretariat else Q(pk__in=[])
        return self.filter(Q(person=person) | with_officer)

    def with_people(self) -> "BookingQuerySet":
        return self.select_related("slot__officer", "person__unit", "request")


class Booking(models.Model):
    """A meeting with the secretariat. `version` is what calendars count by; `calendar_id` never changes."""

    class Form(models.TextChoices):
        OFFICE = "office", _("At the secretariat")
        ONLINE = "online", _("Online")
        PHONE = "phone", _("By telephone")

    class Status(models.TextChoices):
        BOOKED = "booked", _("Booked")
        HELD = "held", _("Held")
        NO_SHOW = "no_show", _("Nobody came")
        CANCELLED = "cancelled", _("Cancelled")

    slot = models.ForeignKey(BookingSlot, models.PROTECT, related_name="bookings", verbose_name=_("time"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="bookings", verbose_name=_("who comes")
    )
    subject = EncryptedTextField(_("subject"))
    form = models.CharField(_("how you meet"), max_length=10, choices=Form, default=Form.OFFICE)
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.BOOKED)
    request = models.ForeignKey(
        SupportRequest, models.SET_NULL, null=True, blank=True, related_name="bookings", verbose_name=_("request")
    )
    calendar_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    booked_at = models.DateTimeField(_("booked"))
    ended_at = models.DateTimeField(_("cancelled or noted"), null=True, blank=True)
    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting with the secretariat")
        verbose_name_plural = _("meetings with the secretariat")
        ordering = ["slot__begins_at", "pk"]
        constraints = [
            models.UniqueConstraint("slot", condition=~Q(status="cancelled"), name="booking_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(status="booked", ended_at=None) | ~Q(status="booked") & Q(ended_at__isnull=False),
                name="booking_ended_says_when",
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def officer(self) -> Person:
        return self.slot.officer
