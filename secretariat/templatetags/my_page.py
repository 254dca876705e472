"""The lists of Min side drawn in Python: most are short, and a template looks every word of them up again."""

from collections.abc import Iterable
from html import escape

from django import template
from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from codriver.models import Pairing
from codriver.queries.stages import Standing
from codriver.wording import hours_in_words
from netvaerk.addresses import address, page_address
from netvaerk.dates import day_in_words, from_till
from netvaerk.models import Meeting, Person
from netvaerk.templatetags.ui import icon, status
from roles.models import RoleAssignment, StandIn
from secretariat.models import Booking, KnowledgeItem, TrainingEvent
from secretariat.queries.my_page import MyPage
from secretariat.queries.tasks import Task
from secretariat.queries.time_tasks import OwnTime
from secretariat.queries.training import Standing as SeatStanding

register = template.Library()


def section(name: str, title: str, rows: Iterable[str], after: str = "") -> SafeString:
    """A part of the page with its list. `rows` and `after` are safe already."""
    return SafeString(
        f'<section aria-labelledby="{name}">\n<h2 id="{name}">{escape(title)}</h2>\n'
        f'<ul class="plain rows">{"".join(rows)}</ul>\n{after}</section>'
    )


def _row(url: str, words: str, sub: str = "") -> str:
    below = f'<br><span class="sub">{escape(sub)}</span>' if sub else ""
    return f'<li><a href="{escape(url)}">{escape(words)}</a>{below}</li>'


def _link(name: str, words: str) -> str:
    return f'<a href="{page_address(name)}">{escape(words)}</a>'


@register.simple_tag
def task_cards(tasks: list[Task]) -> SafeString:
    """The things to do, a card each."""
    return SafeString("".join(map(_card, tasks)))


def _card(task: Task) -> str:
    facts = [task.about, *task.facts]
    if task.due_on:
        facts.append(_("by %(when)s") % {"when": day_in_words(task.due_on)})
    overdue, title = status("talk", _("Overdue")), escape(task.title)
    late = f" {overdue}" if task.is_late else ""
    return (
        f'<li>\n<article class="card card--waits task">\n<div class="task__words"><h2>{title}</h2>\n'
        f"<p>{escape(' · '.join(facts))}{late}</p></div>\n"
        f'<a class="btn btn-primary" href="{escape(task.url)}">{escape(task.button)}'
        f'<span class="visually-hidden">: {title}</span></a>\n</article>\n</li>\n'
    )


@register.simple_tag
def waited_for(page: MyPage) -> SafeString:
    """What somebody else is to do."""
    words = _("%(name)s to answer about “%(theme)s”")
    offers = (
        _row(address("pairing", one.pk), words % {"name": person.name, "theme": one.theme.title})
        for one in page.offers_waiting
        for person in one.waits_for
    )
    return section("waiting", _("You wait for"), [*offers, *(_row(one.url, one.text) for one in page.waiting)])


@register.simple_tag
def rooms(pairs: list[Pairing], reader: Person) -> SafeString:
    """The way into the room of each running pair one is in."""
    news, two = status("waits", _("Something is shared with you")), _("You and %(name)s")
    rows = [
        f'<li><a href="{address("room", one.pk)}">{escape(two % {"name": one.other(reader).name})}</a>'
        f'<br><span class="sub">{escape(one.theme.title)}</span>{f"<br>{news}" if one.has_news else ""}</li>'
        for one in pairs
    ]
    return section("rooms", _("Your room"), rows)


@register.simple_tag
def meetings(ahead: list[Meeting]) -> SafeString:
    """The meetings one is invited to, with `my_answer`."""
    words = escape(_("Your own dates in your calendar"))
    after = f'<p><a href="{page_address("my_calendar")}">{icon("calendar")} {words}</a></p>\n'
    return section("meetings", _("Your meetings"), map(_meeting, ahead), after)


def _meeting(one: Meeting) -> str:
    when = capfirst(from_till(one.begins_at, one.ends_at))
    away, asked = _("you stay away"), status("waits", _("Say whether you come"))
    sub = f"{when} · {away}" if one.my_answer == "no" else when
    open_question = "" if one.my_answer else f"<br>{asked}"
    return (
        f'<li><a href="{address("meeting", one.pk)}">{escape(f"{one} · {one.theme.title}")}</a><br>'
        f'<span class="sub">{escape(sub)}</span>{open_question}</li>'
    )


@register.simple_tag
def courses(ahead: list[tuple[TrainingEvent, SeatStanding]]) -> SafeString:
    """Where one has a seat, or is on the way to one."""
    return section("courses", _("Your courses and events"), (_course(*one) for one in ahead))


def _course(event: TrainingEvent, standing: SeatStanding) -> str:
    when = capfirst(from_till(event.begins_at, event.ends_at))
    sub = f"{when} · {event.place}" if event.place else when
    return (
        f'<li class="row-line"><span><a href="{address("training_event", event.pk)}">{escape(event.title)}</a><br>'
        f'<span class="sub">{escape(sub)}</span></span> {status(standing.means, standing.word)}</li>'
    )


@register.simple_tag
def bookings(ahead: list[Booking], reader: Person) -> SafeString:
    """Meetings with the secretariat, as the one who comes or as the officer."""
    rows = [
        _row(
            address("booking", one.pk),
            capfirst(from_till(one.slot.begins_at, one.slot.ends_at)),
            f"{(one.slot.officer if one.person == reader else one.person).name} · {one.get_form_display()}",
        )
        for one in ahead
    ]
    return section("bookings", _("Your meetings with the secretariat"), rows)


@register.simple_tag
def own_roles(page: MyPage) -> SafeString:
    """The roles that run and those one stands in for, or what a co-driver does; and what goes with them."""
    rows = [*map(_own_role, page.roles), *map(_stood_in, page.standing_in)]
    none = _("You have no role on a theme yet.")
    held = f'<ul class="plain rows">{"".join(rows)}</ul>' if rows else f"<p>{escape(none)} {_about_co_drivers()}</p>"
    ways = "\n".join(f"<p>{way}</p>" for way in _ways(page))
    title = escape(_("Your roles"))
    return SafeString(f'<section aria-labelledby="roles">\n<h2 id="roles">{title}</h2>\n{held}\n{ways}</section>')


def _about_co_drivers() -> str:
    page, words = reverse("read_page", args=["rollen-som-co-driver"]), escape(_("Read what a co-driver does"))
    return f'<a href="{page}">{words}</a>'


def _own_role(one: RoleAssignment) -> str:
    title, ask = escape(one.theme.title), escape(_("Ask for time"))
    since = _("%(role)s since %(when)s") % {"role": one.get_role_display(), "when": day_in_words(one.began_on)}
    more = (
        ""
        if one.role == RoleAssignment.Role.REFERENCE_LEADER
        else f' · <a href="{address("ask_for_time", one.theme_id)}">{ask}'
        f'<span class="visually-hidden">: {title}</span></a>'
    )
    page = address("theme", one.theme_id)
    return f'<li><a href="{page}">{title}</a><br>\n<span class="sub">{escape(since)}</span>{more}</li>\n'


def _stood_in(one: StandIn) -> str:
    held = one.assignment
    words = _("You stand in for %(name)s as %(role)s until %(when)s") % {
        "name": held.person.name,
        "role": held.get_role_display().lower(),
        "when": day_in_words(one.ends_on),
    }
    note = f'<br><span class="sub">{escape(one.note)}</span>' if one.note else ""
    link = f'<a href="{address("theme", held.theme_id)}">{escape(held.theme.title)}</a>'
    return f'<li>{link}<br>\n<span class="sub">{escape(words)}</span>{note}</li>\n'


def _ways(page: MyPage) -> Iterable[str]:
    """Where one's roles lead on."""
    if page.candidacy:
        way, stands = _link("become_co_driver", _("Your way to being a co-driver")), page.candidacy.get_status_display()
        yield f'{way}<br><span class="sub">{escape(stands)}</span>'
    elif not page.practises:
        yield _link("become_co_driver", _("Become a co-driver: is it something for me?"))
    if page.practises:
        links = {
            "my_path": _("Your path to leading a network"),
            "practice": _("Your practice"),
            "competence_ratings": _("Your competences"),
            "diploma": _("Your diploma"),
        }
        yield " · ".join(_link(name, words) for name, words in links.items())
    if page.leads_networks:
        yield _link("desks", _("Work a day at the secretariat"))
    if page.leads_reference_themes:
        yield _link("my_reference_themes", _("Themes I am reference leader of"))


@register.simple_tag
def own_time(released: list[OwnTime]) -> SafeString:
    """The time one has for network work, and how it stands."""
    return section("own-time", _("Your released time"), map(_released, released))


def _released(one: OwnTime) -> str:
    time = one.release
    days = f"{day_in_words(time.began_on)} – {day_in_words(time.ended_on)}"
    return (
        f'<li class="row-line"><span><a href="{address("released_time", time.pk)}">{escape(time.theme.title)}</a><br>'
        f'<span class="sub">{escape(f"{hours_in_words(time.hours_per_week)}, {days}")}</span></span> '
        f"{status(one.means, one.word)}</li>"
    )


@register.simple_tag
def agreements(standings: list[Standing]) -> SafeString:
    """What one has agreed with whom, without a word of it."""
    return section("agreed", _("Your agreements"), map(_agreed, standings))


def _agreed(one: Standing) -> str:
    alignment, words = one.alignment, _("agreed on %(when)s") % {"when": day_in_words(one.agreed_on)}
    which = "" if alignment.pairing_id else f"{escape(alignment.template.name)}<br>"
    return (
        f'<li><a href="{address("alignment", alignment.pk)}">{escape(alignment.theme.title)}</a><br>'
        f'<span class="sub">{which}{escape(words)}</span></li>'
    )


@register.simple_tag
def knowledge(items: list[KnowledgeItem]) -> SafeString:
    """Texts for one's role, each in the language it is there in."""
    rows = [
        f'<li><a href="{address("knowledge_item", one.pk)}" lang="{text.language}">{escape(text.title)}</a><br>'
        f'<span class="sub" lang="{text.language}">{escape(text.summary)}</span></li>'
        for one, text in ((one, one.published) for one in items)
    ]
    return section("knowledge", _("Knowledge for your role"), rows)
