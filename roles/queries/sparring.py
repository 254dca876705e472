"""The page of sparring on a theme: all of it for the two, the dates for those who keep them, what is shared for a
co-driver."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from netvaerk.models import NetworkTheme, Person, PhaseClosing, PlannedPhase
from netvaerk.models.prepared import ask, day_of
from roles.access import TWO, holds, may_look_inside
from roles.actions.sparring import kept_going, the_two
from roles.models import ReferenceNeed, SparringRelation, SparringTopic
from roles.queries.tabs import Tab, tabs_of
from roles.rules.sparring import Silence, silence
from roles.sparring_access import may_arrange_sparring, may_note_talk

State, Kind = SparringRelation.State, SparringTopic.Kind


@dataclass
class TopicGroup:
    """The topics of one kind: what is on the list, and what was talked about."""

    label: str
    topics: list[SparringTopic]
    settled: list[SparringTopic]


@dataclass
class Brief:
    """Five lines to read before a talk. `topics` is None for a reader whose list it is not."""

    span: PlannedPhase | None
    closing: PhaseClosing | None
    topics: list[SparringTopic] | None
    needs: list[ReferenceNeed]
    coming: PlannedPhase | None


@dataclass
class SparringPage:
    """`relation` is the open one, or the one that the present two could not agree on; `former` are the reader's own
    that are over and whose list is kept yet."""

    relation: SparringRelation | None
    people: list[Person]
    is_one_of_the_two: bool
    sees_dates: bool
    may_arrange: bool
    may_note: bool
    is_late: bool
    groups: list[TopicGroup]
    shared: list[SparringTopic]
    former: list[tuple[SparringRelation, list[TopicGroup]]]
    brief: Brief | None
    tabs: list[Tab] = field(default_factory=list)

    @property
    def has_both(self) -> bool:
        return len(self.people) == len(TWO)

    @property
    def told_of(self) -> list[Person]:
        """Whose talks the page tells of, for the event log."""
        told = [one.by for one in self.shared]
        if self.relation and self.sees_dates:
            told += [self.relation.network_leader, self.relation.reference_leader]
        return [*told, *(one for relation, _groups in self.former for one in _both(relation))]


def _both(relation: SparringRelation) -> tuple[Person, Person]:
    return relation.network_leader, relation.reference_leader


def sparring_page(theme: NetworkTheme, person: Person, today: date) -> SparringPage:
    two = the_two(theme)
    one_of_them = person in two.values()
    relations = list(_relations(theme))
    relation = _present(relations, two)
    party = relation is not None and relation.is_party(person)
    stands_in = not one_of_them and holds(person, theme, *TWO)
    topics = _topics(theme, person)
    groups = _grouped(topics, relation) if party else []
    return SparringPage(
        relation=relation,
        people=[two[role] for role in TWO if role in two],
        is_one_of_the_two=one_of_them,
        sees_dates=one_of_them or stands_in or person.is_secretariat,
        may_arrange=may_arrange_sparring(person, theme),
        may_note=may_note_talk(person, theme),
        is_late=relation is not None and relation.next_on is not None and relation.next_on < today,
        groups=groups,
        shared=[one for one in topics if not one.relation.is_party(person)],
        former=[(one, _grouped(topics, one)) for one in relations if _is_kept_for(one, person)],
        brief=_brief(theme, [one for group in groups for one in group.topics] if party else None)
        if one_of_them or stands_in
        else None,
        tabs=tabs_of(theme, here="sparring", inside=one_of_them or may_look_inside(person, theme), spars=True),
    )


def _relations(theme: NetworkTheme) -> list[SparringRelation]:
    found = SparringRelation.objects.filter(theme=theme).with_latest_talk().prefetch_related("talks")
    people = ("network_leader", "reference_leader", "asked_by", "changed_by")
    return list(found.select_related(*people).order_by("-pk"))


def _present(relations: list[SparringRelation], two: dict[str, Person]) -> SparringRelation | None:
    """The open relation; else the latest, if it is between the two of today and they did not agree."""
    latest = next(iter(relations), None)
    if latest is None or latest.state in (State.ASKED, State.RUNNING):
        return latest
    between_these = set(_both(latest)) == set(two.values())
    return latest if latest.state == State.DECLINED and between_these else None


def _is_kept_for(relation: SparringRelation, person: Person) -> bool:
    over = relation.state == State.ENDED and relation.accepted_at is not None
    return over and relation.topics_deleted_at is None and relation.is_party(person)


def _topics(theme: NetworkTheme, person: Person) -> list[SparringTopic]:
    """Everything on the theme's lists that this person may read."""
    readable = SparringTopic.objects.readable_by(person).filter(relation__theme=theme)
    return list(readable.select_related("by", "relation").prefetch_related("shared_with"))


def _grouped(topics: list[SparringTopic], relation: SparringRelation | None) -> list[TopicGroup]:
    mine = [one for one in topics if relation and one.relation_id == relation.pk]
    return [
        TopicGroup(
            str(kind.label),
            [one for one in mine if one.kind == kind and one.settled_at is None],
            [one for one in mine if one.kind == kind and one.settled_at],
        )
        for kind in Kind
    ]


def _brief(theme: NetworkTheme, topics: list[SparringTopic] | None) -> Brief:
    plan = list(theme.plan.select_related("phase"))
    return Brief(
        span=span_now(theme, plan),
        closing=theme.closings.select_related("phase").first(),
        topics=topics,
        needs=list(theme.reference_needs.waiting()),
        coming=_coming(theme, plan),
    )


def span_now(theme: NetworkTheme, plan: list[PlannedPhase]) -> PlannedPhase | None:
    """The planned days of the phase the theme is in."""
    return next((one for one in plan if one.phase_id == theme.phase_id), None)


def _coming(theme: NetworkTheme, plan: list[PlannedPhase]) -> PlannedPhase | None:
    """The first planned phase after the one the theme is in."""
    here = theme.phase.order if theme.phase else -1
    return min((one for one in plan if one.phase.order > here), key=lambda one: one.phase.order, default=None)


@dataclass
class SilentRelation:
    """Two people, by name, who have not talked for three rhythms on a theme; `since` is the latest talk, or the first
    one agreed. `number` is the relation's."""

    number: int
    theme: int
    title: str
    two: tuple[str, str]
    since: date


def silent_relations(today: date) -> list[SilentRelation]:
    """For the secretariat: who has gone silent although both were told, the longest first. One query."""
    found = []
    for number, theme, title, leader, anchor, weeks, first_on, latest_on in ask(_kept_going):
        since = day_of(latest_on or first_on)
        if silence(weeks, since, today) is Silence.VERY_LONG:
            found.append(SilentRelation(number, theme, title, (leader, anchor), since))
    return sorted(found, key=lambda one: (one.since, one.number))


def _kept_going() -> QuerySet:
    names = ("theme__title", "network_leader__name", "reference_leader__name")
    known = kept_going().with_latest_talk().order_by()
    return known.values_list("pk", "theme_id", *names, "weeks", "first_on", "latest_on")
