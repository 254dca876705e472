"""Who comes in by the municipality's own login, and which coarse roles come along with it.

The login elsewhere says a subject (its own lasting number of the account) and an external id (the number that the
organisation's import knows the person by). The first time, the external id finds the person; after that the two must
agree for ever. An e-mail is asked about nowhere.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class SignOnHindrance(Reason):
    NO_EXTERNAL_ID = gettext_noop("Your work account came without the number that we know people by.")
    NOT_LET_IN = gettext_noop("Your work account has not been given access to this tool.")
    ANOTHER_EMPLOYER = gettext_noop("Your work account belongs to another employer than the municipality.")
    NOT_SURE_ENOUGH = gettext_noop("You logged in with less certainty than this tool asks for. Log in with more.")
    UNKNOWN = gettext_noop("Nobody here has the number of your work account yet.")
    ANOTHER_ACCOUNT = gettext_noop("Another work account is linked to you here, or yours is linked to somebody else.")
    LEFT = gettext_noop("Your account here is closed, as it is when somebody leaves the municipality.")


@dataclass(frozen=True)
class RoleMap:
    """The values in a claim that mean something here. An empty set means that the claim is not asked about it."""

    employee: frozenset[str] = frozenset()
    secretariat: frozenset[str] = frozenset()
    admin: frozenset[str] = frozenset()

    def standing(self, values: Collection[str]) -> "Standing":
        """What `values` give. Who is secretariat or administrator needs no employee's value beside it."""
        held = frozenset(values)
        secretariat, admin = bool(self.secretariat & held), bool(self.admin & held)
        return Standing(
            comes_in=not self.employee or bool(self.employee & held) or secretariat or admin,
            secretariat=secretariat if self.secretariat else None,
            admin=admin if self.admin else None,
        )


@dataclass(frozen=True)
class Standing:
    """Whether somebody comes in, and what they are; None where the login elsewhere has no say in it."""

    comes_in: bool
    secretariat: bool | None
    admin: bool | None


@dataclass(frozen=True)
class WorkAccount:
    """What the login elsewhere says of somebody: which provider, its subject, the external id, the standing, and
    whether the account is our municipality's and sure enough."""

    provider: str
    subject: str
    external_id: str
    standing: Standing
    from_us: bool = True
    sure_enough: bool = True


@dataclass(frozen=True)
class Known:
    """What stands here: the person with that external id, the person the subject is linked to, whether the first is
    linked to another subject, and whether they are employed. People by their numbers."""

    person: int | None
    linked: int | None
    has_another: bool
    employed: bool


def hindrances_to_sign_on(account: WorkAccount, known: Known) -> list[SignOnHindrance]:
    """Why somebody does not come in, the first thing first."""
    found = known.person is not None
    return uncleared(
        {
            SignOnHindrance.NO_EXTERNAL_ID: bool(account.external_id),
            SignOnHindrance.ANOTHER_EMPLOYER: account.from_us,
            SignOnHindrance.NOT_SURE_ENOUGH: account.sure_enough,
            SignOnHindrance.NOT_LET_IN: account.standing.comes_in,
            SignOnHindrance.UNKNOWN: found or known.linked is not None or not account.external_id,
            SignOnHindrance.ANOTHER_ACCOUNT: known.linked in (None, known.person) and not known.has_another,
            SignOnHindrance.LEFT: not found or known.employed,
        }
    )


def claimed(claims: Mapping[str, Any], name: str) -> list[str]:
    """The values of a claim, as texts. A name with dots that is no claim itself leads into the claims: Keycloak says
    `realm_access.roles`. Values that are neither texts nor numbers are left out."""
    value: Any = claims
    if name in claims:
        value = claims[name]
    else:
        for part in name.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
    values = value if isinstance(value, list | tuple) else [value]
    return [str(one).strip() for one in values if isinstance(one, str | int) and not isinstance(one, bool)]
