"""The competences of a network leader, and how a co-driver is seen in them over time (S48, S77). Every rating is kept
with its author and its day; nobody is added up or compared with others."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from codriver.models.pairings import Pairing
from netvaerk.bilingual import Bilingual


class LeadershipCompetenceQuerySet(models.QuerySet):
    def rated_today(self) -> "LeadershipCompetenceQuerySet":
        """Those one rates now; a retired one stays readable where it was rated."""
        return self.filter(retired_on=None)


class LeadershipCompetence(models.Model):
    """Ten, of which seven are known: catalogue data the secretariat words and adds to. Apart from the vocabulary by
    which needs and offers are paired, which is about a subject and not about leading a network."""

    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name_da = models.CharField(_("name in Danish"), max_length=160, unique=True)
    name_en = models.CharField(_("name in English"), max_length=160)
    retired_on = models.DateField(_("retired"), null=True, blank=True)
    name = Bilingual()
    objects = LeadershipCompetenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("competence of a network leader")
        verbose_name_plural = _("competences of a network leader")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class Moment(models.TextChoices):
    START = "start", _("At the start")
    MIDWAY = "midway", _("Midway")
    END = "end", _("At the end")


class CompetenceRating(models.Model):
    """What `author` says of the co-driver of the pair at one moment. Rows are only added: of an author's ratings of a
    competence at a moment the newest counts, and the earlier ones stay."""

    class Side(models.TextChoices):
        OWN = "own", _("The co-driver's own")
        MIRROR = "mirror", _("Mirrored by the network leader")

    class Level(models.IntegerChoices):
        NEW = 1, _("Still new")
        ON_THE_WAY = 2, _("On the way")
        SURE = 3, _("Sure")
        OTHERS_LEARN = 4, _("Others can learn from it")

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="ratings", verbose_name=_("pairing"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author"))
    side = models.CharField(_("seen by"), max_length=6, choices=Side)
    moment = models.CharField(_("moment"), max_length=6, choices=Moment)
    competence = models.ForeignKey(LeadershipCompetence, models.PROTECT, related_name="+", verbose_name=_("competence"))
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    matters = models.BooleanField(_("offered, or needed"), default=False)
    rated_at = models.DateTimeField(_("rated"))

    class Meta:
        verbose_name = _("rating of a competence")
        verbose_name_plural = _("ratings of competences")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=4), name="rating_is_of_four_levels"),
            models.CheckConstraint(condition=Q(moment__in=["start", "midway", "end"]), name="rating_has_its_moment"),
            models.CheckConstraint(condition=Q(side__in=["own", "mirror"]), name="rating_has_its_side"),
        ]

    def __str__(self) -> str:
        return f"{self.competence}: {self.get_level_display()}"


class MirrorRequest(models.Model):
    """The co-driver asks their network leader how they see them at a moment; answered when the leader has rated."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="mirror_requests", verbose_name=_("pairing"))
    moment = models.CharField(_("moment"), max_length=6, choices=Moment)
    asked_at = models.DateTimeField(_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("request to mirror")
        verbose_name_plural = _("requests to mirror")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint("pairing", "moment", name="mirror_is_asked_once_for_a_moment"),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=models.F("asked_at")),
                name="mirror_is_answered_after_it_is_asked",
            ),
            models.CheckConstraint(condition=Q(moment__in=["start", "midway", "end"]), name="mirror_has_its_moment"),
        ]

    def __str__(self) -> str:
        return str(self.get_moment_display())
