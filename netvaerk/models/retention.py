"""How long the secretariat has chosen to keep a kind of data, where that is not what ships."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RetentionRule(models.Model):
    """`kept` is in the unit of the kind (`netvaerk.actions.retention.Kind`) that `code` names."""

    code = models.SlugField(_("kind of data"), max_length=40, unique=True)
    kept = models.PositiveSmallIntegerField(_("kept for"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("changed by")
    )
    changed_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kept__gte=1), name="retention_keeps_for_some_time"),
        ]

    def __str__(self) -> str:
        return self.code
