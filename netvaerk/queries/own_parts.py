"""What the ground floor holds about one person, for the copy of it; and what is left out of the copy, and why."""

from operator import attrgetter

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext_lazy as _

from netvaerk.models import (
    CalendarFeed,
    CoProposer,
    Discovery,
    FollowUp,
    FormerPlacement,
    ForumCheckpoint,
    ForumDecision,
    Handover,
    LetterText,
    Meeting,
    MeetingInvitation,
    MeetingStep,
    NetworkParticipant,
    NetworkTheme,
    OutboxLetter,
    Person,
    PhaseClosing,
    ProductText,
    ProposalComment,
    RetentionRule,
    SentLetter,
    Solution,
    SolutionTest,
    ThemeMove,
    ThemeNote,
    Track,
    ValueStatement,
)
from netvaerk.queries.own_copy import Derived, Part, Why
from netvaerk.rules.letters import ABOUT, About

YOU = (
    "name", "email", "title", "unit", "personnel_leader", "external_id", "language", "news", "groups", "is_active",
    "is_staff", "joined_at", "last_login", "imported_at",
    "notice_version", "notice_seen_at", "left_on",
)  # fmt: skip


SIGNED_ON = (
    Derived("provider", _("sign-on"), attrgetter("provider")),
    Derived("uid", _("number there"), attrgetter("uid")),
    Derived("date_joined", _("first used"), attrgetter("date_joined")),
    Derived("last_login", _("last used"), attrgetter("last_login")),
    Derived("extra_data", _("what it told of you"), attrgetter("extra_data")),
)
SECOND_FACTOR = (
    Derived("type", _("kind"), attrgetter("type")),
    Derived("created_at", _("created"), attrgetter("created_at")),
    Derived("last_used_at", _("last used"), attrgetter("last_used_at")),
)


def _about(row: OutboxLetter) -> str:
    return str(_(ABOUT.get(row.name, About.OTHER).value))  # type: ignore[operator]


PARTS = (
    Part(RetentionRule, ("changed_by",), ("code", "changed_at"), by_you=True),
    Part(Person, ("pk",), YOU, title=_("You")),
    Part(EmailAddress, ("user",), ("email", "verified", "primary")),
    Part(SocialAccount, ("user",), SIGNED_ON, title=_("your account at the municipality's sign-on")),
    Part(Authenticator, ("user",), SECOND_FACTOR, title=_("your second factors and passkeys")),
    Part(FormerPlacement, ("person",), ("unit", "personnel_leader", "ended_on"), title=_("where you sat before")),
    # --- proposals and themes
    Part(NetworkTheme, ("proposed_by",), ("title", "status", "round"), title=_("themes you have proposed")),
    Part(CoProposer, ("person",), ("theme", "since_at")),
    Part(CoProposer, ("brought_by",), ("theme", "since_at"), by_you=True),
    Part(ProposalComment, ("by",), ("theme", "at", "text")),
    Part(ForumDecision, ("noted_by",), ("theme", "decided_on", "noted_at"), by_you=True),
    Part(ThemeMove, ("by",), ("theme", "status", "at", "reason"), by_you=True),
    Part(ForumCheckpoint, ("noted_by",), ("theme", "held_on", "noted_at"), by_you=True),
    Part(PhaseClosing, ("by",), ("theme", "phase", "decided", "reason", "alternatives", "at")),
    Part(ProductText, ("by",), ("theme", "product", "text", "at")),
    Part(Discovery, ("by", "found_by"), ("theme", "way", "place", "seen_on", "text", "at")),
    Part(Track, ("by",), ("theme", "title", "why", "at")),
    Part(ThemeNote, ("by",), ("theme", "kind", "title", "text", "at")),
    # --- meetings and networks
    Part(Meeting, ("planned_by",), ("theme", "title", "begins_at", "place"), title=_("meetings you have planned")),
    Part(
        MeetingInvitation, ("person",), ("meeting__theme", "meeting__begins_at", "invited_at", "answer", "answered_at")
    ),
    Part(MeetingStep, ("who__person",), ("meeting__theme", "what", "due_on")),
    Part(
        NetworkParticipant,
        ("person",),
        ("theme", "stage", "is_core", "suggested_at", "asked_at", "answered_at", "left_on"),
    ),
    Part(NetworkParticipant, ("suggested_by",), ("theme", "kind", "suggested_at"), by_you=True),
    # --- solutions
    Part(Solution, ("owner",), ("theme", "title", "status", "taken_up_on"), title=_("solutions you own")),
    Part(Solution, ("added_by",), ("theme", "title", "added_at"), by_you=True),
    Part(FollowUp, ("by",), ("solution", "lives", "note", "done_at")),
    Part(SolutionTest, ("backed_by",), ("solution", "backed_on")),
    Part(SolutionTest, ("begun_by",), ("solution", "begun_at"), by_you=True),
    Part(ValueStatement, ("by",), ("theme", "moment", "for_citizens", "for_staff", "for_municipality", "at")),
    Part(Handover, ("asked_by",), ("theme", "note", "asked_at")),
    Part(Handover, ("accepted_by",), ("theme", "accepted_at"), by_you=True),
    # --- letters, the calendar and the administration
    Part(LetterText, ("written_by",), ("name", "language", "written_at"), by_you=True),
    Part(CalendarFeed, ("person",), ("made_at", "version")),
    Part(OutboxLetter, ("person",), (Derived("about", _("about"), _about), "written_at", "status", "over_at")),
    Part(SentLetter, ("person",), ("occasion", "sent_at"), title=_("reminders and notices, so that none comes twice")),
    Part(
        LogEntry, ("user",), ("action_time", "content_type", "action_flag"), title=_("your work in the administration")
    ),
)

LEFT_OUT = {
    "netvaerk.Person.personnel_leader": Why.OTHERS_DATA,
    "netvaerk.FormerPlacement.personnel_leader": Why.OTHERS_DATA,
    "netvaerk.LogLink": Why.TECHNICAL,
    "netvaerk.LogPruning": Why.TECHNICAL,
    "netvaerk.DailyRun": Why.NOBODY,
    "socialaccount.SocialApp": Why.NOBODY,
    "socialaccount.SocialToken": Why.TECHNICAL,
    "account.EmailConfirmation": Why.TECHNICAL,
    "sessions.Session": Why.TECHNICAL,
    "contenttypes.ContentType": Why.NOBODY,
    "auth.Permission": Why.NOBODY,
    "auth.Group": Why.NOBODY,
    "django_tasks_database.DBTaskResult": Why.TECHNICAL,
    "netvaerk.CompetenceGroup": Why.NOBODY,
    "netvaerk.Competence": Why.NOBODY,
    "netvaerk.Discipline": Why.NOBODY,
    "netvaerk.OrgUnit": Why.NOBODY,
    "netvaerk.FormerUnitName": Why.NOBODY,
    "netvaerk.FormerUnitPlace": Why.NOBODY,
    "netvaerk.ProposalRound": Why.NOBODY,
    "netvaerk.ThemePhase": Why.NOBODY,
    "netvaerk.PlannedPhase": Why.NOBODY,
    "netvaerk.NetworkTypeFrame": Why.NOBODY,
    "netvaerk.MeetingType": Why.NOBODY,
    "netvaerk.EditablePage": Why.NOBODY,
    "netvaerk.PhaseProduct": Why.NOBODY,
    "netvaerk.ThemeTrait": Why.NOBODY,
    "netvaerk.TraitAnswer": Why.NOBODY,
}

PURPOSES = {
    "netvaerk.networktheme": _("Working on a theme, or deciding about it"),
    "netvaerk.person": _("Keeping the list of who works where, or finding people for a theme"),
    "netvaerk.networkparticipant": _("Putting a network together"),
    "netvaerk.meeting": _("Planning and holding a meeting"),
}
"""Why others look at things of each kind, for the list of who looked."""
