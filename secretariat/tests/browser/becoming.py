"""From "is it something for me?" to ready, as the candidate and the personnel leader do it; and the leader's need."""

from datetime import timedelta

from django.utils import timezone

from codriver.rules.reflection import WISH
from secretariat.tests.browser.people import Somebody

SAYS = {"time": "yes", "season": "calm", "courage": "yes", "leader": "yes", WISH: "considering"}


def reflect_and_say_interested(candidate: Somebody) -> None:
    """Read about the role, think it over alone, and tell the secretariat."""
    page = candidate.page
    candidate.go("/bliv-co-driver/")
    candidate.press("Begynd din overvejelse")
    candidate.check()
    page.fill("#id_draws", "At lære at lede på tværs.")
    page.fill("#id_drop", "Det faste møde om tirsdagen.")
    candidate.press("Gem")
    candidate.check()
    assert candidate.reads("Mangler svar")
    for name, value in SAYS.items():
        page.check(f"input[name={name}][value={value}]")
    candidate.press("Gem")
    candidate.check()
    candidate.follow("Se dit næste skridt")
    candidate.check()
    candidate.press("Sig til sekretariatet, at jeg er interesseret")
    candidate.check()


def offer_and_ask_for_time(candidate: Somebody) -> None:
    """Say what one brings in one page, and let the personnel leader be asked."""
    page, today = candidate.page, timezone.localdate()
    candidate.follow("Ret, hvad du gerne vil byde ind med")
    candidate.check()
    page.select_option("#id_competence_1", index=1)
    page.select_option("#id_level_1", index=2)
    page.select_option("#id_value_1", index=1)
    page.check("input[name=tasks] >> nth=0")
    page.fill("#id_hours_per_week", "2,5")
    page.fill("#id_free_from", today.isoformat())
    page.fill("#id_free_until", (today + timedelta(days=300)).isoformat())
    candidate.press("Gem")
    candidate.go("/bliv-co-driver/")
    candidate.press("Bed min leder om tid")
    candidate.check()
    assert candidate.reads("Hos personalelederen")


def give_the_time(leader: Somebody, first_name: str) -> None:
    """The personnel leader's yes, from Min side in two presses: the hours stand as they were wished for."""
    leader.go("/")
    assert leader.reads(first_name)
    leader.page.locator(f"main .task:has-text('{first_name}') a").first.click()
    leader.page.wait_for_load_state()
    leader.check()
    assert leader.page.input_value("#id_hours_per_week") == "2,5"
    leader.press("Giv tiden")
    leader.check()


def say_what_is_needed(leader: Somebody, theme: int) -> None:
    """The network leader's need: one competence that matters, a task and the hours."""
    page = leader.page
    leader.go(f"/temaer/{theme}/behov/")
    page.select_option("#id_competence_1", index=1)
    page.select_option("#id_value_1", index=1)
    page.fill("#id_hours_per_week", "2,5")
    leader.press("Gem")
    leader.check()
