"""The secretariat's office: when it is open, other hours on single days, and the desks that are booked there."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.models.one_line import one_line
from secretariat.rules.office import MOST_DESKS

# A comparison with NULL is neither true nor false, and a check lets that pass: so both are asked for.
BOTH_OR_NEITHER = Q(opens=None, closes=None) | Q(opens__isnull=False, closes__isnull=False, closes__gt=F("opens"))


class Office(models.Model):
    """The one office. Its row is also what two people queue at who want the last desk."""

    ONLY = 1

    desks = models.PositiveSmallIntegerField(
        _("desks for network leaders"), default=2, validators=[MaxValueValidator(MOST_DESKS)]
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("office")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="office_is_one")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class OpeningHours(models.Model):
    """When the office is open on a weekday; a weekday without a row is closed."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")

    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday"]
        constraints = [
            models.UniqueConstraint("weekday", name="opening_hours_once_a_weekday"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="opening_hours_close_after_they_open"),
        ]

    def __str__(self) -> str:
        return self.get_weekday_display()


class OtherHours(models.Model):
    """A single day with other hours, or closed; everybody reads why."""

    on = models.DateField(_("day"))
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(_("closes"), null=True, blank=True)
    reason = models.CharField(_("why"), max_length=80, blank=True, validators=[one_line])

    class Meta:
        verbose_name = _("other hours of a day")
        verbose_name_plural = _("other hours of days")
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint("on", name="other_hours_once_a_day"),
            models.CheckConstraint(condition=BOTH_OR_NEITHER, name="other_hours_are_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"


class DeskDay(models.Model):
    """A desk at the secretariat, for one person on one day. `seat` counts from 1."""

    on = models.DateField(_("day"))
    seat = models.PositiveSmallIntegerField(_("desk"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="desk_days", verbose_name=_("person")
    )

    class Meta:
        verbose_name = _("day at the secretariat")
        verbose_name_plural = _("days at the secretariat")
        ordering = ["on", "seat"]
        constraints = [
            models.UniqueConstraint("on", "seat", name="desk_day_one_person_a_desk"),
            models.UniqueConstraint("on", "person", name="desk_day_one_desk_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"
