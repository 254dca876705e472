"""Somebody asks a personnel leader for time (S26): asked, perhaps countered, and answered. A yes is a release."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, Person
from roles.models.assignments import RoleAssignment
from roles.models.releases import ResourceRelease, paired_on
from roles.models.stand_ins import StandIn
from roles.rules.releases import Stretch


def _fits(hours: str, first: str, last: str) -> Q:
    return Q(**{f"{hours}__gt": 0, f"{hours}__lte": 37, f"{last}__gte": F(first)})


def stood_in_on(person: Person) -> "models.QuerySet[NetworkTheme]":
    """Themes on which `person` stands in for a holder of a role today."""
    roles = RoleAssignment.objects.current().filter(stand_ins__in=StandIn.objects.on(localdate()).filter(person=person))
    return NetworkTheme.objects.filter(role_assignments__in=roles)


class ReleaseRequestQuerySet(models.QuerySet):
    def open(self) -> "ReleaseRequestQuerySet":
        return self.filter(status__in=ReleaseRequest.OPEN)

    def awaiting(self, person: Person) -> "ReleaseRequestQuerySet":
        """What waits for `person`: wishes for the time of their staff, and what their own leader proposed instead."""
        asked = Q(status=ReleaseRequest.Status.ASKED, person__personnel_leader=person, person__is_active=True)
        return self.filter(asked | Q(status=ReleaseRequest.Status.COUNTERED, person=person))

    def without_a_leader(self) -> "ReleaseRequestQuerySet":
        """Wishes that nobody can answer, since the person has no personnel leader who is employed."""
        nobody = Q(person__personnel_leader=None) | Q(person__personnel_leader__is_active=False)
        return self.filter(nobody, status=ReleaseRequest.Status.ASKED, person__is_active=True)

    def visible_to(self, person: Person) -> "ReleaseRequestQuerySet":
        """As with what is released: the person, their leader, the secretariat, and the pair on the theme. Whoever
        stands in for one of the pair sees the wishes they sent themselves."""
        if person.is_secretariat:
            return self.all()
        sent = Q(asked_by=person, theme__in=stood_in_on(person))
        return self.filter(
            Q(person=person) | Q(person__personnel_leader=person) | Q(theme__in=paired_on(person)) | sent
        )


class ReleaseRequest(models.Model):
    """One wish for one person's time on one theme. What was wished stays beside what the leader proposed instead."""

    class Status(models.TextChoices):
        ASKED = "asked", _("Asked for")
        COUNTERED = "countered", _("Other hours proposed")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        TURNED_DOWN = "turned_down", _("The other hours were turned down")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    OPEN = (Status.ASKED, Status.COUNTERED)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="release_requests", verbose_name=_("person")
    )
    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="release_requests", verbose_name=_("theme"))
    hours_per_week = models.DecimalField(_("hours a week"), max_digits=4, decimal_places=1)
    began_on = models.DateField(_("from"))
    ended_on = models.DateField(_("until"))
    busy_weeks = models.CharField(_("busy weeks"), max_length=300, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"))
    status = models.CharField(_("state"), max_length=12, choices=Status, default=Status.ASKED)
    counter_hours = models.DecimalField(_("other hours"), max_digits=4, decimal_places=1, null=True, blank=True)
    counter_began_on = models.DateField(_("other first day"), null=True, blank=True)
    counter_ended_on = models.DateField(_("other last day"), null=True, blank=True)
    countered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposed by")
    )
    countered_at = models.DateTimeField(_("proposed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    closed_at = models.DateTimeField(_("answered"), null=True, blank=True)
    reason = models.CharField(_("why not"), max_length=500, blank=True)
    release = models.ForeignKey(
        ResourceRelease, models.PROTECT, null=True, blank=True, related_name="requests", verbose_name=_("released time")
    )
    objects = ReleaseRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for time")
        verbose_name_plural = _("requests for time")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "person",
                "theme",
                condition=Q(status__in=["asked", "countered"]),
                name="request_one_open_for_a_person_on_a_theme",
                violation_error_message=_("Time has been asked for on this theme, and the answer is on its way."),
            ),
            models.CheckConstraint(
                condition=_fits("hours_per_week", "began_on", "ended_on"),
                name="request_hours_and_days_are_possible",
            ),
            models.CheckConstraint(
                condition=Q(
                    counter_hours=None,
                    counter_began_on=None,
                    counter_ended_on=None,
                    countered_by=None,
                    countered_at=None,
                )
                | Q(
                    _fits("counter_hours", "counter_began_on", "counter_ended_on"),
                    counter_hours__isnull=False,
                    counter_began_on__isnull=False,
                    counter_ended_on__isnull=False,
                    countered_by__isnull=False,
                    countered_at__isnull=False,
                )
                & ~Q(person=F("countered_by")),
                name="request_is_countered_in_full",
            ),
            models.CheckConstraint(
                condition=Q(status="asked", countered_at=None)
                | Q(status__in=["countered", "turned_down"], countered_at__isnull=False)
                | Q(status__in=["approved", "declined", "withdrawn"]),
                name="request_state_fits_what_was_proposed",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["asked", "countered"], closed_at=None, closed_by=None)
                | Q(
                    status__in=["approved", "declined", "turned_down", "withdrawn"],
                    closed_at__isnull=False,
                    closed_by__isnull=False,
                ),
                name="request_is_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(status="declined") & ~Q(reason="") | ~Q(status="declined") & Q(reason=""),
                name="request_is_declined_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(status="approved", release__isnull=False) | ~Q(status="approved") & Q(release=None),
                name="request_is_approved_by_a_release",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.theme}"

    @property
    def wished(self) -> Stretch:
        return Stretch(self.hours_per_week, self.began_on, self.ended_on)

    @property
    def proposed(self) -> Stretch | None:
        """What the leader would release instead; None while nothing else was proposed."""
        if self.counter_hours is None or self.counter_began_on is None or self.counter_ended_on is None:
            return None
        return Stretch(self.counter_hours, self.counter_began_on, self.counter_ended_on)

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def waits_for(self) -> Person | None:
        """Who holds the ball; None when it is answered, or when there is no leader to answer."""
        if self.status == self.Status.COUNTERED:
            return self.person
        leader = self.person.personnel_leader
        return leader if self.status == self.Status.ASKED and leader and leader.is_active else None
