"""The joint agreement in versions: each edit kept, each approval bound to what was shown, the agreed text locked."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from codriver.models.alignments import AlignmentResponse, ExpectationAlignment
from codriver.rules.forms import Question, Side
from netvaerk.encrypted import EncryptedJSONField
from netvaerk.models import Person


class AlignmentAgreementQuerySet(models.QuerySet):
    def of(self, person: Person) -> "AlignmentAgreementQuerySet":
        return self.filter(alignment__responses__person=person)

    def agreed(self) -> "AlignmentAgreementQuerySet":
        return self.filter(agreed_at__isnull=False)

    def in_force(self) -> "AlignmentAgreementQuerySet":
        """The agreed versions that hold today."""
        return self.agreed().filter(superseded_at=None, alignment__closed_at=None)

    def readable_by(self, person: Person) -> "AlignmentAgreementQuerySet":
        """The two parties; and the secretariat the agreed text, if both share it."""
        mine = self.of(person)
        if not person.is_secretariat:
            return mine
        unshared = AlignmentResponse.objects.filter(shared_at=None).values("alignment")
        shared = self.agreed().exclude(alignment__in=unshared)
        return self.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=shared.values("pk")))


class AlignmentAgreement(models.Model):
    """Version `number` of what the two have agreed, or are writing. `revision` counts the edits of the text."""

    alignment = models.ForeignKey(
        ExpectationAlignment, models.PROTECT, related_name="agreements", verbose_name=_("alignment")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    revision = models.PositiveIntegerField(_("revision"), default=0)
    opened_at = models.DateTimeField(_("opened"))
    agreed_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    superseded_at = models.DateTimeField(_("replaced"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed unchanged"), null=True, blank=True)
    objects = AlignmentAgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint("alignment", "number", name="agreement_version_once"),
            models.UniqueConstraint(
                "alignment", condition=Q(agreed_at=None), name="agreement_one_being_written_at_a_time"
            ),
            models.UniqueConstraint(
                "alignment",
                condition=Q(agreed_at__isnull=False, superseded_at=None),
                name="agreement_one_in_force_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(agreed_at__isnull=False), name="agreement_replaced_was_agreed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alignment} {self.number}"

    @property
    def is_revisit(self) -> bool:
        return self.number > 1

    @property
    def questions(self) -> tuple[Question, ...]:
        """Those of its template."""
        return self.alignment.catalogue.questions

    @property
    def agreed_values(self) -> dict[str, Any]:
        """What both approved, by code."""
        return self.text.joint

    def joint(self) -> dict[str, "JointEdit"]:
        """The newest edit of each joint answer, by code."""
        newest: dict[str, JointEdit] = {}
        for edit in self.edits.select_related("edited_by").order_by("revision"):
            newest[edit.code] = edit
        return newest

    def changed_elsewhere(self, *, since: int, page_key: str) -> bool:
        """Whether anybody, on any other page than this one, has changed the text after revision `since`."""
        later = self.edits.filter(text_revision__gt=since)
        return (later.exclude(page_key=page_key) if page_key else later).exists()

    def standing_approvals(self) -> dict[Side, "Approval"]:
        standing = self.approvals.filter(undone_at=None).select_related("person")
        return {Side(approval.side): approval for approval in standing}


class JointEdit(models.Model):
    """One edit of one joint answer. Rows are added and never changed, so that nobody's words are lost."""

    agreement = models.ForeignKey(AlignmentAgreement, models.CASCADE, related_name="edits")
    code = models.CharField(max_length=4)
    revision = models.PositiveIntegerField(help_text="Counts the edits of this one answer, from 1.")
    text_revision = models.PositiveIntegerField(default=0, help_text="The revision of the whole text it brought about.")
    value = EncryptedJSONField(null=True)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    edited_at = models.DateTimeField()
    page_key = models.CharField(max_length=40, blank=True, help_text="The open page that saved it.")
    sequence = models.PositiveIntegerField(default=0, help_text="Counts the saves of that page.")

    class Meta:
        ordering = ["code", "revision"]
        constraints = [models.UniqueConstraint("agreement", "code", "revision", name="joint_edit_follows_the_last")]


class TalkedThrough(models.Model):
    """The pair's tick beside a question: we have talked about this."""

    agreement = models.ForeignKey(AlignmentAgreement, models.CASCADE, related_name="talked_through")
    code = models.CharField(max_length=4)
    ticked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ticked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("agreement", "code", name="talked_through_once")]


class Approval(models.Model):
    """One party's yes to exactly one revision of the text. Any edit undoes it; the row stays as history."""

    agreement = models.ForeignKey(AlignmentAgreement, models.PROTECT, related_name="approvals")
    side = models.CharField(max_length=6, choices=[(side.value, side.value) for side in Side])
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    approved_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                "agreement", "side", condition=Q(undone_at=None), name="approval_one_standing_for_a_side"
            ),
        ]


class AgreedText(models.Model):
    """The text both approved, word for word, with its fingerprint. The database refuses to change or delete it."""

    agreement = models.OneToOneField(AlignmentAgreement, models.PROTECT, related_name="text")
    content = EncryptedJSONField()
    fingerprint = models.CharField(max_length=64)
    agreed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("agreed text")
        verbose_name_plural = _("agreed texts")

    @property
    def joint(self) -> dict[str, Any]:
        return self.content["joint"]


class AlignmentReview(models.Model):
    """A revisit that is due: why, since when, and who has said that nothing needs to change."""

    class Because(models.TextChoices):
        DATE = "date", _("an agreed date")
        PHASE = "phase", _("a new phase")
        HOURS = "hours", _("other released hours")
        ASKED = "asked", _("one of you asked for it")

    agreement = models.ForeignKey(
        AlignmentAgreement, models.PROTECT, related_name="reviews", verbose_name=_("agreement")
    )
    because = models.CharField(_("because of"), max_length=5, choices=Because)
    due_on = models.DateField(_("due"))
    opened_at = models.DateTimeField(_("opened"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("asked by")
    )
    first_unchanged_at = models.DateTimeField(null=True, blank=True)
    second_unchanged_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("revisit")
        verbose_name_plural = _("revisits")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint("agreement", "because", "due_on", name="review_once_for_a_reason_and_day"),
            models.UniqueConstraint("agreement", condition=Q(closed_at=None), name="review_one_open_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.get_because_display()} {self.due_on}"

    def unchanged_at(self, side: Side) -> Any:
        return self.first_unchanged_at if side is Side.FIRST else self.second_unchanged_at
