"""`manage.py catalogues`: gather every word on screen, fill the English catalogue, and compile both."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Gathers the words on screen into locale/, fills the English catalogue, and compiles both catalogues."

    def handle(self, *args: Any, **options: Any) -> None:
        import polib  # a tool of the workshop, not of the product

        call_command(
            "makemessages",
            locale=["da", "en"],
            no_location=True,
            no_obsolete=True,
            no_wrap=True,
            ignore_patterns=[".venv", "staticfiles", "var", "*/tests/*", "settings_test.py"],
            verbosity=0,
        )
        for language in ("da", "en"):
            path = settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"
            catalogue = polib.pofile(str(path), wrapwidth=0)
            if language == "en":
                fill_with_source(catalogue)
            forget_guesses(catalogue)
            catalogue.metadata = METADATA | {"Language": language}
            catalogue.metadata_is_fuzzy = False
            catalogue.header = "Words on screen. The source is English; see docs/architecture.md."
            catalogue.save(str(path))
            catalogue.save_as_mofile(str(path.with_suffix(".mo")))
            unsaid = [entry.msgid for entry in catalogue if not entry.translated()]
            if unsaid:
                raise CommandError(f"{language}: {len(unsaid)} to translate: {unsaid[:5]}")


METADATA = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


def forget_guesses(catalogue: Any) -> None:
    """Leave no remark about the former words of what is translated, so that a second run changes nothing."""
    for entry in catalogue:
        if not entry.fuzzy:
            entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None


def fill_with_source(catalogue: Any) -> None:
    """English says what the source says."""
    for entry in catalogue:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid
