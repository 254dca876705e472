"""What the type of a network sets, and when the executive forum has looked at a theme on its way (practice 2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual
from netvaerk.models.themes import NetworkTheme


class NetworkTypeFrame(models.Model):
    """What a type of network sets: how long it takes, how high its reference leader sits, when the executive forum
    looks at it (practice 2). Catalogue data."""

    network_type = models.CharField(_("type of network"), max_length=20, choices=NetworkTheme.NetworkType, unique=True)
    expected_months = models.PositiveSmallIntegerField(
        _("expected months"), null=True, blank=True, help_text=_("Leave empty where there is no fixed frame.")
    )
    reference_level_da = models.CharField(_("level of the reference leader in Danish"), max_length=200)
    reference_level_en = models.CharField(_("level of the reference leader in English"), max_length=200)
    checkpoints_da = models.CharField(_("the executive forum's checkpoints in Danish"), max_length=300)
    checkpoints_en = models.CharField(_("the executive forum's checkpoints in English"), max_length=300)
    reference_level, checkpoints = Bilingual(), Bilingual()

    class Meta:
        verbose_name = _("frame of a type of network")
        verbose_name_plural = _("frames of the types of network")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_network_type_display()


class ForumCheckpoint(models.Model):
    """A meeting at which the executive forum looked at a theme on its way, and what it said."""

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="checkpoints", verbose_name=_("network theme"))
    held_on = models.DateField(_("held on"))
    outcome = models.TextField(_("what the forum said"), max_length=2000)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("noted by"))
    noted_at = models.DateTimeField(_("noted at"))

    class Meta:
        verbose_name = _("checkpoint of the executive forum")
        verbose_name_plural = _("checkpoints of the executive forum")
        ordering = ["-held_on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(outcome=""), name="checkpoint_says_what_the_forum_said")]

    def __str__(self) -> str:
        return f"{self.theme}: {self.held_on}"
