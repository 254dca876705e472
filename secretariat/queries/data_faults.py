"""What no single constraint can hold: whether the rows fit one another (invariants of spec/states.md). Reads only, and
says what is wrong by number, never by name or by what somebody wrote."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from django.conf import settings
from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from codriver.models import AgreedText, AlignmentAgreement, AlignmentResponse, CoDriverCandidacy, Pairing
from codriver.rules.agreements import fingerprint
from codriver.rules.forms import Side
from netvaerk.encrypted import UnreadableText
from netvaerk.models import NetworkTheme, OrgUnit, Person, ThemeMove
from netvaerk.rules.erasing import GONE
from netvaerk.rules.organisation import in_circles
from netvaerk.rules.themes import NEXT, TAKES_ROLES
from roles.models import RoleAssignment, StandIn
from secretariat.models import Enrolment, TrainingEvent

Role = RoleAssignment.Role
RUNS = ("active", "testing", "closing")
SEALED = {
    "netvaerk_auditevent": {"update", "delete"},
    "netvaerk_loglink": {"update", "delete"},
    "netvaerk_logpruning": {"update", "delete"},
    "codriver_agreedtext": {"update", "delete"},
    "codriver_alignmenttemplate": {"update", "delete"},
    "codriver_templatesection": {"update", "delete", "insert"},
    "codriver_templatequestion": {"update", "delete", "insert"},
    "codriver_questionoption": {"update", "delete", "insert"},
    "codriver_competencerating": {"update"},
    "codriver_practiceevidence": {"update", "delete"},
    "codriver_examattempt": {"update"},
}
"""Which verbs the database itself refuses on which tables; a table that was rebuilt by hand may have lost its seal."""


def data_faults() -> Iterator[str]:
    """A sentence for each fault."""
    for check in CHECKS:
        yield from check()


def broken_file() -> Iterator[str]:
    """Rows that point to rows that are not there, and on SQLite damage to the file itself."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(20)")
        yield from (f"The file is damaged: {words}" for (words,) in cursor.fetchall() if words != "ok")
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, other, _ in cursor.fetchall():
            yield f"Row {row} of {table} points to a row of {other} that is not there."


def seals_there() -> set[str]:
    """The names of the triggers that seal tables, in small letters."""
    found = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
    }
    with connection.cursor() as cursor:
        cursor.execute(found[connection.vendor])
        return {name.lower() for (name,) in cursor.fetchall() if "_sealed_" in name}


def lost_seals() -> Iterator[str]:
    there = seals_there()
    for table, verbs in SEALED.items():
        for verb in sorted(verbs):
            if f"{table}_sealed_{verb}" not in there:
                yield f"The table {table} has lost its seal: its rows can be changed by {verb}. Restore the trigger."


def circles() -> Iterator[str]:
    for model, above in ((OrgUnit, "parent"), (Person, "personnel_leader")):
        for key in sorted(in_circles(dict(model.objects.values_list("pk", above)))):
            yield f"{model._meta.label} {key} stands above itself, over others."


# --- themes and roles ---------------------------------------------------------------------------------------------


def _held(role: str) -> Exists:
    return Exists(RoleAssignment.objects.current().filter(theme=OuterRef("pk"), role=role))


def themes_without_leaders() -> Iterator[str]:
    """Invariants 1 and 2: that there is no more than one of each, a constraint holds. A learning network needs no
    reference leader, as `roles.rules.assignments.missing_for_activation` has it."""
    running = NetworkTheme.objects.filter(status__in=RUNS).order_by("pk")
    tied = running.exclude(network_type=NetworkTheme.NetworkType.LEARNING)
    of_each = (
        (running, Role.NETWORK_LEADER, "network leader"),
        (tied, Role.REFERENCE_LEADER, "reference leader"),
    )
    for themes, role, words in of_each:
        for key in themes.exclude(_held(role)).values_list("pk", flat=True):
            yield f"Theme {key} runs without a {words} who has accepted."


def themes_elsewhere_than_their_steps() -> Iterator[str]:
    """Invariant 9: a theme stands where its last step led, and each step was one that leads there."""
    steps: dict[int, list[str]] = {}
    for theme, status in ThemeMove.objects.order_by("pk").values_list("theme", "status"):
        steps.setdefault(theme, []).append(status)
    for theme, status in NetworkTheme.objects.order_by("pk").values_list("pk", "status"):
        walked = steps.get(theme, [])
        if walked and walked[-1] != status:
            yield f"Theme {theme} is {status}, but its last step led to {walked[-1]}."
        for before, after in pairwise(walked):
            if after not in NEXT[before]:
                yield f"Theme {theme} went from {before} to {after}, which is no step."


def roles_out_of_place() -> Iterator[str]:
    current = RoleAssignment.objects.current().order_by("pk")
    for key in current.exclude(theme__status__in=TAKES_ROLES).values_list("pk", flat=True):
        yield f"Role {key} runs on a theme that takes no roles: it is over, or not chosen."
    if settings.CO_DRIVERS_PER_THEME < 2:
        for key in current.filter(seat=2).values_list("theme", flat=True):
            yield f"Theme {key} has two co-drivers, and CO_DRIVERS_PER_THEME allows one."


def leavers_with_duties() -> Iterator[str]:
    """Invariant 11: who has left holds nothing that others wait for."""
    left = Q(person__is_active=False)
    one_left = Q(co_driver__is_active=False) | Q(network_leader__is_active=False)
    held: list[tuple[str, QuerySet]] = [
        ("the role", RoleAssignment.objects.open().filter(left)),
        (
            "the pairing",
            Pairing.objects.live().filter(one_left),
        ),
        ("the candidacy", CoDriverCandidacy.objects.filter(left, status="ready")),
        ("the enrolment", Enrolment.objects.live().filter(left)),
        ("standing in, number", StandIn.objects.filter(left, ended_on=None, ends_on__gte=localdate())),
    ]
    for words, rows in held:
        for key in rows.order_by("pk").values_list("pk", flat=True):
            yield f"Somebody who has left still holds {words} {key}."
    for key in Person.objects.filter(is_active=True, personnel_leader__is_active=False).values_list("pk", flat=True):
        yield f"Person {key} has a personnel leader who has left."


# --- pairs and their agreements -----------------------------------------------------------------------------------


def pairs_without_their_roles() -> Iterator[str]:
    """Invariants 3 and 4: the two of a running pair hold their roles on its theme, and neither leads the other."""
    for pairing in Pairing.objects.current().select_related("co_driver", "network_leader").order_by("pk"):
        roles = {(Role.CO_DRIVER, pairing.co_driver_id), (Role.NETWORK_LEADER, pairing.network_leader_id)}
        held = RoleAssignment.objects.current().filter(theme=pairing.theme_id).values_list("role", "person")
        for role, person in sorted(roles - set(held)):
            yield f"Pairing {pairing.pk} runs, but person {person} is not {Role(role).value} of its theme."
        leads = pairing.co_driver.personnel_leader_id == pairing.network_leader_id
        is_led = pairing.network_leader.personnel_leader_id == pairing.co_driver_id
        if (leads or is_led) and not pairing.exception_reason:
            yield f"In pairing {pairing.pk} one is the other's personnel leader, and no exception says why."


def answers_of_others() -> Iterator[str]:
    """Invariant 5: who may read the answers of a pair are its two."""
    theirs = Q(person=F("alignment__pairing__co_driver")) | Q(person=F("alignment__pairing__network_leader"))
    others = AlignmentResponse.objects.filter(alignment__pairing__isnull=False).exclude(theirs)
    for key in others.order_by("pk").values_list("alignment", flat=True):
        yield f"In alignment {key} somebody answers who is not of its pair."


def agreements_that_differ_from_their_text() -> Iterator[str]:
    """Invariants 6 and 7: what is agreed has its text, and both approved exactly that."""
    locked = Exists(AgreedText.objects.filter(agreement=OuterRef("pk")))
    for key in AlignmentAgreement.objects.agreed().exclude(locked).order_by("pk").values_list("pk", flat=True):
        yield f"Agreement {key} is agreed, but no text of it is kept."
    for key in AgreedText.objects.order_by("pk").values_list("pk", flat=True):
        yield from _text_faults(key)


def _text_faults(key: int) -> Iterator[str]:
    try:
        text = AgreedText.objects.select_related("agreement").get(pk=key)
    except UnreadableText:
        yield f"The agreed text {key} opens with none of ENCRYPTION_KEYS."
        return
    if fingerprint(text.content) != text.fingerprint and not _name_was_taken_out(text):
        yield f"The agreed text {key} is not the one that its fingerprint was taken of."
    if text.agreement.agreed_at is None:
        yield f"The text {key} is kept as agreed, but agreement {text.agreement_id} is not agreed."
    approved = {approval.side: approval for approval in text.agreement.approvals.filter(undone_at=None)}
    if set(approved) != {side.value for side in Side}:
        yield f"Agreement {text.agreement_id} is agreed without the approval of both."
    for approval in approved.values():
        if (approval.fingerprint, approval.revision) != (text.fingerprint, text.agreement.revision):
            yield f"Approval {approval.pk} is of another text than the one that was agreed."


def _name_was_taken_out(text: AgreedText) -> bool:
    """Whether somebody's name was erased after the two had agreed, and the text shows the mark that stands for one."""
    return GONE in str(text.content) and Person.objects.filter(erased_at__gte=text.agreed_at).exists()


def seats_counted_wrong() -> Iterator[str]:
    taken = Enrolment.objects.seated().filter(event=OuterRef("pk")).order_by().values("event")
    counted = Coalesce(Subquery(taken.annotate(number=Count("pk")).values("number")), 0)
    wrong = TrainingEvent.objects.annotate(counted=counted).exclude(seats_taken=F("counted")).order_by("pk")
    for key, said, number in wrong.values_list("pk", "seats_taken", "counted"):
        yield f"Event {key} says that {said} seats are taken, but {number} are."


CHECKS: list[Callable[[], Iterator[str]]] = [
    broken_file,
    lost_seals,
    circles,
    themes_without_leaders,
    themes_elsewhere_than_their_steps,
    roles_out_of_place,
    leavers_with_duties,
    pairs_without_their_roles,
    answers_of_others,
    agreements_that_differ_from_their_text,
    seats_counted_wrong,
]
