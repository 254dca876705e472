"""What the secretariat writes in letters instead of the shipped text; every version is kept."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Max, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from netvaerk.models.prepared import ask
from netvaerk.rules.letter_texts import LONGEST_SUBJECT, LONGEST_TEXT, Source


class LetterTextQuerySet(models.QuerySet["LetterText"]):
    def standing(self) -> "LetterTextQuerySet":
        """The latest version of each letter in each language."""
        same = LetterText.objects.filter(name=OuterRef("name"), language=OuterRef("language")).order_by()
        latest = same.values("name", "language").annotate(latest=Max("version")).values("latest")
        return self.filter(version=Subquery(latest))

    def sources(self, names: Iterable[str]) -> dict[tuple[str, str], Source]:
        """What stands for these letters where it is not the shipped text, by letter and language. Asked for each letter
        that is written, so it is put into words once for the same names."""
        found = ask(_written, tuple(sorted(set(names))))
        return {(name, language): Source(subject, text) for name, language, subject, text in found}


def _written(names: tuple[str, ...]) -> models.QuerySet:
    written = LetterText.objects.standing().filter(name__in=names).exclude(text="").order_by()
    return written.values_list("name", "language", "subject", "text")


class LetterText(models.Model):
    """A version of one letter in one language. Without words it says: back to the shipped text."""

    name = models.CharField(_("kind of letter"), max_length=60)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    version = models.PositiveIntegerField(_("version"))
    subject = models.CharField(_("subject"), max_length=LONGEST_SUBJECT, blank=True)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"))

    objects = LetterTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a letter")
        verbose_name_plural = _("texts of letters")
        ordering = ["name", "language", "-version"]
        constraints = [
            models.UniqueConstraint("name", "language", "version", name="letter_text_one_of_a_version"),
            models.CheckConstraint(
                condition=Q(subject="", text="") | (~Q(subject="") & ~Q(text="")), name="letter_text_whole_or_shipped"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.language} {self.version}"

    @property
    def is_shipped(self) -> bool:
        """Whether this version went back to the shipped text."""
        return not self.text
