"""The secretariat's courses and events (S35): what, for whom, when, how many seats; and series of them."""

import uuid
from datetime import date, datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Person
from netvaerk.models.one_line import one_line
from secretariat.rules.attendance import CODE_LENGTH
from secretariat.rules.training import HIGHEST_FEE, MOST_SEATS, ROLES, EventFacts, EventPlan


class EventSeries(models.Model):
    """Events that are held again and again, to which one can sign up all at once."""

    begun_at = models.DateTimeField(_("begun"))

    class Meta:
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")
        ordering = ["-id"]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class TrainingEventQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> "TrainingEventQuerySet":
        """Whatever is or was published is for every employee; a draft is the secretariat's."""
        return self if person.is_secretariat else self.published()

    def published(self) -> "TrainingEventQuerySet":
        return self.filter(published_at__isnull=False)

    def drafts(self) -> "TrainingEventQuerySet":
        return self.filter(published_at=None)

    def ahead(self, now: datetime) -> "TrainingEventQuerySet":
        """Those that are not over, the next one first."""
        return self.filter(ends_at__gt=now).order_by("begins_at", "pk")

    def earlier(self, now: datetime) -> "TrainingEventQuerySet":
        return self.filter(ends_at__lte=now).order_by("-begins_at", "-pk")

    def going_on(self) -> "TrainingEventQuerySet":
        """Published and neither cancelled nor noted as held."""
        return self.published().filter(cancelled_at=None, held_at=None)

    def meant_for(self, role: str) -> "TrainingEventQuerySet":
        """What is meant for `role`, one of ROLES, or for everybody."""
        everybody = {f"for_{one}s": False for one in ROLES}
        return self.filter(Q(**{f"for_{role}s": True}) | Q(**everybody))

    def meant_for_one_with(self, roles: "frozenset[str]") -> "TrainingEventQuerySet":
        """What somebody with `roles` may sign up for."""
        asked = Q(**{f"for_{one}s": False for one in ROLES})
        for role in roles:
            asked |= Q(**{f"for_{role}s": True})
        return self.filter(asked)


class TrainingEvent(models.Model):
    """One course or event. `version` rises with every change of it and is part of the SEQUENCE of its calendar files.

    `seats_taken` is counted anew, with the row held, by every action that gives or frees a seat: so the database itself
    refuses one seat more than there are.
    """

    class Kind(models.TextChoices):
        COURSE = "course", _("Course")
        WORKSHOP = "workshop", _("Workshop")
        TALK = "talk", _("Talk")
        EXCHANGE = "exchange", _("Exchange of experience")
        OTHER = "other", _("Other event")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Open for sign-up")
        FULL = "full", _("Full")
        UNDER_WAY = "under_way", _("Under way")
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")

    title = models.CharField(_("title"), max_length=140, validators=[one_line])
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.COURSE)
    about = models.TextField(_("what it is about"), max_length=4000, blank=True)
    for_network_leaders = models.BooleanField(_("network leaders"), default=False)
    for_co_drivers = models.BooleanField(_("co-drivers"), default=False)
    for_personnel_leaders = models.BooleanField(_("personnel leaders"), default=False)
    for_reference_leaders = models.BooleanField(_("reference leaders"), default=False)
    begins_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place or link"), max_length=300, blank=True, validators=[one_line])
    seats = models.PositiveSmallIntegerField(
        _("seats"), validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)]
    )
    seats_taken = models.PositiveSmallIntegerField(_("seats taken"), default=0, editable=False)
    sign_off_by = models.DateField(_("last day to sign off"))
    fee = models.PositiveIntegerField(_("fee"), default=0, validators=[MaxValueValidator(HIGHEST_FEE)])
    takes_released_time = models.BooleanField(_("is held in released time"), default=False)
    materials = models.TextField(_("materials"), max_length=4000, blank=True)
    series = models.ForeignKey(
        EventSeries, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("series")
    )
    calendar_id = models.UUIDField(_("calendar id"), default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code to check in"), max_length=CODE_LENGTH, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    held_at = models.DateTimeField(_("noted as held"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    cancel_reason = models.CharField(_("why it is cancelled"), max_length=500, blank=True)
    objects = TrainingEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("course or event")
        verbose_name_plural = _("courses and events")
        ordering = ["begins_at", "pk"]
        indexes = [models.Index("ends_at", name="training_event_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")),
                name="training_ends_after_it_begins",
                violation_error_message=_("It cannot end before it begins. Choose a later time."),
            ),
            models.CheckConstraint(condition=Q(seats__gte=1), name="training_has_a_seat"),
            models.CheckConstraint(
                condition=Q(seats_taken__lte=F("seats")),
                name="training_has_the_seats_it_gives",
                violation_error_message=_("Every seat is taken."),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=False) | Q(held_at=None, cancelled_at=None, seats_taken=0),
                name="training_draft_has_no_people",
            ),
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(cancelled_at=None), name="training_is_not_both_held_and_cancelled"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancel_reason="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancel_reason="")),
                name="training_cancelled_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> "TrainingEvent.State":
        """Derived from the dates, the clock and the seats; none of it is stored."""
        now = timezone.now()
        if self.cancelled_at:
            return self.State.CANCELLED
        if not self.published_at:
            return self.State.DRAFT
        if self.held_at or self.ends_at <= now:
            return self.State.HELD
        if self.begins_at <= now:
            return self.State.UNDER_WAY
        return self.State.PUBLISHED if self.free_seats else self.State.FULL

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def free_seats(self) -> int:
        return self.seats - self.seats_taken

    @property
    def roles(self) -> frozenset[str]:
        """The roles it is meant for, of ROLES; none means everybody."""
        return frozenset(one for one in ROLES if getattr(self, f"for_{one}s"))

    @property
    def role_words(self) -> list[str]:
        return [str(self._meta.get_field(f"for_{one}s").verbose_name) for one in ROLES if one in self.roles]

    @property
    def facts(self) -> EventFacts:
        return EventFacts(
            begins_at=self.begins_at,
            ends_at=self.ends_at,
            is_published=bool(self.published_at),
            is_cancelled=bool(self.cancelled_at),
            is_held=bool(self.held_at),
        )

    @property
    def plan(self) -> EventPlan:
        """As the clock on the wall shows it, since the last day to sign off is a day there."""
        return EventPlan(
            title=self.title,
            about=self.about,
            place=self.place,
            begins_at=localtime(self.begins_at),
            ends_at=localtime(self.ends_at),
            sign_off_by=self.sign_off_by,
            seats=self.seats,
            fee=self.fee,
        )

    @property
    def begins_on(self) -> date:
        return localdate(self.begins_at)
