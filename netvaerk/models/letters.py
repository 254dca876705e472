"""Letters that went out: one row each, so that a reminder asked for twice is sent once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SentLetter(models.Model):
    """`occasion` names what the letter was about, with its date; one letter a person and occasion, ever."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="letters", verbose_name=_("person")
    )
    occasion = models.CharField(_("occasion"), max_length=120)
    sent_at = models.DateTimeField(_("sent"))

    class Meta:
        verbose_name = _("sent letter")
        verbose_name_plural = _("sent letters")
        ordering = ["-id"]
        constraints = [models.UniqueConstraint("person", "occasion", name="letter_once_for_an_occasion")]

    def __str__(self) -> str:
        return self.occasion
