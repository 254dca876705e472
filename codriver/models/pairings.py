"""Pairings: one co-driver beside one network leader on one theme, for a stretch of time (S49, S50)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, Person


class PairingQuerySet(models.QuerySet):
    def live(self) -> "PairingQuerySet":
        """Offered or running: these take up the theme's place and the person's."""
        return self.filter(status__in=Pairing.LIVE)

    def current(self) -> "PairingQuerySet":
        return self.filter(status=Pairing.Status.ACTIVE)

    def of(self, person: Person) -> "PairingQuerySet":
        return self.filter(Q(co_driver=person) | Q(network_leader=person))

    def visible_to(self, person: Person) -> "PairingQuerySet":
        return self.all() if person.is_secretariat else self.of(person)

    def did_not_work(self) -> "PairingQuerySet":
        """Those that ended because the two could not work together."""
        return self.filter(end_kind=Pairing.EndKind.COOPERATION)

    def ended_early(self) -> "PairingQuerySet":
        """Ended while the theme went on: the theme's next co-driver begins where this one stopped."""
        return self.filter(status=Pairing.Status.ENDED).exclude(end_kind=Pairing.EndKind.THEME_OVER)

    def between(self, one: Person, other: Person) -> "PairingQuerySet":
        """Of these two people, whichever of them led."""
        return self.filter(
            Q(co_driver=one, network_leader=other) | Q(co_driver=other, network_leader=one),
        )

    def with_people(self) -> "PairingQuerySet":
        return self.select_related("theme", "co_driver__unit", "network_leader__unit")


class Pairing(models.Model):
    """An offer to two people that becomes a pair when both say yes. Rows are the history; nothing is overwritten."""

    class Status(models.TextChoices):
        OFFERED = "offered", _("Offered")
        ACTIVE = "active", _("Running")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Taken back")
        ENDED = "ended", _("Ended")

    class EndKind(models.TextChoices):
        """Why a pairing ended, in a word for the secretariat alone. All but the first are an early end."""

        THEME_OVER = "theme_over", _("The theme is over")
        OTHER_WORK = "other_work", _("Other work, or no longer employed")
        TIME = "time", _("There was no time")
        COOPERATION = "cooperation", _("The cooperation did not work")
        OTHER = "other", _("Something else")

    LIVE = (Status.OFFERED, Status.ACTIVE)
    BEGUN = (Status.ACTIVE, Status.ENDED)

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="pairings", verbose_name=_("theme"))
    co_driver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="pairings_as_co_driver", verbose_name=_("co-driver")
    )
    network_leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="pairings_as_leader", verbose_name=_("network leader")
    )
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.OFFERED)
    seat = models.PositiveSmallIntegerField(_("place on the theme"), default=1, editable=False)
    offered_at = models.DateTimeField(_("offered"))
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("offered by")
    )
    answer_by = models.DateField(_("answer by"))
    exception_reason = models.CharField(_("reason for the exception"), max_length=300, blank=True)
    again_reason = models.CharField(_("why the two may try again"), max_length=300, blank=True)
    leader_says_yes = models.BooleanField(_("the network leader says yes"), null=True, blank=True)
    leader_answered_at = models.DateTimeField(_("the network leader answered"), null=True, blank=True)
    leader_reason = models.CharField(_("the network leader's reason"), max_length=500, blank=True)
    co_driver_says_yes = models.BooleanField(_("the co-driver says yes"), null=True, blank=True)
    co_driver_answered_at = models.DateTimeField(_("the co-driver answered"), null=True, blank=True)
    co_driver_reason = models.CharField(_("the co-driver's reason"), max_length=500, blank=True)
    began_on = models.DateField(_("began"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    end_kind = models.CharField(_("kind of end"), max_length=12, choices=EndKind, blank=True)
    end_reason = models.CharField(_("reason for the end"), max_length=500, blank=True)
    objects = PairingQuerySet.as_manager()

    class Meta:
        verbose_name = _("pairing")
        verbose_name_plural = _("pairings")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "theme",
                "seat",
                condition=Q(status__in=["offered", "active"]),
                name="pairing_one_live_per_place_on_a_theme",
                violation_error_message=_("The theme has a co-driver already, or an offer waits for an answer."),
            ),
            models.UniqueConstraint(
                "co_driver",
                condition=Q(status__in=["offered", "active"]),
                name="pairing_one_live_per_co_driver",
                violation_error_message=_("The person co-drives already, or has an offer that waits for an answer."),
            ),
            models.CheckConstraint(
                condition=~Q(co_driver=F("network_leader")),
                name="pairing_joins_two_people",
                violation_error_message=_("Nobody is their own co-driver."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")), name="pairing_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=(
                    Q(status__in=["offered", "declined", "withdrawn"], began_on=None, ended_on=None)
                    | Q(status="active", began_on__isnull=False, ended_on=None)
                    | Q(status="ended", began_on__isnull=False, ended_on__isnull=False)
                ),
                name="pairing_dates_fit_its_state",
            ),
            models.CheckConstraint(
                condition=Q(status="ended") & ~Q(end_kind="") | ~Q(status="ended") & Q(end_kind=""),
                name="pairing_ended_has_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["offered", "declined", "withdrawn"])
                | Q(
                    leader_says_yes__isnull=False,
                    co_driver_says_yes__isnull=False,
                    leader_says_yes=True,
                    co_driver_says_yes=True,
                ),
                name="pairing_runs_on_two_yeses",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network_leader} + {self.co_driver}"

    def is_overdue(self, today: date) -> bool:
        """Whether an open offer waits past its deadline."""
        return self.status == self.Status.OFFERED and self.answer_by < today

    def is_party(self, person: Person) -> bool:
        return person.pk in (self.co_driver_id, self.network_leader_id)

    def other(self, person: Person) -> Person:
        return self.co_driver if person.pk == self.network_leader_id else self.network_leader

    def answer_of(self, person: Person) -> bool | None:
        return self.co_driver_says_yes if person.pk == self.co_driver_id else self.leader_says_yes

    @property
    def ended_early(self) -> bool:
        return self.status == self.Status.ENDED and self.end_kind != self.EndKind.THEME_OVER

    @property
    def waits_for(self) -> list[Person]:
        """Who has not answered an open offer."""
        if self.status != self.Status.OFFERED:
            return []
        answers = [(self.network_leader, self.leader_says_yes), (self.co_driver, self.co_driver_says_yes)]
        return [person for person, says_yes in answers if says_yes is None]
