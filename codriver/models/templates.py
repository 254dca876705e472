"""Templates of agreements: catalogue data in versions. A published version never changes; the database sees to it."""

from functools import cached_property, lru_cache

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from codriver.rules import forms, mandate
from netvaerk.bilingual import Bilingual


class AlignmentTemplateQuerySet(models.QuerySet):
    def newest(self, kind: str) -> "AlignmentTemplate":
        """The published version that new agreements of `kind` begin with."""
        return self.filter(kind=kind, published_at__isnull=False).latest("version")


class AlignmentTemplate(models.Model):
    class Kind(models.TextChoices):
        CO_DRIVER = mandate.CO_DRIVER, _("Network leader and co-driver")
        REFERENCE_LEADER = mandate.REFERENCE_LEADER, _("Network leader and reference leader")
        PERSONNEL_LEADER = mandate.PERSONNEL_LEADER, _("Network leader and own personnel leader")
        CO_DRIVER_PERSONNEL = mandate.CO_DRIVER_PERSONNEL, _("Co-driver and own personnel leader")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    version = models.PositiveSmallIntegerField(_("version"))
    name_da = models.CharField(_("name in Danish"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    first_role_da = models.CharField(_("first party in Danish"), max_length=60)
    first_role_en = models.CharField(_("first party in English"), max_length=60)
    second_role_da = models.CharField(_("second party in Danish"), max_length=60)
    second_role_en = models.CharField(_("second party in English"), max_length=60)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    name, first_role, second_role = Bilingual(), Bilingual(), Bilingual()
    objects = AlignmentTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template of an agreement")
        verbose_name_plural = _("templates of agreements")
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint("kind", "version", name="template_version_once"),
            models.UniqueConstraint(
                "kind",
                condition=Q(published_at=None),
                name="template_one_draft_of_a_kind",
                violation_error_message=_("There is a draft already. Go on with that one, or delete it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"

    def role_of(self, side: forms.Side) -> str:
        return self.first_role if side is forms.Side.FIRST else self.second_role


class TemplateSection(models.Model):
    template = models.ForeignKey(AlignmentTemplate, models.CASCADE, related_name="sections", verbose_name=_("template"))
    code = models.CharField(_("code"), max_length=4)
    order = models.PositiveSmallIntegerField(_("order"))
    title_da = models.CharField(_("title in Danish"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120)
    title = Bilingual()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order"]
        constraints = [models.UniqueConstraint("template", "code", name="section_code_once")]

    def __str__(self) -> str:
        return self.title

    def siblings(self) -> models.QuerySet:
        """The others among which its code must be its own."""
        return TemplateSection.objects.filter(template=self.template_id).exclude(pk=self.pk)


class TemplateQuestion(models.Model):
    """A question in both languages; where the sides are asked in different words, `second_text` is the second's.

    `joint` is how the point is headed in the agreement, which answers and no longer asks.
    """

    class Kind(models.TextChoices):
        LONG_TEXT = "long_text", _("Long text")
        SHORT_TEXT = "short_text", _("Short text")
        SCALE = "scale", _("Scale of five with a note")
        CHOICE = "choice", _("One choice")
        CHOICES = "choices", _("Several choices")
        COMPETENCES = "competences", _("Competences")
        UNITS = "units", _("Units")
        NUMBER = "number", _("Hours a week")
        DATES = "dates", _("Dates")
        MATRIX = "matrix", _("One choice in each row")
        STEPS = "steps", _("Weight and first step in each row")
        AUTOMATIC = "automatic", _("Filled in by the system")

    class AskedOf(models.TextChoices):
        BOTH = "both", _("Both, each alone")
        FIRST = "first", _("The first party alone")
        SECOND = "second", _("The second party alone")
        JOINT = "joint", _("Both together")
        REVISIT = "revisit", _("Both together on a revisit")

    class Compare(models.TextChoices):
        NOTHING = "nothing", _("Not compared")
        SIDE_BY_SIDE = "side_by_side", _("Side by side")
        GAP = "gap", _("Steps apart on the scale")
        SET = "set", _("What both name, what one names")
        SAME = "same", _("The same or not")
        NUMBER = "number", _("Hours apart")

    section = models.ForeignKey(TemplateSection, models.CASCADE, related_name="questions", verbose_name=_("section"))
    code = models.CharField(_("code"), max_length=4)
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    asked_of = models.CharField(_("asked of"), max_length=8, choices=AskedOf)
    compare = models.CharField(_("compared as"), max_length=12, choices=Compare, default=Compare.NOTHING)
    partner = models.CharField(_("compared with question"), max_length=4, blank=True)
    short_form = models.BooleanField(_("in the short form"), default=False)
    joint_required = models.BooleanField(_("the agreement needs it"), default=False)
    hideable = models.BooleanField(_("may be hidden"), default=True)
    most = models.PositiveSmallIntegerField(_("at most"), default=0)
    text_da = models.CharField(_("text in Danish"), max_length=400)
    text_en = models.CharField(_("text in English"), max_length=400)
    second_text_da = models.CharField(_("text for the second party in Danish"), max_length=400, blank=True)
    second_text_en = models.CharField(_("text for the second party in English"), max_length=400, blank=True)
    help_da = models.CharField(_("help in Danish"), max_length=400, blank=True)
    help_en = models.CharField(_("help in English"), max_length=400, blank=True)
    joint_da = models.CharField(_("heading in the agreement in Danish"), max_length=200, blank=True)
    joint_en = models.CharField(_("heading in the agreement in English"), max_length=200, blank=True)
    text, second_text, help, joint = Bilingual(), Bilingual(), Bilingual(), Bilingual()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["section__order", "order"]
        constraints = [models.UniqueConstraint("section", "code", name="question_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"

    def siblings(self) -> models.QuerySet:
        """The others among which its code must be its own: all of the template, since answers are kept by code."""
        return TemplateQuestion.objects.filter(section__template=self.section.template_id).exclude(pk=self.pk)

    @cached_property
    def axes(self) -> dict[str, list["QuestionOption"]]:
        """Its answers to choose and its rows, sorted once for as long as the question is kept."""
        found: dict[str, list[QuestionOption]] = {}
        for option in self.options.all():
            found.setdefault(option.axis, []).append(option)
        return found

    def text_for(self, side: forms.Side | None) -> str:
        return self.second_text if side is forms.Side.SECOND and self.second_text else self.text


class QuestionOption(models.Model):
    """An answer to choose, or a row to fill in."""

    class Axis(models.TextChoices):
        OPTION = "option", _("Answer")
        ROW = "row", _("Row")

    question = models.ForeignKey(TemplateQuestion, models.CASCADE, related_name="options", verbose_name=_("question"))
    axis = models.CharField(_("is"), max_length=6, choices=Axis, default=Axis.OPTION)
    code = models.SlugField(_("code"), max_length=30)
    order = models.PositiveSmallIntegerField(_("order"))
    text_da = models.CharField(_("text in Danish"), max_length=200)
    text_en = models.CharField(_("text in English"), max_length=200)
    text = Bilingual()

    class Meta:
        verbose_name = _("answer or row")
        verbose_name_plural = _("answers and rows")
        ordering = ["axis", "order"]
        constraints = [models.UniqueConstraint("question", "axis", "code", name="option_code_once")]

    def __str__(self) -> str:
        return self.text

    def siblings(self) -> models.QuerySet:
        """The others among which its code must be its own."""
        return QuestionOption.objects.filter(question=self.question_id, axis=self.axis).exclude(pk=self.pk)


class Catalogue:
    """A template read once: its sections and texts for the page, its questions for the rules."""

    def __init__(self, template: AlignmentTemplate) -> None:
        sections = template.sections.prefetch_related("questions__options")
        self.sections = list(sections)
        self.texts = {question.code: question for section in self.sections for question in section.questions.all()}
        self.section_of = {question.code: section for section in self.sections for question in section.questions.all()}
        self.questions = tuple(as_rule(question) for question in self.texts.values())


def as_rule(question: TemplateQuestion) -> forms.Question:
    options = list(question.options.all())
    return forms.Question(
        code=question.code,
        kind=forms.Kind(question.kind),
        asked_of=forms.AskedOf(question.asked_of),
        compare=forms.Compare(question.compare),
        short=question.short_form,
        joint_required=question.joint_required,
        hideable=question.hideable,
        partner=question.partner,
        most=question.most,
        options=tuple(option.code for option in options if option.axis == QuestionOption.Axis.OPTION),
        rows=tuple(option.code for option in options if option.axis == QuestionOption.Axis.ROW),
    )


@lru_cache(maxsize=32)
def _published(template_id: int, published_at: object) -> Catalogue:
    return Catalogue(AlignmentTemplate.objects.get(pk=template_id))


def catalogue_of(template: AlignmentTemplate) -> Catalogue:
    """The template's content. A published version never changes, so it is read once a process."""
    if template.published_at is None:
        return Catalogue(template)
    return _published(template.pk, template.published_at)
