"""What cannot be derived of a path: the wish, a pause, and that the secretariat found somebody ready (S85-S87)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from codriver.models.candidacies import CandidacyReflection


class DevelopmentPath(models.Model):
    """One row for a person, from the first time something about their path is said. Pausing and leaving keep all that
    was reached, so that one comes back to where one was."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="development_path", verbose_name=_("person")
    )
    ready_at = models.DateTimeField(_("ready for the diploma"), null=True, blank=True)
    ready_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("noted by")
    )
    paused_at = models.DateTimeField(_("paused"), null=True, blank=True)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)

    class Meta:
        verbose_name = _("development path")
        verbose_name_plural = _("development paths")
        constraints = [
            models.CheckConstraint(
                condition=Q(ready_at=None, ready_by=None) | Q(ready_at__isnull=False, ready_by__isnull=False),
                name="path_ready_is_noted_by_somebody",
            ),
            models.CheckConstraint(condition=Q(paused_at=None) | Q(left_at=None), name="path_is_paused_or_left"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class LeadershipWish(models.Model):
    """What somebody said when asked whether they would like to lead networks. The latest counts; none is held against
    them."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="leadership_wishes", verbose_name=_("person")
    )
    wish = models.CharField(_("wish"), max_length=12, choices=CandidacyReflection.WishToLead)
    about = models.CharField(_("what, and when"), max_length=300, blank=True)
    said_at = models.DateTimeField(_("said"))

    class Meta:
        verbose_name = _("wish to lead networks")
        verbose_name_plural = _("wishes to lead networks")
        ordering = ["-said_at", "-id"]

    def __str__(self) -> str:
        return str(self.get_wish_display())
