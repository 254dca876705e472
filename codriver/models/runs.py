"""Pairing a whole pool at once: the weights the secretariat edits, and each run with what it was made of."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual
from netvaerk.models import NetworkTheme, Person


class PairingWeight(models.Model):
    """How much one part of a fit counts. The parts are fixed; their weights and words are the secretariat's."""

    code = models.CharField(_("code"), max_length=20, unique=True, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0, editable=False)
    name_da = models.CharField(_("name in Danish"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)
    weight = models.DecimalField(_("weight"), max_digits=3, decimal_places=1)
    name = Bilingual()

    class Meta:
        verbose_name = _("weight in a pairing")
        verbose_name_plural = _("weights in a pairing")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__gte=0, weight__lte=10),
                name="pairing_weight_is_at_most_ten",
                violation_error_message=_("Write a weight from 0 to 10."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class PairingRunQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> "PairingRunQuerySet":
        return self.all() if person.is_secretariat else self.none()

    def published(self) -> "PairingRunQuerySet":
        return self.filter(status=PairingRun.Status.PUBLISHED)


class PairingRun(models.Model):
    """One pairing of the pool as it was. `pool`, `weights` and `result` hold ids and numbers alone (see
    `codriver/rules/pairing/stored.py` and `codriver/facts/runs.py`), so that it can be explained later."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        PUT_ASIDE = "put_aside", _("Put aside")

    class Objective(models.TextChoices):
        MOST_THEMES = "most_themes", _("As many themes as possible get a co-driver, then the best whole")
        BEST_TOTAL = "best_total", _("The best whole of pairs that fit well enough")
        WORST_FIRST = "worst_first", _("As many themes as possible, and the pair that fits least as good as it can be")

    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by"))
    objective = models.CharField(_("what counts as best"), max_length=12, choices=Objective)
    floor = models.PositiveSmallIntegerField(_("least fit, in percent of the best conceivable"), default=0)
    pool = models.JSONField(_("pool"))
    weights = models.JSONField(_("weights"))
    result = models.JSONField(_("result"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    version = models.PositiveIntegerField(default=1)
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.DRAFT)
    closed_at = models.DateTimeField(_("published or put aside"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    next_on = models.DateField(_("next pairing"), null=True, blank=True)
    objects = PairingRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("pairing of the pool")
        verbose_name_plural = _("pairings of the pool")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "status",
                condition=Q(status="draft"),
                name="run_one_draft_at_a_time",
                violation_error_message=_("There is a draft already."),
            ),
            models.CheckConstraint(condition=Q(floor__lte=100), name="run_floor_is_a_percentage"),
            models.CheckConstraint(
                condition=Q(status="draft", closed_at=None, closed_by=None)
                | Q(status__in=["published", "put_aside"], closed_at__isnull=False, closed_by__isnull=False),
                name="run_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_status_display())

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Ids of theme and person."""
        return [(theme, person) for theme, person in self.result["pairs"]]

    def others(self, theme: int) -> list[dict[str, Any]]:
        """The cheapest other candidates for a theme: `person`, and what they cost in `themes` and `steps`."""
        return self.result["others"].get(str(theme), [])


class PairingRunChoice(models.Model):
    """A pair the secretariat keeps or rules out by hand in a run."""

    class Kind(models.TextChoices):
        KEEP = "keep", _("Kept by hand")
        RULE_OUT = "rule_out", _("Ruled out by hand")

    run = models.ForeignKey(PairingRun, models.CASCADE, related_name="choices", verbose_name=_("pairing of the pool"))
    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="+", verbose_name=_("theme"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person"))
    kind = models.CharField(_("choice"), max_length=10, choices=Kind)
    is_early_wish = models.BooleanField(_("the network leader's early wish"), default=False)
    chosen_at = models.DateTimeField(_("chosen"))
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("choice by hand")
        verbose_name_plural = _("choices by hand")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("run", "theme", "person", name="choice_once_for_a_pair_in_a_run")]

    def __str__(self) -> str:
        return str(self.get_kind_display())
