"""What a network sees when it goes out, and the tracks it gathers that under (practice 6, phases 4 and 5)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.models.one_line import one_line
from netvaerk.models.plan import PhaseClosing
from netvaerk.models.themes import NetworkTheme


class Track(models.Model):
    """A pattern in what was seen. At the close of its phase it is chosen or left; the words of that decision are the
    closing's. `chosen` is None until then."""

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="tracks", verbose_name=_("network theme"))
    title = models.CharField(_("title"), max_length=140, validators=[one_line])
    why = models.TextField(_("why"), max_length=3000, blank=True)
    chosen = models.BooleanField(_("chosen"), null=True, blank=True, editable=False)
    closing = models.ForeignKey(
        PhaseClosing,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="tracks",
        verbose_name=_("decided at"),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("track")
        verbose_name_plural = _("tracks")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="track_has_a_title"),
            models.CheckConstraint(
                condition=Q(chosen=None, closing=None) | Q(chosen__isnull=False, closing__isnull=False),
                name="track_is_decided_at_a_closing",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_decided(self) -> bool:
        return self.chosen is not None


class Discovery(models.Model):
    """What somebody of the network saw or heard, where and when. Who found it is an employee: people from outside are
    not named here, and citizens nowhere in it."""

    class Way(models.TextChoices):
        INTERVIEW = "interview", _("Interview")
        FLY_ON_THE_WALL = "fly_on_the_wall", _("Observation as a fly on the wall")
        PARTICIPANT = "participant", _("Observation as a participant")
        JOURNEY = "journey", _("Service journey")
        DOCUMENT = "document", _("Document")
        OTHER = "other", _("Another way")

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="discoveries", verbose_name=_("network theme"))
    way = models.CharField(_("how it was found"), max_length=20, choices=Way)
    place = models.CharField(_("where"), max_length=140, blank=True, validators=[one_line])
    seen_on = models.DateField(_("when"))
    text = models.TextField(_("what was seen or heard"), max_length=3000)
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who of the network found it"),
    )
    track = models.ForeignKey(
        Track, models.SET_NULL, null=True, blank=True, related_name="discoveries", verbose_name=_("track")
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("discovery")
        verbose_name_plural = _("discoveries")
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="discovery_has_words")]

    def __str__(self) -> str:
        return f"{self.theme}: {self.get_way_display()}"
