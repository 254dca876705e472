"""What the rules of the ground floor ask about, loaded."""

from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from netvaerk.bilingual import column
from netvaerk.models import CompetenceGroup, NetworkParticipant, NetworkTheme, OrgUnit, RetentionRule, ThemePhase
from netvaerk.models.prepared import ask
from netvaerk.rules.organisation import directorate
from netvaerk.rules.participants import Named, Table
from netvaerk.rules.proposals import ProposalFacts
from netvaerk.rules.retention import Limit


def proposal_facts(theme: NetworkTheme) -> ProposalFacts:
    """What a proposal says, as it stands in the database."""
    return counted_facts(theme, units=theme.units.count(), traits=theme.trait_answers.count())


def counted_facts(theme: NetworkTheme, *, units: int, traits: int) -> ProposalFacts:
    """The same for a list that has counted units and answered traits already."""
    return ProposalFacts(
        purpose=theme.purpose,
        at_stake=theme.at_stake,
        units=units,
        interface=theme.interface,
        traits=traits,
        network_type=theme.network_type,
    )


def table_facts(theme: NetworkTheme, phases: list[ThemePhase] | None = None) -> Table:
    """Who takes part in the network, as it stands in the database; three queries, and one less where all the `phases`
    are known. Names are in the reader's language."""
    rows = ask(_round_the_table, get_language(), values=(theme.pk,))
    people, groups = ([row[1:] for row in rows if row[0] == what] for what in (IN_NETWORK, OF_COMPETENCES))
    once = {key: (kind, unit, is_core) for key, kind, unit, is_core, _phase in people}.values()
    has_core, peopled = any(is_core for _kind, _unit, is_core in once), {row[-1] for row in people}
    return Table(
        kinds=frozenset(kind for kind, _unit, _core in once),
        areas=_areas([unit for kind, unit, _core in once if kind == NetworkParticipant.Kind.STAFF]),
        groups={
            Named(key, name): bool(brought)
            for key, name, _order, brought, _none in sorted(groups, key=lambda row: (row[2], row[0]))
        },
        phases={
            Named(phase.order, phase.name): phase.pk in peopled or has_core
            for phase in phases or ThemePhase.objects.all()
        },
    )


IN_NETWORK, OF_COMPETENCES = "in the network", "of competences"


def _round_the_table(language: str, theme: int) -> QuerySet:
    """A row for each phase somebody takes part in, and one for each group of competences, with whether somebody brings
    one of it: number, kind or name, unit or place in the order, in the core or brought, phase."""
    people = NetworkParticipant.objects.filter(theme=theme).taking_part()
    groups = CompetenceGroup.objects.annotate(brought=Exists(people.filter(brings=OuterRef("pk"))))
    in_phases = people.order_by().values_list(Value(IN_NETWORK), "pk", "kind", "unit", "is_core", "phases")
    no_phase = Cast(Value(None), BigIntegerField())
    named = (Value(OF_COMPETENCES), "pk", column("name", language), "order", "brought", no_phase)
    return in_phases.union(groups.order_by().values_list(*named), all=True)


def _areas(units: list[int | None]) -> list[Named | None]:
    """The directorate of each unit. One employee or none says nothing of areas, so the tree is not asked for."""
    if len(units) < 2:
        return [None for _unit in units]
    tree = {unit: (parent, name) for unit, parent, name in ask(_tree)}
    parents = {unit: parent for unit, (parent, _name) in tree.items()}
    top = next((unit for unit, parent in parents.items() if parent is None), None)
    found = [directorate(unit, parents, top) if unit else None for unit in units]
    return [Named(area, tree[area][1]) if area else None for area in found]


def _tree() -> QuerySet:
    return OrgUnit.objects.values_list("pk", "parent_id", "name")


def kept_for(code: str, limit: Limit) -> int:
    """How long a kind of data is kept today, in the unit of its limit."""
    return limit.within(RetentionRule.objects.filter(code=code).values_list("kept", flat=True).first())
