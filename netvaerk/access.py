"""Who may do what on the ground floor. Every answer is about one person and one thing."""

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet

from netvaerk.models import AuditEvent, CoProposer, EditablePage, NetworkTheme, OutboxLetter, Person, Verb
from netvaerk.models.prepared import ask

Status = NetworkTheme.Status
RESET_WAITS = timedelta(days=3)


def may_use_the_house(person: Person) -> bool:
    """Pages for every employee."""
    return person.is_active


def may_read_page(person: Person, page: EditablePage) -> bool:
    return person.is_active


def may_edit_page(person: Person, page: EditablePage) -> bool:
    return person.is_secretariat


def stands_behind(person: Person, theme: NetworkTheme) -> bool:
    """Whether `person` proposed the theme, was invited to, or came with a proposal that was merged into it."""
    return theme.proposed_by_id == person.pk or bool(ask(_beside, values=(theme.pk, person.pk)))


def _beside(theme: int, person: int) -> QuerySet:
    return CoProposer.objects.filter(theme=theme, person=person).values_list("pk")


def may_read_proposal(person: Person, theme: NetworkTheme, *, behind: bool | None = None) -> bool:
    """What is said beyond the card is for those who stand behind the proposal and the secretariat. `behind` says, where
    it is known, whether `person` does."""
    if person.is_secretariat and theme.status not in NetworkTheme.HIDDEN_FROM_OFFICERS:
        return True
    return stands_behind(person, theme) if behind is None else behind


def may_write_proposal(person: Person, theme: NetworkTheme) -> bool:
    """Until the forum has decided, those behind it write on; once it is sent, the secretariat may help."""
    if theme.status in NetworkTheme.AT_INTAKE:
        return person.is_secretariat or stands_behind(person, theme)
    return theme.status == Status.DRAFT and stands_behind(person, theme)


def may_send_proposal(person: Person, theme: NetworkTheme) -> bool:
    return theme.status == Status.DRAFT and stands_behind(person, theme)


def may_invite_to_propose(person: Person, theme: NetworkTheme) -> bool:
    """Who stands behind a proposal is theirs to say, not the secretariat's."""
    return theme.status in (Status.DRAFT, *NetworkTheme.AT_INTAKE) and stands_behind(person, theme)


def may_discuss_proposal(person: Person, theme: NetworkTheme) -> bool:
    return theme.status in NetworkTheme.AT_INTAKE and may_read_proposal(person, theme)


def may_take_up_again(person: Person, theme: NetworkTheme) -> bool:
    """An idea that was not chosen is kept: its proposers may work on it again, the secretariat may bring it again."""
    return theme.status == Status.DECLINED and may_read_proposal(person, theme)


def may_run_intake(person: Person) -> bool:
    return person.is_secretariat


def may_handle_proposal(person: Person, theme: NetworkTheme) -> bool:
    return person.is_secretariat and theme.status in NetworkTheme.AT_INTAKE


def may_read_the_log(person: Person) -> bool:
    """The log role: those who hold the permission to view events. Belonging to the secretariat does not bring it."""
    return person.is_active and person.has_perm("netvaerk.view_auditevent")


def may_choose_a_forgotten_password(person: Person, at: datetime) -> bool:
    """Not in the first days after the person's e-mail was changed, in which the old address can object. Who never had
    a password has no account that could be taken over."""
    changes = AuditEvent.objects.filter(verb=Verb.CHANGED_EMAIL, subject=person, at__gt=at - RESET_WAITS)
    return not person.has_usable_password() or not changes.exists()


def may_log_in_with_a_password(person: Person) -> bool:
    """Everybody where passwords are the way in. Where people sign on elsewhere, only the named emergency accounts,
    once they have a second factor."""
    if settings.SIGN_ON is None:
        return True
    named = person.email.lower() in settings.BREAK_GLASS_ACCOUNTS
    return named and Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()


def may_see_the_gallery(person: Person) -> bool:
    """The gallery shows every part of the look with invented data, where the house is built."""
    return settings.DEBUG or settings.DEMO


def may_see_the_outbox(person: Person) -> bool:
    """Whether letters arrive is the secretariat's to see to; what they say is not."""
    return person.is_secretariat


def may_send_letter_again(person: Person, letter: OutboxLetter) -> bool:
    return person.is_secretariat


def may_write_letters(person: Person) -> bool:
    """The words of the secretariat's letters are the secretariat's."""
    return person.is_secretariat
