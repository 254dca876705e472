"""Sparring between a theme's network leader and its reference leader (S34): a rhythm, talks, and topics of two kinds.

A relation, and what is on its list, belongs to two people and not to the theme: whoever follows one of them begins a
relation of their own, with an empty list.
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.encrypted import EncryptedTextField, says_something
from netvaerk.models import NetworkTheme, Person
from roles.models.assignments import RoleAssignment

Role = RoleAssignment.Role


class SparringRelationQuerySet(models.QuerySet):
    def open(self) -> "SparringRelationQuerySet":
        """Asked for or running."""
        return self.filter(declined_at=None, ended_on=None)

    def running(self) -> "SparringRelationQuerySet":
        return self.open().filter(accepted_at__isnull=False)

    def of(self, person: Person) -> "SparringRelationQuerySet":
        return self.filter(Q(network_leader=person) | Q(reference_leader=person))

    def awaiting(self, person: Person) -> "SparringRelationQuerySet":
        """Proposals that this person has to answer."""
        return self.open().of(person).filter(accepted_at=None).exclude(asked_by=person)

    def with_latest_talk(self) -> "SparringRelationQuerySet":
        return self.annotate(latest_on=models.Max("talks__held_on"))


class SparringRelation(models.Model):
    """One network leader and one reference leader on one theme, from the proposal of a rhythm to the end.

    `latest_on` is the latest talk, where `with_latest_talk` has brought it.
    """

    latest_on: date | None

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        RUNNING = "running", _("Running")
        DECLINED = "declined", _("Said no")
        ENDED = "ended", _("Ended")

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="sparring", verbose_name=_("network theme"))
    network_leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("network leader")
    )
    reference_leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reference leader")
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"))
    weeks = models.PositiveSmallIntegerField(_("weeks between talks"))
    first_on = models.DateField(_("first talk"))
    accepted_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    next_on = models.DateField(_("next talk"), null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("changed by")
    )
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    topics_deleted_at = models.DateTimeField(_("topics deleted"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    objects = SparringRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("sparring relation")
        verbose_name_plural = _("sparring relations")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "theme",
                condition=Q(declined_at=None, ended_on=None),
                name="sparring_one_open_per_theme",
                violation_error_message=_("There is a sparring relation on the theme already."),
            ),
            models.CheckConstraint(
                condition=~Q(network_leader=F("reference_leader")), name="sparring_joins_two_people"
            ),
            models.CheckConstraint(
                condition=Q(asked_by=F("network_leader")) | Q(asked_by=F("reference_leader")),
                name="sparring_is_proposed_by_one_of_the_two",
            ),
            models.CheckConstraint(
                condition=Q(weeks__gte=1, weeks__lte=26),
                name="sparring_rhythm_is_at_most_half_a_year",
                violation_error_message=_("Write how many weeks there are between your talks, from 1 to 26."),
            ),
            models.CheckConstraint(
                condition=Q(declined_at=None) | Q(accepted_at=None), name="sparring_is_not_both_agreed_and_declined"
            ),
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(accepted_at__isnull=False), name="sparring_next_talk_follows_a_yes"
            ),
            models.CheckConstraint(
                condition=Q(topics_deleted_at=None) | Q(ended_on__isnull=False),
                name="sparring_topics_are_kept_while_it_runs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network_leader} + {self.reference_leader}"

    @property
    def state(self) -> "SparringRelation.State":
        """Derived from the dates, which alone are stored."""
        if self.declined_at:
            return self.State.DECLINED
        if self.ended_on:
            return self.State.ENDED
        return self.State.RUNNING if self.accepted_at else self.State.ASKED

    @property
    def is_running(self) -> bool:
        return self.state == self.State.RUNNING

    def is_party(self, person: Person) -> bool:
        return person.pk in (self.network_leader_id, self.reference_leader_id)

    def other(self, person: Person) -> Person:
        return self.reference_leader if person.pk == self.network_leader_id else self.network_leader


class SparringTalk(models.Model):
    """That the two have talked, and on which day; what about is theirs."""

    relation = models.ForeignKey(
        SparringRelation, models.PROTECT, related_name="talks", verbose_name=_("sparring relation")
    )
    held_on = models.DateField(_("held"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("noted by"))
    noted_at = models.DateTimeField(_("noted"))

    class Meta:
        verbose_name = _("sparring talk")
        verbose_name_plural = _("sparring talks")
        ordering = ["-held_on"]
        constraints = [models.UniqueConstraint("relation", "held_on", name="sparring_talk_once_a_day")]

    def __str__(self) -> str:
        return f"{self.relation}: {self.held_on}"


class SparringTopicQuerySet(models.QuerySet):
    def on_the_list(self) -> "SparringTopicQuerySet":
        """Those not talked about yet."""
        return self.filter(settled_at=None)

    def readable_by(self, person: Person) -> "SparringTopicQuerySet":
        """The two whose list it is, and a co-driver it was shared with: they themselves, nobody in their place."""
        return self.filter(
            Q(relation__in=SparringRelation.objects.of(person)) | Q(pk__in=self.model.objects.told(person))
        )

    def told(self, co_driver: Person) -> "SparringTopicQuerySet":
        """Those shared with somebody who still co-drives the theme, while the relation runs."""
        drives = RoleAssignment.objects.current().filter(
            theme=OuterRef("relation__theme"), person=co_driver, role=Role.CO_DRIVER
        )
        return self.filter(Exists(drives), relation__ended_on=None, shared_with=co_driver)


class SparringTopic(models.Model):
    """Something one of the two wants to talk about: how the network is worked, or the theme itself (S52)."""

    class Kind(models.TextChoices):
        WORK = "work", _("The work in the network")
        THEME = "theme", _("The theme")

    relation = models.ForeignKey(
        SparringRelation, models.PROTECT, related_name="topics", verbose_name=_("sparring relation")
    )
    kind = models.CharField(_("what it is about"), max_length=10, choices=Kind)
    text = EncryptedTextField(_("what you want to talk about"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    settled_at = models.DateTimeField(_("talked about"), null=True, blank=True)
    shared_with = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name=_("shared with")
    )
    objects = SparringTopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("sparring topic")
        verbose_name_plural = _("sparring topics")
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=says_something("text"), name="sparring_topic_says_something")]

    def __str__(self) -> str:
        """Never a word of the text: what a thing is called stands in logs and in the administration."""
        return f"{self.relation}: {self.get_kind_display()}"
