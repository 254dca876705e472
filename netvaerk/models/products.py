"""The products of the phases: what each is to leave behind, and what a theme has written of it (practice 6)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual
from netvaerk.models.themes import NetworkTheme, ThemePhase


class PhaseProduct(models.Model):
    """Something a phase is to leave behind: a text, or a decision with its text. Catalogue data."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        DECISION = "decision", _("Decision")

    phase = models.ForeignKey(ThemePhase, models.PROTECT, related_name="products", verbose_name=_("phase"))
    code = models.SlugField(_("code"), max_length=30, unique=True)
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TEXT)
    needed = models.BooleanField(_("needed"), default=True)
    title_da = models.CharField(_("title in Danish"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120)
    help_da = models.CharField(_("help in Danish"), max_length=400)
    help_en = models.CharField(_("help in English"), max_length=400)
    title, help = Bilingual(), Bilingual()

    class Meta:
        verbose_name = _("product of a phase")
        verbose_name_plural = _("products of the phases")
        ordering = ["phase__order", "order", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_decision(self) -> bool:
        return self.kind == self.Kind.DECISION


class ProductText(models.Model):
    """What a theme has written of a product. What nobody has begun has no row; what was emptied keeps its version."""

    theme = models.ForeignKey(
        NetworkTheme, models.PROTECT, related_name="product_texts", verbose_name=_("network theme")
    )
    product = models.ForeignKey(PhaseProduct, models.PROTECT, related_name="texts", verbose_name=_("product"))
    text = models.TextField(_("text"), max_length=5000, blank=True)
    decided = models.BooleanField(_("decided"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("text of a product")
        verbose_name_plural = _("texts of products")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint("theme", "product", name="product_written_once_per_theme"),
            models.CheckConstraint(condition=Q(decided__isnull=True) | ~Q(text=""), name="product_decision_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.theme}: {self.product}"
