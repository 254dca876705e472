"""Each time the organisation came in from another system."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OrganisationImport(models.Model):
    """Files that were read, until they are brought in or put aside; afterwards the counts alone.

    `organisation` is what the files tell of; it is emptied as soon as it is not needed, for it holds personal data.
    """

    read_at = models.DateTimeField(_("read at"))
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("read by")
    )
    organisation = models.JSONField(_("organisation"), null=True)
    notices = models.JSONField(_("notices"), default=list)
    counts = models.JSONField(_("counts"), default=dict)
    applied_at = models.DateTimeField(_("brought in at"), null=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("brought in by")
    )

    class Meta:
        verbose_name = _("import of the organisation")
        verbose_name_plural = _("imports of the organisation")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_at=None) | Q(organisation=None),
                name="import_keeps_no_people_once_applied",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.read_at:%Y-%m-%d %H:%M}"

    @property
    def is_waiting(self) -> bool:
        return self.organisation is not None
