"""Rounds of proposals: what reaches the secretariat by the deadline is decided together."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from netvaerk.rules.rounds import AUTUMN, SPRING, RoundDates, next_round, open_round


class RoundQuerySet(models.QuerySet):
    def dates_on(self, day: date) -> RoundDates:
        """Half-year and days of the round that takes proposals on `day`: planned, or as it will be made."""
        return open_round([one.dates for one in self.all()], day)

    def dates_of_next(self, day: date) -> RoundDates:
        """Half-year and days of the first round that is not planned yet and whose deadline is not before `day`."""
        return next_round([one.dates for one in self.all()], day)


class ProposalRound(models.Model):
    """The proposals for one half-year: the last day to send one, and the day the executive forum decides."""

    class Season(models.TextChoices):
        SPRING = SPRING, _("Spring")
        AUTUMN = AUTUMN, _("Autumn")

    year = models.PositiveSmallIntegerField(_("year"), help_text=_("The year in which the chosen themes start."))
    season = models.CharField(_("half-year"), max_length=6, choices=Season)
    deadline_on = models.DateField(_("last day for proposals"))
    decides_on = models.DateField(_("the executive forum decides"))
    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of proposals")
        verbose_name_plural = _("rounds of proposals")
        ordering = ["-deadline_on"]
        constraints = [
            models.UniqueConstraint(
                "year",
                "season",
                name="round_one_per_half_year",
                violation_error_message=_("There is a round for this half-year already."),
            ),
            models.CheckConstraint(
                condition=Q(decides_on__gt=F("deadline_on")),
                name="round_is_decided_after_its_deadline",
                violation_error_message=_("The forum decides after the last day for proposals: choose a later day."),
            ),
        ]

    def __str__(self) -> str:
        return half_year(self.dates)

    @property
    def dates(self) -> RoundDates:
        return RoundDates(self.year, self.season, self.deadline_on, self.decides_on)


def half_year(dates: RoundDates) -> str:
    """The half-year's name in the reader's language, such as "Spring 2027"."""
    words = {SPRING: gettext("Spring %(year)s"), AUTUMN: gettext("Autumn %(year)s")}
    return words[dates.season] % {"year": dates.year}
