"""What a network leader asks for and what a person would like to bring (S73-S76): vocabulary, not grades."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Competence, NetworkTheme


class CompetenceRequest(models.Model):
    """A competence the leader of a theme needs beside them, with how much it matters."""

    class Weight(models.IntegerChoices):
        USEFUL = 1, _("Useful")
        IMPORTANT = 2, _("Important")
        DECISIVE = 3, _("Decisive")

    theme = models.ForeignKey(NetworkTheme, models.CASCADE, related_name="competence_requests", verbose_name=_("theme"))
    competence = models.ForeignKey(Competence, models.PROTECT, related_name="+", verbose_name=_("competence"))
    weight = models.PositiveSmallIntegerField(_("weight"), choices=Weight, default=Weight.IMPORTANT)

    class Meta:
        verbose_name = _("requested competence")
        verbose_name_plural = _("requested competences")
        ordering = ["-weight", "competence__order", "pk"]
        constraints = [models.UniqueConstraint("theme", "competence", name="request_names_a_competence_once")]

    def __str__(self) -> str:
        return str(self.competence)


class CompetenceOfferQuerySet(models.QuerySet):
    def wished(self) -> "CompetenceOfferQuerySet":
        """What people would like to bring or learn, not merely can."""
        return self.filter(wish__in=CompetenceOffer.WISHED)


class CompetenceOffer(models.Model):
    """A competence a person can bring, how well, and whether they would like to: the wish counts (S76). Vocabulary to
    tell people apart by what they bring, never a grade."""

    class Wish(models.TextChoices):
        CAN = "can", _("I can")
        WANT = "want", _("I can and would like to")
        LEARN = "learn", _("I would like to learn it")

    WISHED = (Wish.WANT, Wish.LEARN)

    class Level(models.IntegerChoices):
        NEW = 1, _("New to it")
        PRACTISED = 2, _("Practised")
        EXPERIENCED = 3, _("Experienced")
        TEACHES = 4, _("Can learn from me")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="competence_offers", verbose_name=_("person")
    )
    competence = models.ForeignKey(Competence, models.PROTECT, related_name="+", verbose_name=_("competence"))
    wish = models.CharField(_("wish"), max_length=5, choices=Wish, default=Wish.WANT)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.PRACTISED)
    objects = CompetenceOfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offered competence")
        verbose_name_plural = _("offered competences")
        ordering = ["competence__group__order", "competence__order", "pk"]
        constraints = [
            models.UniqueConstraint("person", "competence", name="offer_names_a_competence_once"),
            models.CheckConstraint(condition=models.Q(level__gte=1, level__lte=4), name="offer_is_of_four_levels"),
        ]

    def __str__(self) -> str:
        return str(self.competence)
