"""What a network leader looks for in a co-driver, beside the competences asked for (S58, S73-S75, S81)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from codriver.models.tasks import CoDriverTask
from netvaerk.models import Discipline, NetworkTheme, OrgUnit


class Style(models.TextChoices):
    """How somebody leads networks, in one word (spec: practice 5)."""

    CURIOUS = "curious", _("Curious")
    STRUCTURED = "structured", _("Structured")
    PROCESS = "process", _("Minds the process")
    EFFECT = "effect", _("Hunts the effect")


class CoDriverNeed(models.Model):
    """One row a theme. The four wishes are the four profiles, which may overlap; none of them is a demand."""

    theme = models.OneToOneField(NetworkTheme, models.CASCADE, related_name="co_driver_need", verbose_name=_("theme"))
    subject_expert = models.BooleanField(_("knows the subject of the theme"), default=False)
    complements = models.BooleanField(_("can what I cannot"), default=False)
    leads_in_style = models.BooleanField(_("leads networks in a certain way"), default=False)
    carries_into_line = models.BooleanField(_("is placed so that solutions live on"), default=False)
    style = models.CharField(_("way of leading"), max_length=10, choices=Style, blank=True)
    discipline = models.ForeignKey(
        Discipline, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("my own discipline")
    )
    little_known_units = models.ManyToManyField(
        OrgUnit, blank=True, related_name="+", verbose_name=_("units I know little")
    )
    hours_per_week = models.DecimalField(
        _("hours a week the role takes"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    early_wish = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("I have asked somebody already"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("need of a co-driver")
        verbose_name_plural = _("needs of co-drivers")
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_per_week=None) | Q(hours_per_week__gt=0, hours_per_week__lte=37),
                name="need_hours_fit_a_week",
                violation_error_message=_("Write how many hours a week, more than 0 and at most 37."),
            ),
            models.CheckConstraint(
                condition=Q(leads_in_style=True) & ~Q(style="") | Q(leads_in_style=False, style=""),
                name="need_names_the_style_it_wishes",
                violation_error_message=_("Choose which way of leading you look for."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.theme)


class TaskNeed(models.Model):
    """How much of one of the five tasks a leader looks for."""

    class Amount(models.IntegerChoices):
        LITTLE = 1, _("A little")
        SOME = 2, _("Some")
        MUCH = 3, _("Much")

    theme = models.ForeignKey(NetworkTheme, models.CASCADE, related_name="task_needs", verbose_name=_("theme"))
    task = models.ForeignKey(CoDriverTask, models.PROTECT, related_name="+", verbose_name=_("task"))
    amount = models.PositiveSmallIntegerField(_("how much"), choices=Amount)

    class Meta:
        verbose_name = _("task looked for")
        verbose_name_plural = _("tasks looked for")
        ordering = ["task__order", "pk"]
        constraints = [
            models.UniqueConstraint("theme", "task", name="task_need_names_a_task_once"),
            models.CheckConstraint(condition=Q(amount__gte=1, amount__lte=3), name="task_need_is_of_three_sizes"),
        ]

    def __str__(self) -> str:
        return str(self.task)
