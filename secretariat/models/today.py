"""What officers have said of the things on today's list. The things themselves are facts, and stored nowhere."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class TodayMark(models.Model):
    """Who has taken a thing that waits, and until when it is put off.

    `since` is the day from which the thing has waited. One that is done, and comes back, waits from another day, and
    what was said of it before no longer counts.
    """

    kind = models.CharField(_("kind"), max_length=20)
    number = models.BigIntegerField(_("number"))
    since = models.DateField(_("has waited since"))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("taken by")
    )
    postponed_until = models.DateField(_("put off until"), null=True)
    postponed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("put off by")
    )

    class Meta:
        verbose_name = _("mark on today's list")
        verbose_name_plural = _("marks on today's list")
        constraints = [
            models.UniqueConstraint("kind", "number", name="today_one_mark_for_a_thing"),
            models.CheckConstraint(
                condition=Q(postponed_until=None, postponed_by=None)
                | Q(postponed_until__isnull=False, postponed_by__isnull=False),
                name="today_put_off_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
