"""With a keyboard alone: whatever one steps to is there to be seen, and never behind the bar at the bottom."""

import pytest

from codriver.models import ExpectationAlignment
from secretariat.tests.browser.people import DESKTOP, PHONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]
# What has the focus, and whether anything of its upper part lies on top of all else on the screen.
FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const across = Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 1), innerWidth - 2);
  const shown = [box.top + 3, box.top + Math.min(box.height, 40) / 2].some((down) => {
    const found = document.elementFromPoint(across, down);
    return found && (one.contains(found) || found.contains(one) || [...one.labels ?? []].some((it) => it.contains(found)));
  });
  return [one.id || one.name || one.textContent.trim().slice(0, 30), one === document.body || shown];
}"""


def walk(somebody, path, key="Tab"):
    """Step through the whole page and back to where the browser begins; the names of what was met, and of what of it
    could not be seen."""
    somebody.page.emulate_media(reduced_motion="reduce")
    somebody.open(path)
    met, hidden = [], []
    for _ in range(250):
        somebody.page.keyboard.press(key)
        somebody.page.wait_for_timeout(20)  # a field is scrolled to in the next picture
        name, is_seen = somebody.page.evaluate(FOCUS)
        if met and name == met[0]:
            break
        met.append(name)
        if not is_seen:
            hidden.append(name)
    return met, hidden


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_proposing_and_answering(town_at, as_person, size, key):
    town = town_at("pairs")
    alignment = ExpectationAlignment.objects.get(theme=town.themes["regn"])

    proposing, hidden_there = walk(as_person("dorte", viewport=size), "/temaer/foreslaa/", key)
    answering, hidden_here = walk(as_person("bashir", viewport=size), f"/forventningsafstemninger/{alignment.pk}/", key)

    assert {"id_at_stake", "id_interface"} <= {*proposing}
    assert {"A1", "G1"} <= {*answering}
    assert (hidden_there, hidden_here) == ([], [])
