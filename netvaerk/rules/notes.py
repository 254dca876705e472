"""What a theme's notes may hold: agendas and who owns them, how the work is done today, methods (S18, S59, S60)."""

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class NoteHindrance(Reason):
    NOT_ON_THE_THEME = gettext_noop("Only the network leader and the co-driver write the notes of the theme.")
    NO_TITLE = gettext_noop("Give the note a short title.")
    METHOD_HAS_NO_UNIT = gettext_noop("A method belongs to no unit. Leave the unit empty.")


def hindrances_to_note(*, kind: str, title: str, has_unit: bool) -> list[NoteHindrance]:
    hurdles = {
        NoteHindrance.NO_TITLE: bool(title.strip()),
        NoteHindrance.METHOD_HAS_NO_UNIT: kind != "method" or not has_unit,
    }
    return uncleared(hurdles)
