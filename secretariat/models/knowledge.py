"""What colleagues write for each other: methods, templates, cases, lessons and guides, version by version (S40)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from codriver.models import CoDriverTask
from netvaerk.encrypted import EncryptedTextField
from netvaerk.models import Person, ThemePhase
from netvaerk.models.one_line import one_line
from secretariat.rules.knowledge import LONGEST, LONGEST_SUMMARY, LONGEST_TITLE, ROLES, looked_at_before


class KnowledgeItemQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> "KnowledgeItemQuerySet":
        """What is published; what one writes oneself, or is the author of; for an officer also what was sent and what
        is archived."""
        texts = KnowledgeText.objects.filter(item=OuterRef("pk"))
        seen = Q(published__isnull=False, archived_at=None) | Q(author=person)
        seen |= Exists(texts.being_written().filter(written_by=person))
        if person.is_secretariat:
            seen |= Q(published__isnull=False) | Exists(texts.sent())
        return self.filter(seen)

    def published(self) -> "KnowledgeItemQuerySet":
        """What everybody reads."""
        return self.filter(published__isnull=False, archived_at=None)

    def archived(self) -> "KnowledgeItemQuerySet":
        return self.filter(archived_at__isnull=False)

    def to_look_at(self, today: date) -> "KnowledgeItemQuerySet":
        """Published, and looked at so long ago that it may no longer hold; the longest first."""
        return self.published().filter(looked_on__lte=looked_at_before(today)).order_by("looked_on", "pk")

    def with_text(self) -> "KnowledgeItemQuerySet":
        return self.select_related("published", "author")


class KnowledgeItem(models.Model):
    """One text through all its versions. `published` is the version that everybody reads; without an author it is the
    secretariat's."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="knowledge", verbose_name=_("author")
    )
    shows_author = models.BooleanField(_("the author's name is shown"), default=False)
    published = models.OneToOneField(
        "KnowledgeText", models.PROTECT, null=True, related_name="+", verbose_name=_("published version")
    )
    looked_on = models.DateField(_("last looked at"), null=True)
    archived_at = models.DateTimeField(_("archived"), null=True)
    begun_at = models.DateTimeField(_("begun"))
    objects = KnowledgeItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("knowledge")
        verbose_name_plural = _("knowledge")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published=None, looked_on=None) | Q(published__isnull=False, looked_on__isnull=False),
                name="knowledge_published_is_looked_at",
            ),
            models.CheckConstraint(
                condition=Q(archived_at=None) | Q(published__isnull=False), name="knowledge_archived_was_published"
            ),
            models.CheckConstraint(
                condition=Q(shows_author=False) | Q(author__isnull=False), name="knowledge_shown_author_exists"
            ),
        ]

    def __str__(self) -> str:
        return str(self.published) if self.published else f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_read_by_all(self) -> bool:
        return self.published_id is not None and self.archived_at is None

    @property
    def shown_author(self) -> Person | None:
        return self.author if self.shows_author else None


class KnowledgeTextQuerySet(models.QuerySet):
    def being_written(self) -> "KnowledgeTextQuerySet":
        return self.exclude(status=KnowledgeText.Status.PUBLISHED)

    def sent(self) -> "KnowledgeTextQuerySet":
        """What the secretariat has to read."""
        return self.filter(status=KnowledgeText.Status.SENT)

    def once_published(self) -> "KnowledgeTextQuerySet":
        """Newest first."""
        return self.filter(status=KnowledgeText.Status.PUBLISHED).order_by("-number")


class InTheReadersLanguage:
    """The English words where the reader has chosen English and somebody has written them, otherwise the Danish."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.field = name

    def __get__(self, instance: "KnowledgeText | None", owner: type) -> object:
        return self if instance is None else getattr(instance, f"{self.field}_{instance.language}")


class KnowledgeText(models.Model):
    """One version. At most one of a text is being written; one that was published is never changed again.

    `version` counts the saves of a draft. The stems are what a search compares, see `secretariat.facts.word_forms`.
    """

    class Kind(models.TextChoices):
        METHOD = "method", _("Method")
        TEMPLATE = "template", _("Template")
        CASE = "case", _("Case")
        LESSON = "lesson", _("Lesson learnt")
        GUIDE = "guide", _("Guide")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SENT = "sent", _("With the secretariat")
        RETURNED = "returned", _("Sent back to the author")
        PUBLISHED = "published", _("Published")

    item = models.ForeignKey(KnowledgeItem, models.CASCADE, related_name="texts", verbose_name=_("knowledge"))
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.METHOD)
    title_da = models.CharField(_("title in Danish"), max_length=LONGEST_TITLE, validators=[one_line])
    summary_da = models.CharField(_("in one line, in Danish"), max_length=LONGEST_SUMMARY, validators=[one_line])
    body_da = models.TextField(_("text in Danish (Markdown)"), max_length=LONGEST)
    title_en = models.CharField(_("title in English"), max_length=LONGEST_TITLE, blank=True, validators=[one_line])
    summary_en = models.CharField(
        _("in one line, in English"), max_length=LONGEST_SUMMARY, blank=True, validators=[one_line]
    )
    body_en = models.TextField(_("text in English (Markdown)"), max_length=LONGEST, blank=True)
    for_network_leaders = models.BooleanField(_("network leaders"), default=False)
    for_co_drivers = models.BooleanField(_("co-drivers"), default=False)
    for_personnel_leaders = models.BooleanField(_("personnel leaders"), default=False)
    for_reference_leaders = models.BooleanField(_("reference leaders"), default=False)
    phases = models.ManyToManyField(ThemePhase, blank=True, related_name="+", verbose_name=_("phases"))
    tasks = models.ManyToManyField(CoDriverTask, blank=True, related_name="+", verbose_name=_("tasks of a co-driver"))
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    returned_at = models.DateTimeField(_("sent back"), null=True)
    comment = EncryptedTextField(_("comment of the secretariat"), blank=True, default="")
    published_at = models.DateTimeField(_("published"), null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("published by")
    )
    title_stems = models.TextField(editable=False, default="")
    summary_stems = models.TextField(editable=False, default="")
    body_stems = models.TextField(editable=False, default="")
    objects = KnowledgeTextQuerySet.as_manager()
    title, summary, body = InTheReadersLanguage(), InTheReadersLanguage(), InTheReadersLanguage()

    class Meta:
        verbose_name = _("version of a text")
        verbose_name_plural = _("versions of texts")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint("item", "number", name="knowledge_number_once"),
            models.UniqueConstraint(
                "item", condition=~Q(status="published"), name="knowledge_one_version_being_written"
            ),
            models.CheckConstraint(
                condition=Q(status="published", published_at__isnull=False)
                | ~Q(status="published") & Q(published_at=None),
                name="knowledge_published_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="sent") | Q(sent_at__isnull=False), name="knowledge_sent_says_when"
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | Q(returned_at__isnull=False), name="knowledge_returned_says_when"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def language(self) -> str:
        """Of the words that this reader is shown: `da` or `en`."""
        return "en" if (get_language() or "").startswith("en") and self.title_en and self.body_en else "da"

    @property
    def roles(self) -> list[str]:
        """Of ROLES; none means that it is for everybody."""
        return [role for role in ROLES if getattr(self, f"for_{role}s")]

    @property
    def role_words(self) -> list[str]:
        """The roles as people call them."""
        return [str(self._meta.get_field(f"for_{role}s").verbose_name) for role in self.roles]
