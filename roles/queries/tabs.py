"""The tabs over a theme's pages: one row of links, the same on every page of the theme."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from netvaerk.addresses import address
from netvaerk.models import NetworkTheme, Person
from roles.access import has_an_inside, may_look_inside
from roles.sparring_access import may_open_sparring


@dataclass(frozen=True)
class Tab:
    """A link in the row; `name` is the page's url name, by which a page says which tab it is."""

    name: str
    label: str
    url: str
    is_here: bool


def tabs_of(theme: NetworkTheme, *, here: str, inside: bool, spars: bool = False) -> list[Tab]:
    """The pages of `theme` that a reader may open: `inside` says whether they may look inside it, `spars` whether its
    sparring is theirs to open."""
    pages = [("theme", _("Overview"))]
    if inside:
        pages += [("plan", _("Plan")), ("participants", _("Participants")), ("meetings", _("Meetings"))]
        pages += [("mandate", _("Mandate")), ("reference_needs", _("Reference leader"))]
    if spars:
        pages += [("sparring", _("Sparring"))]
    if has_an_inside(theme):
        pages += [("solutions", _("Solutions"))]
    if inside:
        pages += [("theme_timeline", _("Timeline"))]
    if inside and theme.is_running:
        pages += [("next_step", _("Next step"))]
    return [Tab(name, label, address(name, theme.pk), name == here) for name, label in pages]


def tabs_for(person: Person, theme: NetworkTheme, *, here: str) -> list[Tab]:
    """The tabs for this reader, who is looked up once; a page that knows already calls `tabs_of`."""
    spars = may_open_sparring(person, theme)
    return tabs_of(theme, here=here, inside=may_look_inside(person, theme), spars=spars)
