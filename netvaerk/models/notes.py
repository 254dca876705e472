"""What leader and co-driver gather about a theme's field: agendas, the work of today, methods (S6, S18, S59, S60)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.models.one_line import one_line
from netvaerk.models.themes import NetworkTheme
from netvaerk.models.units import OrgUnit


class ThemeNote(models.Model):
    """An agenda told plainly and who owns it, how work is done in a unit today, or a way of working to try."""

    class Kind(models.TextChoices):
        AGENDA = "agenda", _("Agenda")
        WORKFLOW = "workflow", _("How the work is done today")
        METHOD = "method", _("Method")

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="notes", verbose_name=_("network theme"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("title"), max_length=140, validators=[one_line])
    text = models.TextField(_("text"), max_length=3000, blank=True)
    unit = models.ForeignKey(
        OrgUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit"),
        help_text=_("Who owns the agenda, or where the work is done. Leave it empty for a method."),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("note on a theme")
        verbose_name_plural = _("notes on themes")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="note_has_a_title"),
            models.CheckConstraint(condition=~Q(kind="method") | Q(unit=None), name="note_on_a_method_has_no_unit"),
        ]

    def __str__(self) -> str:
        return self.title
