"""What has changed since a run was made, in words with names."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext

from codriver.facts.pool import pool as pool_today
from codriver.facts.runs import weights_today
from codriver.models import PairingRun
from codriver.rules.changes import PoolChange, changes_of_people, changes_of_the_whole, changes_of_themes
from codriver.rules.pairing.stored import as_json
from netvaerk.models import NetworkTheme, Person


def changes_since(run: PairingRun, today: date) -> list[str]:
    """A sentence for everything that makes a run stale; none if it is as good as new."""
    now, weights = as_json(pool_today(today)), weights_today()
    themes, people = changes_of_themes(run.pool, now), changes_of_people(run.pool, now)
    titles = dict(NetworkTheme.objects.filter(pk__in=themes).values_list("pk", "title"))
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
    whole = changes_of_the_whole(run.pool, now, run.weights, weights)
    return [*_told(themes, titles), *_told(people, names), *(gettext(str(one)) for one in whole)]


def _told(changes: Mapping[int, PoolChange], names: Mapping[int, str]) -> list[str]:
    told = [gettext(str(change)) % {"name": names[key]} for key, change in changes.items() if key in names]
    return sorted(told, key=str.casefold)
