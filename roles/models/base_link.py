"""The theme's tie to the base organisation through its reference leader (S30-S32): what the network needs from there
now, which arenas were opened, and who finds the money for the test."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, Person
from roles.models.assignments import RoleAssignment


class ReferenceNeedQuerySet(models.QuerySet):
    def visible_to(self, person: Person, day: date) -> "ReferenceNeedQuerySet":
        """Those who hold a role on the theme or held it to its end, or stand in for one who does on that day, and the
        secretariat."""
        if person.is_secretariat:
            return self.all()
        held = RoleAssignment.objects.reading().exercised_by(person, day).filter(theme=OuterRef("theme"))
        return self.filter(Exists(held))

    def waiting(self) -> "ReferenceNeedQuerySet":
        """Those not done, and not taken back."""
        return self.filter(done_at=None, withdrawn_at=None)


class ReferenceNeed(models.Model):
    """What the network needs from its reference leader now; it is open, then in hand, then done."""

    class Kind(models.TextChoices):
        ARENA = "arena", _("An arena opened")
        TEST_MONEY = "test_money", _("Money for the test")
        OWNERSHIP = "ownership", _("Ownership among leaders of level 4 and 5")
        POLITICAL = "political", _("A link to the politicians")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        IN_HAND = "in_hand", _("In hand")
        DONE = "done", _("Done")
        WITHDRAWN = "withdrawn", _("Taken back")

    class Hearing(models.TextChoices):
        YES = "yes", _("The committee should hear of it")
        NO = "no", _("The committee need not hear of it")

    theme = models.ForeignKey(
        NetworkTheme, models.PROTECT, related_name="reference_needs", verbose_name=_("network theme")
    )
    kind = models.CharField(_("what is needed"), max_length=12, choices=Kind)
    text = models.TextField(_("what the network needs"), max_length=1000)
    committee = models.CharField(_("which committee"), max_length=120, blank=True)
    hearing = models.CharField(_("should the committee hear of it?"), max_length=4, choices=Hearing, blank=True)
    note = models.TextField(_("note from the reference leader"), max_length=1000, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    taken_at = models.DateTimeField(_("taken in hand"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    objects = ReferenceNeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("need of a network")
        verbose_name_plural = _("needs of networks")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="reference_need_says_something"),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(taken_at__isnull=False), name="reference_need_is_in_hand_before_done"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(done_at=None), name="reference_need_is_not_done_and_taken_back"
            ),
            models.CheckConstraint(
                condition=Q(taken_at=None) | Q(answered_by__isnull=False), name="reference_need_in_hand_names_who"
            ),
            models.CheckConstraint(
                condition=Q(kind="political") | Q(committee="", hearing=""),
                name="reference_need_committee_is_political",
                violation_error_message=_("A committee belongs to a link to the politicians."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme}: {self.get_kind_display()}"

    @property
    def state(self) -> "ReferenceNeed.State":
        """Derived from the dates, which alone are stored."""
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        if self.done_at:
            return self.State.DONE
        return self.State.IN_HAND if self.taken_at else self.State.OPEN

    @property
    def is_waiting(self) -> bool:
        return self.state in (self.State.OPEN, self.State.IN_HAND)


class BaseLink(models.Model):
    """Which arenas were opened for a theme, and who finds the money for its test; a theme without a row has none."""

    class Funding(models.TextChoices):
        SOUGHT = "sought", _("Being sought")
        FOUND = "found", _("Found")
        NOT_NEEDED = "not_needed", _("Not needed")

    theme = models.OneToOneField(
        NetworkTheme, models.PROTECT, related_name="base_link", verbose_name=_("network theme")
    )
    arenas = models.TextField(_("arenas that were opened"), max_length=3000, blank=True)
    funding = models.CharField(_("money for the test"), max_length=12, choices=Funding, blank=True)
    funding_owner = models.CharField(_("who finds the money"), max_length=120, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("changed by")
    )
    changed_at = models.DateTimeField(_("changed"))
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        verbose_name = _("tie to the base organisation")
        verbose_name_plural = _("ties to the base organisation")
        ordering = ["theme"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(funding="found") | ~Q(funding_owner=""),
                name="base_link_money_is_found_by_somebody",
                violation_error_message=_("Write who found the money: a name or a unit."),
            )
        ]

    def __str__(self) -> str:
        return str(self.theme)
