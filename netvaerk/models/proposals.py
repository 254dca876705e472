"""What a proposal says beyond the theme's card, what is said about it, and what the executive forum decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual
from netvaerk.models.rounds import ProposalRound
from netvaerk.models.themes import NetworkTheme


class ThemeTrait(models.Model):
    """One of the seven traits of a good theme, with the question that asks how (practice 4); catalogue data."""

    order = models.PositiveSmallIntegerField(_("order"), unique=True)
    name_da = models.CharField(_("name in Danish"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    name = Bilingual()
    question_da = models.CharField(_("question in Danish"), max_length=300)
    question_en = models.CharField(_("question in English"), max_length=300)
    question = Bilingual()

    class Meta:
        verbose_name = _("trait of a good theme")
        verbose_name_plural = _("traits of a good theme")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class TraitAnswer(models.Model):
    """How a theme has a trait, in the proposer's words. A trait nobody has answered has no row."""

    theme = models.ForeignKey(
        NetworkTheme, models.CASCADE, related_name="trait_answers", verbose_name=_("network theme")
    )
    trait = models.ForeignKey(ThemeTrait, models.PROTECT, related_name="answers", verbose_name=_("trait"))
    how = models.TextField(_("how"), max_length=3000)

    class Meta:
        verbose_name = _("answer about a trait")
        verbose_name_plural = _("answers about traits")
        ordering = ["theme", "trait"]
        constraints = [
            models.UniqueConstraint("theme", "trait", name="trait_answered_once_per_theme"),
            models.CheckConstraint(condition=~Q(how=""), name="trait_answer_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.theme}: {self.trait}"


class ProposalComment(models.Model):
    """A word between the secretariat and those who stand behind a proposal."""

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="comments", verbose_name=_("network theme"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))
    text = models.TextField(_("comment"), max_length=3000)

    class Meta:
        verbose_name = _("comment on a proposal")
        verbose_name_plural = _("comments on proposals")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.theme}: {self.by}"


class ForumDecision(models.Model):
    """What the executive forum decided about a proposal in a round, and why. A later decision is a row of its own."""

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="decisions", verbose_name=_("network theme"))
    round = models.ForeignKey(ProposalRound, models.PROTECT, related_name="decisions", verbose_name=_("round"))
    chosen = models.BooleanField(_("chosen"))
    network_type = models.CharField(_("type of network"), max_length=20, choices=NetworkTheme.NetworkType, blank=True)
    decided_on = models.DateField(_("decided on"))
    reason = models.TextField(_("reason"), max_length=1000)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("noted by"))
    noted_at = models.DateTimeField(_("noted at"))

    class Meta:
        verbose_name = _("decision of the executive forum")
        verbose_name_plural = _("decisions of the executive forum")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(chosen=False) | ~Q(network_type=""),
                name="decision_to_choose_names_a_type",
                violation_error_message=_("Choose the type of network first."),
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.theme}: {self.decided_on}"
