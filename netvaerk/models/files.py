"""A file that somebody has handed in, kept with the thing it belongs to (see `docs/architecture.md`, "Files")."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from netvaerk.encrypted import EncryptedBytesField, EncryptedTextField
from netvaerk.rules.files import FileKind


class KeptFileManager(models.Manager):
    """Leaves the content where it is until somebody asks a row for it."""

    def get_queryset(self) -> Any:
        return super().get_queryset().defer("content")


class KeptFile(models.Model):
    """Base of the tables of files, one table for each kind of thing that files belong to, with a key to it that
    cascades. Content and name are encrypted in the database, so that they are backed up, restored and deleted with
    everything else and lie nowhere a web server looks. Rows are made from a `netvaerk.rules.files.Upload`."""

    KINDS = [(kind.value, kind.value) for kind in FileKind]

    name = EncryptedTextField(_("name"))
    kind = models.CharField(_("kind"), max_length=4, choices=KINDS)
    size = models.PositiveIntegerField(_("size"))
    content = EncryptedBytesField(_("content"))
    kept_at = models.DateTimeField(_("handed in"))
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("handed in by")
    )
    objects = KeptFileManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
