"""Programmes, modules and terms of the diploma: catalogue data that the secretariat keeps (spec: background)."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual


class DiplomaProgramme(models.Model):
    name_da = models.CharField(_("name in Danish"), max_length=160, unique=True)
    name_en = models.CharField(_("name in English"), max_length=160)
    name = Bilingual()
    ects_required = models.PositiveSmallIntegerField(_("ECTS points needed"), default=60)
    years_allowed = models.PositiveSmallIntegerField(_("years allowed"), default=6)
    is_active = models.BooleanField(_("can be begun"), default=True)

    class Meta:
        verbose_name = _("diploma programme")
        verbose_name_plural = _("diploma programmes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ects_required__gt=0, years_allowed__gte=1, years_allowed__lte=20),
                name="diploma_programme_asks_for_something",
                violation_error_message=_("Write at least one point, and between 1 and 20 years."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class DiplomaModule(models.Model):
    """`price` is whole kroner, empty while nobody has asked the school. `on_track` marks what the municipality
    recommends to those who will lead networks."""

    class Kind(models.TextChoices):
        COMPULSORY = "compulsory", _("Compulsory")
        ELECTIVE = "elective", _("Elective")
        PROJECT = "project", _("Final project")

    class ExamForm(models.TextChoices):
        ORAL = "oral", _("Oral")
        WRITTEN = "written", _("Written")
        WRITTEN_AND_ORAL = "written_and_oral", _("Written and oral")

    class Scale(models.TextChoices):
        SEVEN_POINT = "seven_point", _("The seven-point scale")
        PASS_FAIL = "pass_fail", _("Passed or not passed")

    programme = models.ForeignKey(
        DiplomaProgramme, models.PROTECT, related_name="modules", verbose_name=_("diploma programme")
    )
    name_da = models.CharField(_("name in Danish"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)
    name = Bilingual()
    ects = models.PositiveSmallIntegerField(_("ECTS points"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    exam_form = models.CharField(_("exam"), max_length=16, choices=ExamForm, default=ExamForm.WRITTEN_AND_ORAL)
    scale = models.CharField(_("scale"), max_length=11, choices=Scale, default=Scale.SEVEN_POINT)
    price = models.PositiveIntegerField(_("price in kroner"), null=True, blank=True)
    on_track = models.BooleanField(_("recommended for network leaders"), default=False)
    is_active = models.BooleanField(_("can be chosen"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("module of a diploma")
        verbose_name_plural = _("modules of a diploma")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                "programme",
                "name_da",
                name="diploma_module_name_once_in_a_programme",
                violation_error_message=_("The programme has a module with this name already."),
            ),
            models.CheckConstraint(
                condition=Q(ects__gt=0, ects__lte=60),
                name="diploma_module_gives_points",
                violation_error_message=_("Write how many points it gives, between 1 and 60."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TermQuerySet(models.QuerySet):
    def open_on(self, today: date) -> "TermQuerySet":
        """Those one can still apply for."""
        return self.filter(apply_by__gte=today, begins_on__gt=today)


class ModuleTerm(models.Model):
    module = models.ForeignKey(DiplomaModule, models.CASCADE, related_name="terms", verbose_name=_("module"))
    school = models.CharField(_("school"), max_length=120)
    begins_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"))
    apply_by = models.DateField(_("apply by"))
    exam_on = models.DateField(_("exam"), null=True, blank=True)
    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term of a module")
        verbose_name_plural = _("terms of a module")
        ordering = ["begins_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="module_term_ends_no_sooner_than_it_begins",
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(apply_by__lte=F("begins_on")),
                name="module_term_is_applied_for_before_it_begins",
                violation_error_message=_("One applies before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(exam_on=None) | Q(exam_on__gte=F("begins_on")),
                name="module_term_has_its_exam_after_it_begins",
                violation_error_message=_("The exam cannot be before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return self.school
