"""The pair's room: what each writes for themself, and what they share. Nobody but the two reads it (S54)."""

from collections.abc import Iterator

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from codriver.models.pairings import Pairing
from codriver.rules.room import PROMPTS
from codriver.rules.room import Kind as KindOfEntry
from netvaerk.encrypted import EncryptedJSONField, EncryptedTextField
from netvaerk.models import Meeting, Person


class RoomEntryQuerySet(models.QuerySet):
    def readable_by(self, person: Person) -> "RoomEntryQuerySet":
        """One's own, and what the other of the two has shared and one has opened; never anybody else's."""
        in_the_pair = Q(pairing__co_driver=person) | Q(pairing__network_leader=person)
        return self.filter(in_the_pair, Q(author=person) | Q(read_at__isnull=False))

    def waiting_for(self, person: Person) -> "RoomEntryQuerySet":
        """What the other has shared and one has not opened yet."""
        in_the_pair = Q(pairing__co_driver=person) | Q(pairing__network_leader=person)
        return self.filter(in_the_pair, shared_at__isnull=False, read_at=None).exclude(author=person)


class RoomEntry(models.Model):
    """One entry in the notebook of a pair. `words` are the answers to the prompts of its kind.

    Private until `shared_at`; closed to the other until `read_at`, when they open it. `version` rises with every change
    of text or of who sees it, so that a page that showed "only you" never writes into what is shared.
    """

    class Kind(models.TextChoices):
        NOTE = "note", _("Note")
        WORK = "work", _("Sparring on the work")
        THEME = "theme", _("Sparring on the theme")
        PREPARATION = "preparation", _("Before a meeting")
        DEBRIEF = "debrief", _("After a meeting")
        COURAGE = "courage", _("Courage step")

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="room_entries", verbose_name=_("pairing"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    words = EncryptedJSONField(_("words"), default=dict)
    written_at = models.DateTimeField(_("written"))
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True)
    shared_at = models.DateTimeField(_("shared"), null=True, blank=True)
    read_at = models.DateTimeField(_("read by the other"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = RoomEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry in a pair's room")
        verbose_name_plural = _("entries in pairs' rooms")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(read_at=None) | Q(shared_at__isnull=False),
                name="room_entry_read_is_shared",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["note", "work", "theme", "preparation", "debrief", "courage"]),
                name="room_entry_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(meeting=None) | Q(kind__in=["preparation", "debrief"]),
                name="room_entry_of_a_meeting_looks_ahead_or_back",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def prompts(self) -> Iterator[tuple[str, str]]:
        """Each prompt that was answered, and the answer."""
        return ((name, self.words[name]) for name in PROMPTS[KindOfEntry(self.kind)] if self.words.get(name))


class RoomStepQuerySet(models.QuerySet):
    def readable_by(self, person: Person) -> "RoomStepQuerySet":
        return self.filter(Q(pairing__co_driver=person) | Q(pairing__network_leader=person))


class RoomStep(models.Model):
    """A next step of the pair: what, by whom of the two (nobody named: by both), by when. Both see and tick it."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="room_steps", verbose_name=_("pairing"))
    what = EncryptedTextField(_("what"))
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    due_on = models.DateField(_("by when"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"))
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    objects = RoomStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("next step of a pair")
        verbose_name_plural = _("next steps of pairs")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
