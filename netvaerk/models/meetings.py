"""Meetings of a network: what kind, when and where, who is invited and comes, and what came of it (S19, S44)."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual
from netvaerk.models.one_line import one_line
from netvaerk.models.participants import NetworkParticipant
from netvaerk.models.people import Person
from netvaerk.models.themes import NetworkTheme
from netvaerk.rules.meetings import MeetingFacts


class MeetingTypeQuerySet(models.QuerySet):
    def offered_today(self) -> "MeetingTypeQuerySet":
        """Those one can choose now; a retired one stays readable where it was chosen."""
        return self.filter(retired_on=None)


class MeetingType(models.Model):
    """A kind of meeting; catalogue data that the secretariat edits."""

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name_da = models.CharField(_("name in Danish"), max_length=80, unique=True, validators=[one_line])
    name_en = models.CharField(_("name in English"), max_length=80, validators=[one_line])
    retired_on = models.DateField(_("retired"), null=True, blank=True)
    name = Bilingual()
    objects = MeetingTypeQuerySet.as_manager()

    class Meta:
        verbose_name = _("type of meeting")
        verbose_name_plural = _("types of meeting")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class MeetingQuerySet(models.QuerySet):
    def ahead(self, now: datetime) -> "MeetingQuerySet":
        """Those that are planned and not over, the next one first."""
        return self.filter(cancelled_at=None, held_at=None, ends_at__gt=now).order_by("begins_at", "pk")

    def inviting(self, person: Person) -> "MeetingQuerySet":
        invited = MeetingInvitation.objects.standing().filter(person=person)
        return self.filter(pk__in=invited.values("meeting"))

    def with_answers(self) -> "MeetingQuerySet":
        """Each with how many are invited, come and stay away."""
        standing = Q(invitations__withdrawn_at=None)
        return self.annotate(
            invited=Count("invitations", filter=standing),
            coming=Count("invitations", filter=standing & Q(invitations__answer=MeetingInvitation.Answer.YES)),
            staying_away=Count("invitations", filter=standing & Q(invitations__answer=MeetingInvitation.Answer.NO)),
        )


class Meeting(models.Model):
    """One meeting of a network. `version` rises with every change, and is the SEQUENCE of its calendar file."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        CANCELLED = "cancelled", _("Cancelled")
        HELD = "held", _("Held")

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="meetings", verbose_name=_("network theme"))
    kind = models.ForeignKey(MeetingType, models.PROTECT, related_name="+", verbose_name=_("type of meeting"))
    title = models.CharField(_("title"), max_length=140, blank=True, validators=[one_line])
    begins_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place or link"), max_length=300, blank=True, validators=[one_line])
    agenda = models.TextField(_("agenda"), max_length=3000, blank=True)
    calendar_id = models.UUIDField(_("calendar id"), default=uuid.uuid4, unique=True, editable=False)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("planned by")
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    held_at = models.DateTimeField(
        _("held"), null=True, blank=True, help_text=_("When it was noted what came of the meeting.")
    )
    outcome = models.TextField(_("what came of it"), max_length=3000, blank=True)
    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["begins_at", "pk"]
        indexes = [models.Index("theme", "begins_at", name="meeting_by_theme")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")),
                name="meeting_ends_after_it_begins",
                violation_error_message=_("The meeting cannot end before it begins. Choose a later time."),
            ),
            models.CheckConstraint(
                condition=Q(held_at=None, outcome="")
                | (Q(held_at__isnull=False, held_at__gte=F("begins_at")) & ~Q(outcome="")),
                name="meeting_held_says_what_came_of_it",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | Q(held_at=None), name="meeting_is_not_both_cancelled_and_held"
            ),
            models.UniqueConstraint(
                "theme",
                "kind",
                "title",
                "begins_at",
                condition=Q(cancelled_at=None),
                name="meeting_planned_once",
                violation_error_message=_("The theme has a meeting of this kind and title at this time already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.kind.name

    @property
    def state(self) -> "Meeting.State":
        """Derived from the dates, which alone are stored."""
        if self.cancelled_at:
            return self.State.CANCELLED
        return self.State.HELD if self.held_at else self.State.PLANNED

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def facts(self) -> MeetingFacts:
        return MeetingFacts(self.begins_at, self.ends_at, bool(self.cancelled_at), bool(self.held_at))


class InvitationQuerySet(models.QuerySet):
    def standing(self) -> "InvitationQuerySet":
        """Those that were not taken back."""
        return self.filter(withdrawn_at=None)

    def with_people(self) -> "InvitationQuerySet":
        return self.select_related("person", "participant__person")


class MeetingInvitation(models.Model):
    """One invited to a meeting: an employee by `person`, somebody from outside by `participant`."""

    class Answer(models.TextChoices):
        YES = "yes", _("Comes")
        NO = "no", _("Stays away")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="invitations", verbose_name=_("meeting"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meeting_invitations",
        verbose_name=_("person"),
    )
    participant = models.ForeignKey(
        NetworkParticipant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meeting_invitations",
        verbose_name=_("network participant"),
    )
    invited_at = models.DateTimeField(_("invited"))
    answer = models.CharField(_("answer"), max_length=3, choices=Answer, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to a meeting")
        verbose_name_plural = _("invitations to meetings")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                "meeting", "person", condition=Q(person__isnull=False), name="invitation_once_for_a_person"
            ),
            models.UniqueConstraint(
                "meeting",
                "participant",
                condition=Q(participant__isnull=False),
                name="invitation_once_for_a_participant",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, participant=None) | Q(person=None, participant__isnull=False),
                name="invitation_is_to_staff_or_outsider",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="invitation_answer_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.person.name if self.person_id else self.participant.shown_name

    @property
    def is_to_an_outsider(self) -> bool:
        return self.person_id is None

    @property
    def stands(self) -> bool:
        """Whether it holds: not taken back, and an outsider still takes part."""
        if self.withdrawn_at or not self.is_to_an_outsider:
            return not self.withdrawn_at
        return self.participant.stage == NetworkParticipant.Stage.YES and not self.participant.left_on


class MeetingStep(models.Model):
    """What is to be done after a meeting, by one of those who were invited, by when."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="steps", verbose_name=_("meeting"))
    what = models.CharField(_("what"), max_length=300)
    who = models.ForeignKey(MeetingInvitation, models.PROTECT, related_name="steps", verbose_name=_("who"))
    due_on = models.DateField(_("by when"))

    class Meta:
        verbose_name = _("next step after a meeting")
        verbose_name_plural = _("next steps after meetings")
        ordering = ["due_on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="meeting_step_says_what")]

    def __str__(self) -> str:
        return self.what
