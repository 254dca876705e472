"""Where a theme is filed in the municipality's archive."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme
from netvaerk.models.one_line import one_line
from netvaerk.rules.filing import LONGEST_CASE


class ThemeFiling(models.Model):
    """The KLE number of a theme, and the number its case has there; a theme that nobody has filed has no row."""

    theme = models.OneToOneField(NetworkTheme, models.CASCADE, related_name="filing", verbose_name=_("network theme"))
    kle = models.CharField(_("KLE number"), max_length=12, blank=True)
    case_number = models.CharField(_("case number"), max_length=LONGEST_CASE, blank=True, validators=[one_line])
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("changed by")
    )
    changed_at = models.DateTimeField(_("changed"), null=True)

    class Meta:
        verbose_name = _("filing of a theme")
        verbose_name_plural = _("filings of themes")

    def __str__(self) -> str:
        return f"{self.theme}: {self.kle}"
