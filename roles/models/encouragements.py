"""A few words from a personnel leader to one of their staff: lead, join, or become a co-driver (S25).

What is stored: who, whom, to what, the words, when it was sent, when the employee marked it as seen, and whether they
put it away. The last two are shown to the employee alone, and no event tells of them.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, Person


class EncouragementQuerySet(models.QuerySet):
    def on_the_page_of(self, person: Person) -> "EncouragementQuerySet":
        """Those a person has not put away."""
        return self.filter(person=person, is_put_away=False)

    def sent_by(self, leader: Person) -> "EncouragementQuerySet":
        """Those a leader has sent to people they lead today, whatever became of them."""
        return self.filter(encouraged_by=leader, person__personnel_leader=leader)


class Encouragement(models.Model):
    class To(models.TextChoices):
        LEAD = "lead", _("Lead a network")
        JOIN = "join", _("Take part in a network")
        CO_DRIVE = "co_drive", _("Become a co-driver")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="encouragements", verbose_name=_("person")
    )
    encouraged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="encouragements_sent", verbose_name=_("encouraged by")
    )
    to = models.CharField(_("to what"), max_length=10, choices=To)
    theme = models.ForeignKey(
        NetworkTheme, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("theme")
    )
    words = models.CharField(_("a few words"), max_length=500)
    sent_at = models.DateTimeField(_("sent"))
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True)
    is_put_away = models.BooleanField(_("put away"), default=False)
    objects = EncouragementQuerySet.as_manager()

    class Meta:
        verbose_name = _("encouragement")
        verbose_name_plural = _("encouragements")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("encouraged_by")), name="encouragement_is_for_somebody_else"),
            models.CheckConstraint(condition=~Q(words=""), name="encouragement_has_words"),
        ]

    def __str__(self) -> str:
        return str(self.get_to_display())
