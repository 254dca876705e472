"""Who holds which role on which theme, since when (S13-S15, S30-S33). Roles are assignments, never labels."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.encrypted import EncryptedTextField, says_something
from netvaerk.models import NetworkTheme, Person
from roles.models.stand_ins import StandIn

LONGEST_WAIVER = 300
CURRENT = Q(began_on__isnull=False, ended_on=None)
OPEN = Q(declined_at=None, ended_on=None)
"""The conditions of `current` and of `open`, for a query that asks for more than those."""


class RoleAssignmentQuerySet(models.QuerySet):
    def current(self) -> "RoleAssignmentQuerySet":
        """Those that have begun and not ended."""
        return self.filter(CURRENT)

    def reading(self) -> "RoleAssignmentQuerySet":
        """Those that count for reading: they run, or were held until their theme was closed."""
        return self.filter(Q(ended_on=None) | Q(still_reads=True), began_on__isnull=False)

    def exercised_by(self, person: Person, day: date) -> "RoleAssignmentQuerySet":
        """Those that `person` holds, or stands in for on that day."""
        standing_in = StandIn.objects.on(day).filter(assignment=OuterRef("pk"), person=person)
        return self.filter(Q(person=person) | Q(Exists(standing_in)))

    def unanswered(self) -> "RoleAssignmentQuerySet":
        return self.filter(began_on=None, declined_at=None, ended_on=None)

    def open(self) -> "RoleAssignmentQuerySet":
        """Asked or running."""
        return self.filter(OPEN)

    def in_state(self, state: str) -> "RoleAssignmentQuerySet":
        """Those whose dates say that they are in `state`, one of `RoleAssignment.State`."""
        states = RoleAssignment.State
        return {
            states.ASKED: self.unanswered(),
            states.RUNNING: self.current(),
            states.DECLINED: self.filter(declined_at__isnull=False),
            states.WITHDRAWN: self.filter(declined_at=None, began_on=None, ended_on__isnull=False),
            states.ENDED: self.filter(began_on__isnull=False, ended_on__isnull=False),
        }[states(state)]

    def visible_to(self, person: Person) -> "RoleAssignmentQuerySet":
        """Who holds a role is known to all; who was asked, only to the one asked and the secretariat."""
        if person.is_secretariat:
            return self.all()
        return self.filter(Q(began_on__isnull=False) | Q(person=person))

    def asked_of(self, person: Person) -> "RoleAssignmentQuerySet":
        return self.unanswered().filter(person=person)

    def with_waivers(self) -> "RoleAssignmentQuerySet":
        """With the reasons that were given in place of the diploma, which lists do not open."""
        return self.defer(None)


class RoleAssignmentManager(models.Manager.from_queryset(RoleAssignmentQuerySet)):
    """Who holds what is read on every page, and the encrypted reason waits until it is asked for."""

    def get_queryset(self) -> RoleAssignmentQuerySet:
        return super().get_queryset().defer("diploma_waiver")


class RoleAssignment(models.Model):
    """One person in one role on one theme, from being asked to the end; the rows are the history."""

    class Role(models.TextChoices):
        NETWORK_LEADER = "network_leader", _("Network leader")
        REFERENCE_LEADER = "reference_leader", _("Reference leader")
        CO_DRIVER = "co_driver", _("Co-driver")

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        RUNNING = "running", _("Running")
        DECLINED = "declined", _("Said no")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        ENDED = "ended", _("Ended")

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="role_assignments", verbose_name=_("theme"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="role_assignments", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    seat = models.PositiveSmallIntegerField(_("place"), default=1, editable=False)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    takes_over_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("takes over from")
    )
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    began_on = models.DateField(_("began"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    end_reason = models.CharField(_("reason for the end"), max_length=300, blank=True)
    still_reads = models.BooleanField(
        _("reads on"),
        default=False,
        editable=False,
        help_text=_("Held until the theme was closed, so that what lies inside it stays open to the person."),
    )
    handover_note = models.TextField(_("hand-over note"), max_length=3000, blank=True)
    diploma_waiver = EncryptedTextField(
        _("why without the diploma"), max_length=LONGEST_WAIVER, blank=True, editable=False
    )
    objects = RoleAssignmentManager()

    class Meta:
        verbose_name = _("role on a theme")
        verbose_name_plural = _("roles on themes")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "theme",
                "role",
                "seat",
                condition=Q(began_on__isnull=False, ended_on=None),
                name="role_one_holder_at_a_time",
                violation_error_message=_("Somebody holds this role already."),
            ),
            models.UniqueConstraint(
                "theme",
                "person",
                condition=Q(declined_at=None, ended_on=None),
                name="role_one_for_a_person_on_a_theme",
                violation_error_message=_("The person has a role on this theme, or has been asked."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(began_on=None) | Q(ended_on__gte=F("began_on")),
                name="role_ends_after_it_begins",
                violation_error_message=_("The role cannot end before it began."),
            ),
            models.CheckConstraint(
                condition=Q(declined_at=None) | Q(began_on=None),
                name="role_is_not_both_declined_and_begun",
            ),
            models.CheckConstraint(
                condition=Q(still_reads=False) | Q(began_on__isnull=False, ended_on__isnull=False),
                name="role_reads_on_when_it_has_ended",
            ),
            models.CheckConstraint(
                condition=Q(seat=1) | Q(seat=2, role="co_driver"),
                name="role_second_place_is_for_co_drivers",
            ),
            models.CheckConstraint(
                condition=Q(role="network_leader") | ~Q(says_something("diploma_waiver")),
                name="role_waiver_is_of_a_network_leader",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.person}"

    @property
    def state(self) -> "RoleAssignment.State":
        """Derived from the dates, which alone are stored."""
        if self.declined_at:
            return self.State.DECLINED
        if self.ended_on:
            return self.State.ENDED if self.began_on else self.State.WITHDRAWN
        return self.State.RUNNING if self.began_on else self.State.ASKED

    @property
    def state_label(self) -> str:
        return str(self.state.label)
