"""What people ask the secretariat, and the talk that follows. What is written is encrypted, and for few to read."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from codriver.models import Pairing
from netvaerk.encrypted import EncryptedTextField
from netvaerk.models import NetworkTheme, Person


class SupportQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> "SupportQuerySet":
        """One's own; for an officer also what is not confidential, and the confidential ones they have."""
        seen = Q(asker=person)
        if person.is_secretariat:
            seen |= Q(is_confidential=False) | Q(owner=person)
        return self.filter(seen)

    def awaiting(self, person: Person) -> "SupportQuerySet":
        """What waits for the one who asked: an answer, a word on a proposal, or a yes to words that others may use."""
        article = Q(article__status=ProposedArticle.Status.ASKED)
        proposal = Q(proposal_suggested_at__isnull=False, proposal=None) & ~Q(status=SupportRequest.Status.CLOSED)
        waits = Q(status=SupportRequest.Status.WAITING) | article | proposal
        return self.filter(waits, asker=person)

    def handled_by_others(self, person: Person) -> "SupportQuerySet":
        """What is not the person's own question: what an officer may work on."""
        return self.exclude(asker=person)

    def open(self) -> "SupportQuerySet":
        return self.filter(status__in=SupportRequest.OPEN)

    def without_owner(self) -> "SupportQuerySet":
        """Open, and with no officer who is one today."""
        return self.open().filter(Q(owner=None) | ~Q(owner__in=Person.objects.secretariat()))

    def takeable_by(self, person: Person) -> "SupportQuerySet":
        """What an officer may take: a confidential one without an owner, and all that is not confidential."""
        if not person.is_secretariat:
            return self.none()
        free = Q(is_confidential=False) | Q(pk__in=SupportRequest.objects.without_owner().values("pk"))
        return self.open().filter(free).exclude(asker=person)

    def with_all(self) -> "SupportQuerySet":
        return self.select_related("asker__unit", "owner", "theme", "pairing__theme", "proposal")


class SupportRequest(models.Model):
    """One question, idea or wish. `ball_at` is since when the one who is to act has been waited for."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        IDEA = "idea", _("Idea")
        WISH = "wish", _("Wish")

    class Way(models.TextChoices):
        WRITING = "writing", _("An answer in writing")
        MEETING = "meeting", _("A meeting")
        DROP_IN = "drop_in", _("I will come by")

    class Urgency(models.TextChoices):
        CAN_WAIT = "can_wait", _("It can wait some days")
        THIS_WEEK = "this_week", _("It matters this week")

    class Status(models.TextChoices):
        NEW = "new", _("New")
        ASSIGNED = "assigned", _("Taken")
        IN_PROGRESS = "in_progress", _("In dialogue")
        WAITING = "waiting", _("Waits for you")
        RESOLVED = "resolved", _("Solved")
        CLOSED = "closed", pgettext_lazy("request", "Closed")

    OPEN = (Status.NEW, Status.ASSIGNED, Status.IN_PROGRESS, Status.WAITING)
    WITH_THE_SECRETARIAT = (Status.NEW, Status.ASSIGNED, Status.IN_PROGRESS)

    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="support_requests", verbose_name=_("who asks")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.QUESTION)
    way = models.CharField(_("how"), max_length=10, choices=Way, default=Way.WRITING)
    urgency = models.CharField(_("how soon"), max_length=10, choices=Urgency, default=Urgency.CAN_WAIT)
    is_confidential = models.BooleanField(_("confidential"), default=False)
    subject = EncryptedTextField(_("subject"))
    theme = models.ForeignKey(
        NetworkTheme, models.PROTECT, null=True, blank=True, related_name="support_requests", verbose_name=_("theme")
    )
    pairing = models.ForeignKey(
        Pairing, models.PROTECT, null=True, blank=True, related_name="support_requests", verbose_name=_("pair")
    )
    status = models.CharField(_("state"), max_length=12, choices=Status, default=Status.NEW)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("officer")
    )
    asked_at = models.DateTimeField(_("asked"))
    ball_at = models.DateTimeField(_("waits since"))
    answered_at = models.DateTimeField(_("first answered"), null=True, blank=True)
    resolved_at = models.DateTimeField(_("solved"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    reopened_at = models.DateTimeField(_("opened again"), null=True, blank=True)
    proposal_suggested_at = models.DateTimeField(_("suggested as a proposal"), null=True, blank=True)
    proposal = models.OneToOneField(
        NetworkTheme, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("proposal")
    )
    objects = SupportQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to the secretariat")
        verbose_name_plural = _("requests to the secretariat")
        ordering = ["ball_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="new", owner=None) | ~Q(status="new"),
                name="support_new_has_no_officer",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["new", "closed"]) | Q(owner__isnull=False),
                name="support_taken_has_an_officer",
            ),
            models.CheckConstraint(
                condition=Q(status="closed", closed_at__isnull=False) | ~Q(status="closed") & Q(closed_at=None),
                name="support_closed_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="resolved") | Q(resolved_at__isnull=False), name="support_solved_says_when"
            ),
            models.CheckConstraint(
                condition=Q(owner=None) | ~Q(owner=F("asker")), name="support_is_not_taken_by_its_asker"
            ),
            models.CheckConstraint(
                condition=Q(theme=None) | Q(pairing=None), name="support_is_about_a_theme_or_a_pair"
            ),
        ]
        indexes = [models.Index("status", "ball_at", name="support_by_state")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def is_with_the_secretariat(self) -> bool:
        return self.status in self.WITH_THE_SECRETARIAT


class SupportMessage(models.Model):
    """What one of the two wrote to the other."""

    request = models.ForeignKey(SupportRequest, models.CASCADE, related_name="messages", verbose_name=_("request"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    text = EncryptedTextField(_("text"))

    class Meta:
        verbose_name = _("message to or from the secretariat")
        verbose_name_plural = _("messages to or from the secretariat")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class SupportNote(models.Model):
    """What officers note for themselves. The asker sees it nowhere here, but may ask for access to it by law."""

    request = models.ForeignKey(SupportRequest, models.CASCADE, related_name="notes", verbose_name=_("request"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    text = EncryptedTextField(_("text"))

    class Meta:
        verbose_name = _("note of the secretariat")
        verbose_name_plural = _("notes of the secretariat")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class ProposedArticleQuerySet(models.QuerySet):
    def waiting(self) -> "ProposedArticleQuerySet":
        return self.filter(status=ProposedArticle.Status.ASKED)

    def agreed(self) -> "ProposedArticleQuerySet":
        return self.filter(status=ProposedArticle.Status.YES)


class ProposedArticle(models.Model):
    """An answer that could be of use to others, without names: written by an officer, kept only with the asker's yes
    to exactly these words. It outlives the request, and then nothing says who asked."""

    class Status(models.TextChoices):
        ASKED = "asked", _("The asker is asked")
        YES = "yes", _("The asker says yes")
        NO = "no", _("The asker says no")

    request = models.OneToOneField(
        SupportRequest, models.SET_NULL, null=True, related_name="article", verbose_name=_("request")
    )
    title = models.CharField(_("title"), max_length=140)
    text = EncryptedTextField(_("text without names"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"))
    status = models.CharField(_("answer"), max_length=5, choices=Status, default=Status.ASKED)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = ProposedArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed article")
        verbose_name_plural = _("proposed articles")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="asked", answered_at=None) | ~Q(status="asked") & Q(answered_at__isnull=False),
                name="article_answer_says_when",
            ),
            models.CheckConstraint(
                condition=Q(request__isnull=False) | Q(status="yes"), name="article_outlives_only_with_a_yes"
            ),
        ]

    def __str__(self) -> str:
        return self.title
