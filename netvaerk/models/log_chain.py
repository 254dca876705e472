"""The chain over the event log, and what was pruned from it. The database refuses to change or delete these rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netvaerk.rules.log import Link


class LogLink(models.Model):
    """One link: the events from `first_event` to `last_event`, in the fields of `netvaerk.rules.log.Link`. It stays
    when its events are pruned, so that the chain can be followed from its beginning."""

    first_event = models.BigIntegerField(_("first event"))
    last_event = models.BigIntegerField(_("last event"))
    rows = models.PositiveIntegerField(_("events"))
    newest_at = models.DateTimeField(_("newest event"))
    content = models.CharField(_("digest of the events"), max_length=64)
    previous = models.CharField(_("digest of the link before"), max_length=64, blank=True)
    digest = models.CharField(_("digest"), max_length=64)
    made_at = models.DateTimeField(_("linked"))

    class Meta:
        verbose_name = _("link of the log")
        verbose_name_plural = _("links of the log")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint("previous", name="log_link_follows_one_other"),
            models.CheckConstraint(
                condition=models.Q(last_event__gte=models.F("first_event"), rows__gte=1), name="log_link_holds_events"
            ),
        ]

    def __str__(self) -> str:
        return self.digest

    @property
    def link(self) -> Link:
        return Link(self.first_event, self.last_event, self.rows, self.newest_at, self.content, self.previous)


class LogPruning(models.Model):
    """The events up to the end of `last_link` were deleted because their time was up."""

    last_link = models.OneToOneField(LogLink, models.PROTECT, related_name="pruning", verbose_name=_("last link"))
    rows = models.PositiveIntegerField(_("events"))
    pruned_at = models.DateTimeField(_("pruned"))

    class Meta:
        verbose_name = _("pruning of the log")
        verbose_name_plural = _("prunings of the log")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.last_link}"
