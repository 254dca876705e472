"""What the public sector's SAML profile (OIOSAML) says beside who somebody is: privileges, the CVR number of the
employer, and how sure it is (NSIS)."""

from collections.abc import Collection
from dataclasses import dataclass

CVR_SCOPE = "urn:dk:gov:saml:cvrNumberIdentifier:"
LEVELS = ("low", "substantial", "high")
"""The levels of assurance of NSIS, the least sure first."""


@dataclass(frozen=True)
class PrivilegeGroup:
    """Privileges within one scope; `limited` where a constraint narrows them to a part of it."""

    scope: str
    privileges: frozenset[str]
    limited: bool = False


def privileges_held(groups: Collection[PrivilegeGroup], cvr: str) -> set[str]:
    """The privileges held for the whole municipality `cvr`. Those for others do not count, nor those narrowed to a
    part: nothing here is narrower than the municipality. Without a number none counts."""
    whole = [group for group in groups if cvr and group.scope == CVR_SCOPE + cvr and not group.limited]
    return {privilege for group in whole for privilege in group.privileges}


def is_from_us(said: str, cvr: str) -> bool:
    """Whether the employer that is said is ours; everybody is where no number is asked for."""
    return not cvr or said == cvr


def is_sure_enough(said: str, least: str) -> bool:
    """Whether the level of assurance reaches `least`; any does where none is asked for. A word that is no level never
    does."""
    if not least:
        return True
    return said.lower() in LEVELS and LEVELS.index(said.lower()) >= LEVELS.index(least.lower())
