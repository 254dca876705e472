"""Somebody studies for the diploma (spec: states, "Development path"). Grades and attempts are the owner's alone."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from codriver.models.diploma_catalogue import DiplomaModule, DiplomaProgramme, ModuleTerm
from netvaerk.models import Person

ANSWERED = ("approved", "prioritised", "enrolled", "exam_signed_up", "passed", "failed", "excused")


class StudyQuerySet(models.QuerySet):
    def open(self) -> "StudyQuerySet":
        """All but those that were ended; a person has one of these at a time."""
        return self.filter(left_at=None)

    def verified(self) -> "StudyQuerySet":
        """Those whose diploma the secretariat has seen."""
        return self.open().filter(verified_at__isnull=False)

    def shown_to_secretariat(self) -> "StudyQuerySet":
        """From the first application or the admission on; what is only planned is its owner's."""
        asked = StudyModule.objects.filter(study=OuterRef("pk"), asked_at__isnull=False)
        return self.filter(Exists(asked) | Q(admitted_on__isnull=False), person__is_active=True)

    def visible_to(self, person: Person) -> "StudyQuerySet":
        """The secretariat's page about one; one's own has no number in its address."""
        return self.shown_to_secretariat() if person.is_secretariat else self.none()


class DiplomaStudy(models.Model):
    """`began_on` is when the first module began: from then the allowed years count. The diploma itself is the
    school's; `verified_at` says that the secretariat has seen it."""

    class Basis(models.TextChoices):
        DEGREE = "degree", _("A degree and two years of work")
        PRIOR_LEARNING = "prior_learning", _("A prior learning assessment")

    class Assessment(models.TextChoices):
        GRANTED = "granted", _("Granted")
        DECLINED = "declined", _("Declined")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="diploma_studies", verbose_name=_("person")
    )
    programme = models.ForeignKey(DiplomaProgramme, models.PROTECT, verbose_name=_("diploma programme"))
    begun_at = models.DateTimeField(_("planned since"))
    basis = models.CharField(_("admitted by"), max_length=14, choices=Basis, blank=True)
    assessment = models.CharField(_("what the school decided"), max_length=8, choices=Assessment, blank=True)
    assessed_on = models.DateField(_("decided on"), null=True, blank=True)
    admitted_on = models.DateField(_("admitted on"), null=True, blank=True)
    began_on = models.DateField(_("the first module began"), null=True, blank=True)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("verified by")
    )
    left_at = models.DateTimeField(_("ended without a diploma"), null=True, blank=True)
    forgotten_at = models.DateTimeField(_("grades deleted"), null=True, blank=True, editable=False)
    objects = StudyQuerySet.as_manager()

    class Meta:
        verbose_name = _("diploma study")
        verbose_name_plural = _("diploma studies")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint("person", condition=Q(left_at=None), name="diploma_one_open_for_a_person"),
            models.CheckConstraint(
                condition=Q(admitted_on=None)
                | Q(basis="degree")
                | Q(basis="prior_learning", assessment="granted", assessed_on__isnull=False),
                name="diploma_admission_has_its_ground",
            ),
            models.CheckConstraint(
                condition=Q(verified_at=None, verified_by=None)
                | Q(verified_at__isnull=False, verified_by__isnull=False, left_at=None),
                name="diploma_is_verified_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(person=F("verified_by")), name="diploma_is_not_verified_by_oneself"),
        ]

    def __str__(self) -> str:
        return str(self.programme)


class StudyModuleQuerySet(models.QuerySet):
    def awaiting(self, person: Person) -> "StudyModuleQuerySet":
        """What waits for a personnel leader's answer."""
        return self.filter(
            status=StudyModule.Status.APPLIED,
            study__left_at=None,
            study__person__personnel_leader=person,
            study__person__is_active=True,
        )

    def to_prioritise(self) -> "StudyModuleQuerySet":
        return self.filter(status=StudyModule.Status.APPROVED, study__left_at=None, study__person__is_active=True)

    def visible_to(self, person: Person) -> "StudyModuleQuerySet":
        """One's own; for a personnel leader and the secretariat those that were applied for."""
        seen = Q(study__person=person) | Q(study__person__personnel_leader=person, asked_at__isnull=False)
        if person.is_secretariat:
            seen |= Q(asked_at__isnull=False)
        return self.filter(seen)


class StudyModule(models.Model):
    """A module in somebody's study: one row for each, however often it is taken up again. School and first day are
    kept beside the term, which the secretariat may change later. Money is whole kroner; the workplace pays what the
    fund does not."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        APPLIED = "applied", _("Applied for")
        NOT_NOW = "not_now", _("Not now")
        APPROVED = "approved", _("Approved by the personnel leader")
        PRIORITISED = "prioritised", _("Prioritised by the secretariat")
        ENROLLED = "enrolled", _("Enrolled")
        EXAM_SIGNED_UP = "exam_signed_up", _("Signed up for the exam")
        PASSED = "passed", _("Passed")
        FAILED = "failed", _("Not passed")
        EXCUSED = "excused", _("Excused absence")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        CREDITED = "credited", _("Credit transfer")

    study = models.ForeignKey(DiplomaStudy, models.CASCADE, related_name="modules", verbose_name=_("diploma study"))
    module = models.ForeignKey(DiplomaModule, models.PROTECT, verbose_name=_("module"))
    term = models.ForeignKey(ModuleTerm, models.SET_NULL, null=True, blank=True, verbose_name=_("term"))
    status = models.CharField(_("state"), max_length=14, choices=Status, default=Status.PLANNED)
    planned_at = models.DateTimeField(_("planned"))
    school = models.CharField(_("school"), max_length=120, blank=True)
    begins_on = models.DateField(_("begins"), null=True, blank=True)
    asked_at = models.DateTimeField(_("applied for"), null=True, blank=True)
    answered_at = models.DateTimeField(_("the personnel leader answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    not_now_reason = models.CharField(_("why not now"), max_length=500, blank=True)
    price = models.PositiveIntegerField(_("price in kroner"), null=True, blank=True)
    fund_amount = models.PositiveIntegerField(_("paid by the fund"), null=True, blank=True)
    fund_deadline = models.DateField(_("the fund's deadline"), null=True, blank=True)
    fund_applied_on = models.DateField(_("applied to the fund"), null=True, blank=True)
    time_from = models.DateField(_("time from"), null=True, blank=True)
    time_until = models.DateField(_("time until"), null=True, blank=True)
    prioritised_at = models.DateTimeField(_("prioritised"), null=True, blank=True)
    enrolled_on = models.DateField(_("enrolled"), null=True, blank=True)
    exam_on = models.DateField(_("exam"), null=True, blank=True)
    earned_on = models.DateField(_("passed or credited"), null=True, blank=True)
    credited_by = models.CharField(_("who decided on the credit"), max_length=120, blank=True)
    objects = StudyModuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("module of a study")
        verbose_name_plural = _("modules of a study")
        ordering = ["module__order", "pk"]
        constraints = [
            models.UniqueConstraint("study", "module", name="study_module_once_in_a_study"),
            models.CheckConstraint(
                condition=Q(status__in=["planned", "withdrawn", "credited"])
                | Q(asked_at__isnull=False, begins_on__isnull=False),
                name="study_module_applied_for_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=ANSWERED)
                | Q(
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                    price__isnull=False,
                    fund_amount__isnull=False,
                    time_from__isnull=False,
                    time_until__isnull=False,
                ),
                name="study_module_approved_has_time_and_money",
            ),
            models.CheckConstraint(
                condition=Q(fund_amount=None) | Q(price__gte=F("fund_amount")),
                name="study_module_fund_pays_no_more_than_the_price",
            ),
            models.CheckConstraint(
                condition=Q(time_from=None) | Q(time_until=None) | Q(time_until__gte=F("time_from")),
                name="study_module_time_ends_no_sooner_than_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(status="not_now") | ~Q(not_now_reason=""), name="study_module_not_now_says_why"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["passed", "credited"], earned_on__isnull=False)
                | ~Q(status__in=["passed", "credited"]) & Q(earned_on=None),
                name="study_module_earned_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.module)

    @property
    def workplace_share(self) -> int | None:
        """What the workplace pays."""
        return None if self.price is None or self.fund_amount is None else self.price - self.fund_amount


class ExamAttempt(models.Model):
    """An exam as its owner noted it, only ever added. An excused absence has no number: it uses no attempt."""

    class Outcome(models.TextChoices):
        PASSED = "passed", _("Passed")
        FAILED = "failed", _("Not passed")
        EXCUSED = "excused", _("Excused absence")

    study_module = models.ForeignKey(
        StudyModule, models.CASCADE, related_name="attempts", verbose_name=_("module of a study")
    )
    number = models.PositiveSmallIntegerField(_("attempt"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=7, choices=Outcome)
    grade = models.CharField(_("grade"), max_length=6, blank=True)
    held_on = models.DateField(_("held on"))

    class Meta:
        verbose_name = _("attempt at an exam")
        verbose_name_plural = _("attempts at exams")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("study_module", "number", name="exam_attempt_number_once"),
            models.UniqueConstraint("study_module", condition=Q(outcome="passed"), name="exam_attempt_is_passed_once"),
            models.CheckConstraint(
                condition=Q(number=None) | Q(number__gte=1, number__lte=3), name="exam_attempt_is_one_of_three"
            ),
            models.CheckConstraint(
                condition=Q(outcome="excused", number=None) | ~Q(outcome="excused") & Q(number__isnull=False),
                name="exam_attempt_excused_uses_none",
            ),
            models.CheckConstraint(
                condition=Q(outcome="passed", grade__in=["02", "4", "7", "10", "12", "passed"])
                | Q(outcome="failed", grade__in=["-3", "00", "failed"])
                | Q(outcome="excused", grade=""),
                name="exam_attempt_grade_fits_the_outcome",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_outcome_display())
