"""Time a personnel leader has released for network work (S26, S27): hours a week over a period, for one theme."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, Person


class ResourceReleaseQuerySet(models.QuerySet):
    def granted(self, on: date) -> "ResourceReleaseQuerySet":
        """Those that stand and are not over on that day; one that begins later is granted already."""
        return self.filter(withdrawn_on=None, ended_on__gte=on)

    def visible_to(self, person: Person) -> "ResourceReleaseQuerySet":
        """The person, their personnel leader, the secretariat, and those who hold a role on the same theme."""
        if person.is_secretariat:
            return self.all()
        led = NetworkTheme.objects.filter(
            role_assignments__person=person,
            role_assignments__role__in=["network_leader", "co_driver"],
            role_assignments__began_on__isnull=False,
            role_assignments__ended_on=None,
        )
        return self.filter(Q(person=person) | Q(person__personnel_leader=person) | Q(theme__in=led))


class ResourceRelease(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="releases", verbose_name=_("person")
    )
    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="releases", verbose_name=_("theme"))
    hours_per_week = models.DecimalField(_("hours a week"), max_digits=4, decimal_places=1)
    began_on = models.DateField(_("from"))
    ended_on = models.DateField(_("until"))
    sets_aside = models.CharField(
        _("what is set aside"),
        max_length=300,
        blank=True,
        help_text=_("Which daily tasks others take, so that the time is real."),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="releases_approved", verbose_name=_("released by")
    )
    approved_at = models.DateTimeField(_("released"))
    withdrawn_on = models.DateField(_("replaced or withdrawn"), null=True, blank=True)
    objects = ResourceReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("released time")
        verbose_name_plural = _("released time")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "person",
                "theme",
                condition=Q(withdrawn_on=None),
                name="release_one_for_a_person_on_a_theme",
                violation_error_message=_("Time is released for this theme already."),
            ),
            models.CheckConstraint(
                condition=Q(hours_per_week__gt=0, hours_per_week__lte=37),
                name="release_hours_fit_a_week",
                violation_error_message=_("Write how many hours a week, more than 0 and at most 37."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("began_on")),
                name="release_ends_no_sooner_than_it_begins",
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(person=F("approved_by")),
                name="release_is_not_ones_own",
                violation_error_message=_("Nobody releases their own time; the next leader does."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {floatformat(self.hours_per_week, -1)}"
