"""The secret address under which somebody's own calendar fetches their dates. The address itself is kept nowhere."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.rules.secret_addresses import fingerprint


class CalendarFeedQuerySet(models.QuerySet):
    def behind(self, secret: str) -> "CalendarFeed | None":
        """The feed of an address, while its owner is employed. It is looked up by what is computed from the secret, so
        that the time it takes tells nothing about how near a guess was."""
        found = self.filter(fingerprint=fingerprint(secret), person__is_active=True)
        return found.select_related("person").first()


class CalendarFeed(models.Model):
    """One for a person who wants it. `version` rises with each new address; turned off, the row is gone."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feeds", verbose_name=_("person")
    )
    fingerprint = models.CharField(max_length=64, editable=False)
    made_at = models.DateTimeField(_("made"))
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint("person", name="calendar_feed_one_for_a_person"),
            models.UniqueConstraint("fingerprint", name="calendar_feed_one_for_an_address"),
            models.CheckConstraint(condition=~Q(fingerprint=""), name="calendar_feed_has_an_address"),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
