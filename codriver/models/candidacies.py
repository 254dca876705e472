"""Somebody considers becoming a co-driver (spec: states, "Co-driver candidacy"; S90). Reflection is theirs alone."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from codriver.models.pairings import Pairing
from netvaerk.encrypted import EncryptedJSONField
from netvaerk.models import Person
from roles.models import Nomination


class CandidacyQuerySet(models.QuerySet):
    def open(self) -> "CandidacyQuerySet":
        """All but the withdrawn ones: a person has one of these at a time."""
        return self.exclude(status=CoDriverCandidacy.Status.WITHDRAWN)

    def shown_to_secretariat(self) -> "CandidacyQuerySet":
        """All that are more than a consideration, the withdrawn ones left out."""
        return self.open().filter(interested_at__isnull=False)

    def ready(self) -> "CandidacyQuerySet":
        """Those who can be paired now."""
        return self.filter(status=CoDriverCandidacy.Status.READY, person__is_active=True)

    def free(self) -> "CandidacyQuerySet":
        """Those who are ready and have neither a pair nor an offer."""
        return self.ready().exclude(person__in=Pairing.objects.live().values("co_driver"))

    def waiting_for_a_leader(self) -> "CandidacyQuerySet":
        """Those that a personnel leader is to answer, each with the two; the one asked first first."""
        asked = self.filter(status=CoDriverCandidacy.Status.WITH_LEADER)
        waiting = asked.filter(person__is_active=True, person__personnel_leader__is_active=True)
        return waiting.select_related("person__personnel_leader").order_by("asked_leader_at", "pk")

    def awaiting(self, person: Person) -> "CandidacyQuerySet":
        """What waits for a personnel leader's answer."""
        return self.filter(
            status=CoDriverCandidacy.Status.WITH_LEADER, person__personnel_leader=person, person__is_active=True
        )

    def visible_to(self, person: Person) -> "CandidacyQuerySet":
        """One's own; for a personnel leader those of their staff once they were asked; for the secretariat all that are
        more than a consideration."""
        seen = Q(person=person)
        seen |= Q(person__personnel_leader=person, asked_leader_at__isnull=False)
        if person.is_secretariat:
            seen |= Q(interested_at__isnull=False)
        return self.filter(seen)


class CoDriverCandidacy(models.Model):
    """One row for each time somebody considers it. Each state has its date; a withdrawn row says no reason."""

    class Status(models.TextChoices):
        CONSIDERING = "considering", _("Considering")
        INTERESTED = "interested", _("Interested")
        WITH_LEADER = "with_leader", _("With the personnel leader")
        READY = "ready", _("Ready")
        MATCHED = "matched", _("Co-drives")
        RESTING = "resting", _("Resting")
        NOT_NOW = "not_now", _("Not now")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="candidacies", verbose_name=_("person")
    )
    nomination = models.OneToOneField(
        Nomination, models.SET_NULL, null=True, blank=True, related_name="candidacy", verbose_name=_("nomination")
    )
    status = models.CharField(_("state"), max_length=12, choices=Status, default=Status.CONSIDERING)
    began_at = models.DateTimeField(_("began to consider"))
    interested_at = models.DateTimeField(_("said to be interested"), null=True, blank=True)
    asked_leader_at = models.DateTimeField(_("the personnel leader was asked"), null=True, blank=True)
    answered_at = models.DateTimeField(_("the personnel leader answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    hours_per_week = models.DecimalField(_("hours a week"), max_digits=4, decimal_places=1, null=True, blank=True)
    free_from = models.DateField(_("from"), null=True, blank=True)
    free_until = models.DateField(_("until"), null=True, blank=True)
    not_now_reason = models.CharField(_("why not now"), max_length=500, blank=True)
    ask_again_on = models.DateField(_("ask again on"), null=True, blank=True)
    ready_at = models.DateTimeField(_("ready since"), null=True, blank=True)
    closed_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    objects = CandidacyQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidacy")
        verbose_name_plural = _("candidacies")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "person",
                condition=~Q(status="withdrawn"),
                name="candidacy_one_open_for_a_person",
                violation_error_message=_("You have begun already. Go on where you were."),
            ),
            models.CheckConstraint(
                condition=Q(status="considering", interested_at=None)
                | Q(status="withdrawn")
                | ~Q(status__in=["considering", "withdrawn"]) & Q(interested_at__isnull=False),
                name="candidacy_is_private_while_considered",
            ),
            models.CheckConstraint(
                condition=~Q(status="with_leader") | Q(asked_leader_at__isnull=False),
                name="candidacy_with_leader_was_asked",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["ready", "matched"])
                | Q(
                    hours_per_week__isnull=False,
                    free_from__isnull=False,
                    free_until__isnull=False,
                    answered_by__isnull=False,
                    ready_at__isnull=False,
                ),
                name="candidacy_ready_has_time",
            ),
            models.CheckConstraint(
                condition=Q(hours_per_week=None) | Q(hours_per_week__gt=0, hours_per_week__lte=37),
                name="candidacy_hours_fit_a_week",
                violation_error_message=_("Write how many hours a week, more than 0 and at most 37."),
            ),
            models.CheckConstraint(
                condition=Q(free_from=None) | Q(free_until=None) | Q(free_until__gte=F("free_from")),
                name="candidacy_time_ends_no_sooner_than_it_begins",
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(status="not_now") | ~Q(not_now_reason="") & Q(ask_again_on__isnull=False),
                name="candidacy_not_now_says_why_and_when",
            ),
            models.CheckConstraint(condition=~Q(person=F("answered_by")), name="candidacy_is_not_answered_by_oneself"),
            models.CheckConstraint(
                condition=Q(status="withdrawn", closed_at__isnull=False) | ~Q(status="withdrawn") & Q(closed_at=None),
                name="candidacy_withdrawn_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_status_display())

    def days_ready(self, today: date) -> int:
        """For how many days the person has been ready."""
        return max((today - localdate(self.ready_at)).days, 0) if self.ready_at else 0

    @property
    def waits_for(self) -> Person | None:
        """The personnel leader who holds the ball; None in other states, or when there is nobody to answer."""
        leader = self.person.personnel_leader
        return leader if self.status == self.Status.WITH_LEADER and leader and leader.is_active else None

    @property
    def nobody_answers(self) -> bool:
        return self.status == self.Status.WITH_LEADER and self.waits_for is None


class CandidacyReflection(models.Model):
    """The private reflection before one says to be interested. Nobody else reads it, unless the person shares it."""

    class WishToLead(models.TextChoices):
        YES = "yes", _("Yes")
        CONSIDERING = "considering", _("I am considering it")
        NOT_NOW = "not_now", _("Not now")

    candidacy = models.OneToOneField(
        CoDriverCandidacy, models.CASCADE, related_name="reflection", verbose_name=_("candidacy")
    )
    answers = EncryptedJSONField(_("answers"), default=dict)
    wishes_to_lead = models.CharField(_("would like to lead networks"), max_length=12, choices=WishToLead, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    shared_at = models.DateTimeField(_("shared with the secretariat"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("reflection")
        verbose_name_plural = _("reflections")
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | ~Q(wishes_to_lead=""), name="reflection_done_answers_whether_to_lead"
            ),
            models.CheckConstraint(
                condition=Q(shared_at=None) | Q(done_at__isnull=False), name="reflection_shared_is_done"
            ),
        ]

    def __str__(self) -> str:
        return str(self.candidacy)


class WillingToTalk(models.Model):
    """An experienced co-driver who answers questions of those who consider it; their own choice, ended at will."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="willing_to_talk", verbose_name=_("person")
    )
    since = models.DateTimeField(_("since"))
    about = models.CharField(_("what you can ask me about"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("co-driver who is willing to talk")
        verbose_name_plural = _("co-drivers who are willing to talk")

    def __str__(self) -> str:
        return str(self.person)
