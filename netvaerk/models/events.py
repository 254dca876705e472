"""The event log's own table. The database refuses to change or delete its rows; see `netvaerk/database.py`."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    LOGGED_IN = "logged_in", _("logged in")
    READ = "read", _("read")
    CREATED = "created", _("created")
    CHANGED = "changed", _("changed")
    CHANGED_EMAIL = "changed_email", _("changed the e-mail of")
    REFUSED = "refused", _("was refused")
    RENAMED = "renamed", _("renamed")
    MOVED = "moved", _("moved")
    LEFT = "left", _("left")
    APPOINTED = "appointed", _("appointed")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    ENDED = "ended", _("ended")
    RELEASED_TIME = "released_time", _("released time")
    INVITED = "invited", _("invited")
    COMMENTED = "commented", _("commented on")
    MERGED = "merged", _("merged")
    OFFERED = "offered", _("offered")
    WITHDREW = "withdrew", _("withdrew")
    BEGAN = "began", _("began")
    OPENED = "opened", _("opened")
    SENT = "sent", _("sent")
    APPROVED = "approved", _("approved")
    AGREED = "agreed", _("agreed")
    CONFIRMED = "confirmed", _("confirmed unchanged")
    REVISITED = "revisited", _("asked for a revisit")
    SHARED = "shared", _("shared")
    UNSHARED = "unshared", _("stopped sharing")
    PUBLISHED = "published", _("published")
    DELETED = "deleted", _("deleted")
    REQUESTED = "requested", _("asked for")
    COUNTERED = "countered", _("proposed a change of")
    TOOK_BACK = "took_back", _("took back")
    NOMINATED = "nominated", _("nominated")
    ENCOURAGED = "encouraged", _("encouraged")
    ANSWERED = "answered", _("answered")
    CANCELLED = "cancelled", _("cancelled")
    HELD = "held", _("held")
    HANDED_OVER = "handed_over", _("handed over")
    FOLLOWED_UP = "followed_up", _("followed up")
    LINKED = "linked", _("linked the work account of")
    UNLINKED = "unlinked", _("loosened the work account of")
    BROKE_GLASS = "broke_glass", _("used the emergency access of")
    ERASED = "erased", _("erased the name of")
    CONFIRMED_NOTICE = "notice_read", _("read how data is used:")
    FETCHED = "fetched", _("fetched a copy of")
    UNSEALED = "unsealed", _("agreed to open what is sealed:")
    READ_SEALED = "read_sealed", _("read what was opened:")


class AuditEvent(models.Model):
    """One line of the log: actor, verb, object, and whose data it was; no content."""

    at = models.DateTimeField(_("at"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    verb = models.CharField(_("did"), max_length=20, choices=Verb)
    object_type = models.CharField(_("to a"), max_length=80)
    object_id = models.BigIntegerField(_("number"))
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("about")
    )
    request_id = models.CharField(_("request"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("event log")
        ordering = ["-id"]
        indexes = [
            models.Index("object_type", "object_id", name="event_by_object"),
            models.Index("subject", name="event_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.object_type} {self.object_id}"
