"""What time drives in a diploma: the fund's deadline, and the last of the allowed years. Twice is once."""

from datetime import datetime
from functools import partial

from django.utils.timezone import localdate

from codriver.facts.diploma import last_day
from codriver.letters import diploma as letters
from codriver.models import DiplomaStudy, StudyModule
from codriver.rules.diploma import FUND_WARNING, RUNNING, warns_of_time
from netvaerk.actions.daily import Run, each


def announce_fund_deadlines(*, at: datetime) -> Run:
    """Letters to those who have not applied to the fund 30 days before its deadline; how many went out."""
    today = localdate(at)
    near = StudyModule.objects.filter(
        status__in=RUNNING,
        fund_applied_on=None,
        fund_deadline__gte=today,
        fund_deadline__lte=today + FUND_WARNING,
        study__left_at=None,
        study__person__is_active=True,
    )
    found = near.select_related("study__person")
    return each(found, lambda one: int(letters.fund_deadline_nears(one)), step="announce_fund_deadlines")


def announce_last_years(*, at: datetime) -> Run:
    """Letters to those whose last allowed year has begun; how many went out."""
    going_on = DiplomaStudy.objects.open().filter(verified_at=None, began_on__isnull=False, person__is_active=True)
    found = going_on.select_related("person", "programme")
    return each(found, partial(_announce, at=at), step="announce_last_years")


def _announce(study: DiplomaStudy, *, at: datetime) -> int:
    end = last_day(study)
    if end is None or not warns_of_time(study.began_on, study.programme.years_allowed, localdate(at)):
        return 0
    return int(letters.diploma_time_ends(study, end))
