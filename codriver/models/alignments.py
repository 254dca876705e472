"""An expectation alignment: two parties, a template, and what each answers alone (S70-S76).

The engine knows two parties and a template. A pair's alignment belongs to its pairing; the other kinds belong to a
theme and to the first of the two, whose mandate they are part of.
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from codriver.models.pairings import Pairing
from codriver.models.templates import AlignmentTemplate, Catalogue, catalogue_of
from codriver.rules import forms, mandate
from codriver.rules.forms import Side
from netvaerk.encrypted import EncryptedJSONField, EncryptedTextField
from netvaerk.models import NetworkTheme, Person


class ExpectationAlignmentQuerySet(models.QuerySet):
    def of(self, person: Person) -> "ExpectationAlignmentQuerySet":
        """Those the person is a party to: nobody else reads one."""
        mine = AlignmentResponse.objects.filter(alignment=OuterRef("pk"), person=person)
        return self.filter(Exists(mine))

    def running(self) -> "ExpectationAlignmentQuerySet":
        return self.filter(closed_at=None)

    def opened_by_hand(self) -> "ExpectationAlignmentQuerySet":
        """Those that belong to no pairing: agreements with reference leaders and personnel leaders."""
        return self.filter(pairing=None)

    def with_parties(self) -> "ExpectationAlignmentQuerySet":
        responses = AlignmentResponse.objects.select_related("person__unit")
        return self.select_related("theme", "template", "pairing").prefetch_related(Prefetch("responses", responses))

    def with_questions(self) -> "ExpectationAlignmentQuerySet":
        """Each with all that its form is made of."""
        return self.with_parties().prefetch_related("own_questions", "hidden_questions")


class ExpectationAlignment(models.Model):
    class Outcome(models.TextChoices):
        SUPERSEDED = "superseded", _("Replaced")
        VOID = "void", _("Lapsed")

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="alignments", verbose_name=_("theme"))
    template = models.ForeignKey(
        AlignmentTemplate, models.PROTECT, related_name="alignments", verbose_name=_("template")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=AlignmentTemplate.Kind, default=AlignmentTemplate.Kind.CO_DRIVER
    )
    pairing = models.OneToOneField(
        Pairing, models.PROTECT, null=True, blank=True, related_name="alignment", verbose_name=_("pairing")
    )
    first_party = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("first party"),
        help_text=_("Whose mandate it is part of, where it belongs to no pairing."),
    )
    full_form = models.BooleanField(_("the full form"), default=False)
    opened_at = models.DateTimeField(_("opened"))
    due_on = models.DateField(_("to be agreed by"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    first_agreed_at = models.DateTimeField(_("first agreed"), null=True, blank=True, editable=False)
    drafts_deleted_at = models.DateTimeField(_("drafts deleted"), null=True, blank=True)
    objects = ExpectationAlignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("expectation alignment")
        verbose_name_plural = _("expectation alignments")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="alignment_closes_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(kind="co_driver", pairing__isnull=False, first_party=None)
                | (~Q(kind="co_driver") & Q(pairing=None, first_party__isnull=False)),
                name="alignment_belongs_to_a_pairing_or_to_a_mandate",
            ),
            models.UniqueConstraint(
                "theme",
                "kind",
                "first_party",
                condition=Q(closed_at=None, pairing=None),
                name="alignment_one_running_for_a_kind_and_first_party",
                violation_error_message=_("This agreement is open already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template.name}: {self.theme}"

    @property
    def catalogue(self) -> Catalogue:
        return catalogue_of(self.template)

    def form(self) -> forms.Form:
        """The questions in use: the template's, less what the pair has hidden, plus its own."""
        own = [question.as_rule() for question in self.own_questions.all()]
        hidden = frozenset(question.code for question in self.hidden_questions.all())
        return forms.Form(self.catalogue.questions, full=self.full_form, hidden=hidden, own=tuple(own))

    @property
    def has_full_form(self) -> bool:
        """Whether there is more to ask than the short form asks."""
        asked = [one for one in self.catalogue.questions if one.asked_of != forms.AskedOf.REVISIT]
        return not all(one.short for one in asked)

    @property
    def is_about_hours(self) -> bool:
        return mandate.WHOSE_HOURS[self.kind] is not None

    def whose_hours(self) -> Person | None:
        """The party whose time the agreement is about, if it is about time."""
        side = mandate.WHOSE_HOURS[self.kind]
        return self.sides()[side].person if side else None

    def sides(self) -> dict[Side, "AlignmentResponse"]:
        """Both parties' responses; one query unless they were prefetched."""
        return {Side(response.side): response for response in self.responses.all()}

    def side_of(self, person: Person) -> Side | None:
        return next((side for side, response in self.sides().items() if response.person_id == person.pk), None)

    @property
    def both_have_sent(self) -> bool:
        return all(response.sent_at for response in self.responses.all())


class AlignmentResponse(models.Model):
    """One party: who answers for which side, when they sent, and whether the agreed text is shared."""

    alignment = models.ForeignKey(
        ExpectationAlignment, models.PROTECT, related_name="responses", verbose_name=_("alignment")
    )
    side = models.CharField(_("side"), max_length=6, choices=[(side.value, side.value) for side in Side])
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="alignment_responses", verbose_name=_("person")
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    shared_at = models.DateTimeField(_("shared with the secretariat"), null=True, blank=True)

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ["side"]
        constraints = [
            models.UniqueConstraint("alignment", "side", name="response_one_for_a_side"),
            models.UniqueConstraint("alignment", "person", name="response_one_for_a_person"),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def role_label(self) -> str:
        return self.alignment.template.role_of(Side(self.side))


class Answer(models.Model):
    """What one party has written to one question. Sealed until both have sent; `version` counts the saves."""

    response = models.ForeignKey(AlignmentResponse, models.CASCADE, related_name="answers")
    code = models.CharField(max_length=4)
    value = EncryptedJSONField(null=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    page_key = models.CharField(max_length=40, blank=True, help_text="The open page that saved it.")
    sequence = models.PositiveIntegerField(default=0, help_text="Counts the saves of that page.")

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint("response", "code", name="answer_one_for_a_question")]


class HiddenQuestion(models.Model):
    alignment = models.ForeignKey(ExpectationAlignment, models.CASCADE, related_name="hidden_questions")
    code = models.CharField(max_length=4)
    hidden_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("alignment", "code", name="hidden_question_once")]


class OwnQuestion(models.Model):
    """A question the pair has added; both answer it alone, and then together."""

    alignment = models.ForeignKey(ExpectationAlignment, models.CASCADE, related_name="own_questions")
    code = models.CharField(max_length=4)
    text = EncryptedTextField(max_length=300)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint("alignment", "code", name="own_question_code_once")]

    def as_rule(self) -> forms.Question:
        return forms.Question(
            code=self.code,
            kind=forms.Kind.LONG_TEXT,
            asked_of=forms.AskedOf.BOTH,
            compare=forms.Compare.SIDE_BY_SIDE,
            short=True,
        )
