"""Who may do what with the sparring of two leaders, and with the topics that stay between them."""

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from netvaerk.models import NetworkTheme, Person
from roles.access import TWO, has_an_inside, holds, holds_oneself
from roles.models import RoleAssignment, SparringRelation, SparringTopic


def may_open_sparring(person: Person, theme: NetworkTheme) -> bool:
    """The two, also those whose list is still kept; who stands in for one of them, and the secretariat, for the dates;
    and a co-driver with whom a topic is shared, for that topic."""
    if not has_an_inside(theme):
        return False
    if person.is_secretariat:
        return True
    here = {"theme": OuterRef("pk")}
    ways = (
        RoleAssignment.objects.reading().exercised_by(person, localdate()).filter(role__in=TWO, **here),
        SparringRelation.objects.of(person).filter(topics_deleted_at=None, accepted_at__isnull=False, **here),
        SparringTopic.objects.told(person).filter(relation__theme=OuterRef("pk")),
    )
    opens = Q(Exists(ways[0])) | Q(Exists(ways[1])) | Q(Exists(ways[2]))
    return NetworkTheme.objects.filter(opens, pk=theme.pk).exists()


def may_arrange_sparring(person: Person, theme: NetworkTheme) -> bool:
    """The network leader and the reference leader themselves: nobody agrees on it in their place."""
    return theme.is_running and holds_oneself(person, theme, *TWO)


def may_note_talk(person: Person, theme: NetworkTheme) -> bool:
    """The two, and whoever stands in for one of them: talks go on while somebody is away."""
    return theme.is_running and holds(person, theme, *TWO)


def may_settle_topic(person: Person, topic: SparringTopic) -> bool:
    return topic.relation.is_party(person)


def may_share_topic(person: Person, topic: SparringTopic) -> bool:
    return topic.relation.network_leader_id == person.pk


def may_remove_topic(person: Person, topic: SparringTopic) -> bool:
    return topic.by_id == person.pk
