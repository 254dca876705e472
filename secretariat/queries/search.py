"""One search over what this person may see: texts, themes, the competences that themes look for, courses, and people
where themes name them. Nothing of nominations, candidacies, agreements or rooms is ever asked."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from codriver.models import CompetenceRequest
from netvaerk.models import Competence, NetworkTheme, Person
from netvaerk.models.ordering import holds
from netvaerk.rules.themes import TAKES_ROLES
from roles.models import RoleAssignment
from secretariat.facts.word_forms import Marked, Term, marked, terms
from secretariat.models import TrainingEvent
from secretariat.queries import knowledge

MOST = 10
"""So many of each kind are shown; one more is fetched, to say that there are more."""
SHORTEST = 2


@dataclass
class Hits:
    """What was found of one kind, at most MOST, and whether there is more."""

    rows: list[Any]
    has_more: bool


@dataclass
class PersonHit:
    person: Person
    name: list[Marked]
    roles: list[RoleAssignment]


@dataclass
class ThemeHit:
    theme: NetworkTheme
    title: list[Marked]


@dataclass
class EventHit:
    event: TrainingEvent
    title: list[Marked]


@dataclass
class SearchPage:
    words: str
    articles: Hits
    themes: Hits
    sought: Hits
    people: Hits
    events: Hits

    @property
    def is_empty(self) -> bool:
        return not any(hits.rows for hits in (self.articles, self.themes, self.sought, self.people, self.events))


def search(person: Person, words: str) -> SearchPage | None:
    """Nothing where too little was typed. The same queries whatever is found."""
    if len(words) < SHORTEST or not terms(words):
        return None
    searched = terms(words)
    return SearchPage(
        words=words,
        articles=_articles(person, words),
        themes=_themes(person, words, searched),
        sought=_sought(person, words),
        people=_people(person, words, searched),
        events=_events(person, words, searched),
    )


def _first(rows: QuerySet) -> tuple[list[Any], bool]:
    found = list(rows[: MOST + 1])
    return found[:MOST], len(found) > MOST


def _articles(person: Person, words: str) -> Hits:
    items, more = _first(knowledge.chosen_items(person, knowledge.Chosen(words=words)))
    return Hits(knowledge.shown(items, words), more)


def _themes(person: Person, words: str, searched: list[Term]) -> Hits:
    """What the list of themes shows this person."""
    themes, more = _first(NetworkTheme.objects.visible_to(person).about(words).select_related("phase"))
    return Hits([ThemeHit(one, marked(one.title, searched)) for one in themes], more)


def _sought(person: Person, words: str) -> Hits:
    """Themes whose leader looks for such a competence, as the page of each says to whom it is open. Two queries."""
    named = Competence.objects.all()
    for word in words.split():
        named = named.filter(Q(holds("name_da", word)) | Q(holds("name_en", word)))
    asked = CompetenceRequest.objects.filter(competence__in=named).select_related("competence")
    themes = NetworkTheme.objects.visible_to(person).filter(status__in=TAKES_ROLES, pk__in=asked.values("theme"))
    found = Prefetch("competence_requests", asked, to_attr="sought")
    return Hits(*_first(themes.prefetch_related(found).order_by("folded_title", "pk")))


def _people(person: Person, words: str, searched: list[Term]) -> Hits:
    """Those whom a theme that this person sees names in a role today, by name, title or unit."""
    seen = NetworkTheme.objects.visible_to(person)
    roles = RoleAssignment.objects.current().filter(theme__in=seen).select_related("theme")
    people = Person.objects.employed().named(words).filter(pk__in=roles.values("person")).select_related("unit")
    held = Prefetch("role_assignments", roles, to_attr="held")
    found, more = _first(people.order_by("folded_name", "pk").prefetch_related(held))
    return Hits([PersonHit(one, marked(one.name, searched), one.held) for one in found], more)


def _events(person: Person, words: str, searched: list[Term]) -> Hits:
    """Courses and events that are ahead."""
    events = TrainingEvent.objects.visible_to(person).published().filter(cancelled_at=None).ahead(timezone.now())
    for word in words.split():
        events = events.filter(holds("title", word))
    found, more = _first(events)
    return Hits([EventHit(one, marked(one.title, searched)) for one in found], more)
