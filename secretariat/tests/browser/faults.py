"""What axe finds on a page. Contrast takes three quarters of its time, so it is asked once for each way a text is painted."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

ASKED = "data-contrast-is-asked"
ONLY_WHERE_ASKED = f"() => axe.configure({{ rules: [{{ id: 'color-contrast', selector: '[{ASKED}]' }}] }})"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations", "incomplete"],
    "elementRef": True,
}
# A text is painted by its letters and by all that lies under it. One that is out of sight, exempt, or of which axe cannot
# tell, says nothing about the next one that is painted so. What is well fills megabytes, so only what is not comes back.
FIND_FAULTS = """async ({ asked, rules, well }) => {
  const known = new Set(well), grounds = new Map();
  const groundOf = (one) => {
    if (!one) return "";
    if (!grounds.has(one)) {
      const { backgroundColor, backgroundImage, opacity, position, filter } = getComputedStyle(one);
      const plain = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none" && opacity === "1" &&
        position === "static" && filter === "none";
      const own = plain ? "" : `/${backgroundColor} ${backgroundImage} ${opacity} ${position} ${filter}`;
      grounds.set(one, groundOf(one.parentElement) + own);
    }
    return grounds.get(one);
  };
  const paintOf = (one) => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(one);
    return `${color} ${fontSize} ${fontWeight} ${textShadow}${groundOf(one)}`;
  };
  const speaks = (one) => one.matches("input, select, textarea") ||
    [...one.childNodes].some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim());
  const isExempt = (one) => one.closest(":disabled, [aria-disabled=true], label:has(:disabled)") !== null;
  const isInSight = (one) => {
    const { width, height } = one.getBoundingClientRect();
    return width > 1 && height > 1 && one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const fresh = new Map();
  for (const one of document.body.querySelectorAll("*")) {
    if (!speaks(one) || isExempt(one) || !isInSight(one)) continue;
    const paint = paintOf(one);
    if (!known.has(paint)) fresh.set(one, paint);
  }
  for (const one of fresh.keys()) one.setAttribute(asked, "");
  const found = await axe.run(document, rules);
  for (const one of fresh.keys()) one.removeAttribute(asked);
  const unclear = found.incomplete.filter(({ id }) => id === "color-contrast").flatMap(({ nodes }) => nodes);
  for (const { element } of unclear) fresh.delete(element);
  return {
    faults: found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)),
    well: [...new Set(fresh.values())],
  };
}"""
WELL_PAINTED: set[str] = set()
"""Ways to paint a text that axe has found to be well, in this run of the tests."""


def faults_on(page: Page) -> list[str]:
    """Each fault with the beginning of the element that has it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(ONLY_WHERE_ASKED)
    found = page.evaluate(FIND_FAULTS, {"asked": ASKED, "rules": RULES, "well": sorted(WELL_PAINTED)})
    if not found["faults"]:
        WELL_PAINTED.update(found["well"])
    return found["faults"]
