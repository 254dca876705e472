"""Time a personnel leader has released for network work (S26, S27): hours a week over a period, for one theme."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, Person
from netvaerk.rules.themes import TAKES_ROLES
from roles.models.assignments import RoleAssignment
from roles.rules.releases import EXPIRES_SOON, State, Stretch, state_of

Role = RoleAssignment.Role


def paired_on(person: Person) -> "models.QuerySet[NetworkTheme]":
    """Themes that `person` leads or co-drives today, or did until they were closed."""
    roles = RoleAssignment.objects.reading().filter(person=person, role__in=[Role.NETWORK_LEADER, Role.CO_DRIVER])
    return NetworkTheme.objects.filter(role_assignments__in=roles)


def granted_on(day: date, path: str = "") -> Q:
    """The condition of `granted`, for releases that a query reaches by `path`, such as `person__releases__`."""
    return Q(**{f"{path}withdrawn_on": None, f"{path}ended_on__gte": day})


class ResourceReleaseQuerySet(models.QuerySet):
    def granted(self, on: date) -> "ResourceReleaseQuerySet":
        """Those that stand and are not over on that day; one that begins later is granted already."""
        return self.filter(granted_on(on))

    def during(self, began_on: date, ended_on: date) -> "ResourceReleaseQuerySet":
        """Those that stand on some day of the period."""
        return self.filter(withdrawn_on=None, began_on__lte=ended_on, ended_on__gte=began_on)

    def visible_to(self, person: Person) -> "ResourceReleaseQuerySet":
        """The person, their personnel leader, the secretariat, and those who hold a role on the same theme."""
        if person.is_secretariat:
            return self.all()
        return self.filter(Q(person=person) | Q(person__personnel_leader=person) | Q(theme__in=paired_on(person)))

    def inherited(self, on: date) -> "ResourceReleaseQuerySet":
        """Granted ones whose person has another leader now, who has not said yet that the time stands."""
        mine = Q(approved_by=F("person__personnel_leader"))
        confirmed = Q(confirmed_by__isnull=False, confirmed_by=F("person__personnel_leader"))
        led = self.granted(on).filter(person__personnel_leader__isnull=False, person__is_active=True)
        return led.exclude(mine).exclude(confirmed)

    def expiring(self, on: date) -> "ResourceReleaseQuerySet":
        """Running ones that end within 30 days, on themes that run on; one taken back was told about already."""
        return self.granted(on).filter(
            began_on__lte=on,
            ended_on__lte=on + timedelta(days=EXPIRES_SOON),
            promised_until=None,
            theme__status__in=TAKES_ROLES,
        )

    def taken_back(self, on: date) -> "ResourceReleaseQuerySet":
        """Those taken back from a theme that goes on, whose promised days are not over and that nothing replaced."""
        newer = ResourceRelease.objects.granted(on).filter(
            person=OuterRef("person"), theme=OuterRef("theme"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(newer), promised_until__gte=on, theme__status__in=TAKES_ROLES)


class ResourceRelease(models.Model):
    """`ended_on` is the last day that holds. What was taken back keeps the day that was promised beside it, and what
    was taken back before it began is withdrawn as a whole."""

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
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by the next leader"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    promised_until = models.DateField(_("promised until, before it was taken back"), null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken back by"),
    )
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    taken_back_reason = models.CharField(_("why it was taken back"), max_length=500, blank=True)
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
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(person=F("confirmed_by")),
                name="release_is_confirmed_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(promised_until=None, taken_back_by=None, taken_back_at=None, taken_back_reason="")
                | Q(
                    promised_until__isnull=False,
                    promised_until__gte=F("ended_on"),
                    taken_back_by__isnull=False,
                    taken_back_at__isnull=False,
                )
                & ~Q(taken_back_reason=""),
                name="release_taken_back_says_why_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {floatformat(self.hours_per_week, -1)}"

    def state(self, today: date) -> State:
        """Derived from the dates, which alone are stored."""
        return state_of(
            began_on=self.began_on,
            ended_on=self.ended_on,
            withdrawn=self.withdrawn_on is not None,
            taken_back=self.promised_until is not None,
            today=today,
        )

    @property
    def stretch(self) -> Stretch:
        return Stretch(self.hours_per_week, self.began_on, self.ended_on)

    @property
    def is_inherited(self) -> bool:
        """Whether the person's present leader has neither released nor confirmed this."""
        leader = self.person.personnel_leader_id
        return leader is not None and leader not in (self.approved_by_id, self.confirmed_by_id)
