"""With the reader's own few colours (forced colours, as Windows has them): what is drawn and what is pressed is seen."""

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]
DRAWN = ["/kort/", "/kort/?zoom=2", "/aarshjul/", "/veje/", "/rapporter/snitflader/", "/rapporter/aarsrapport/"]
PRESSED = ["/i-dag/", "/overblik/", "/temaer/", "/henvendelser/bord/", "/forslag/"]
# What stands out less than 3 to 1 from the ground: shapes by neither filling nor line, and what is pressed by its edge. A
# link is told by its underline.
LOST = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (part) => part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  const light = (colour) => {
    const [red, green, blue] = parts(colour).map(linear);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const ground = light(getComputedStyle(document.body).backgroundColor);
  const stands = (colour) => {
    if (!colour.startsWith("rgb") || parts(colour)[3] === 0) return false;
    const ratio = light(colour) / ground;
    return Math.max(ratio, 1 / ratio) >= 3;
  };
  const isInSight = (one) => {
    const { width, height } = one.getBoundingClientRect();
    return Math.max(width, height) > 2 && one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const isLost = (one) => {
    const { fill, stroke, borderTopColor, borderTopStyle, textDecorationLine } = getComputedStyle(one);
    if (one.closest("svg")) return !stands(fill) && !stands(stroke);
    return textDecorationLine !== "underline" && (borderTopStyle === "none" || !stands(borderTopColor));
  };
  const shapes = "svg :is(circle, ellipse, line, path, polygon, polyline, rect, text)";
  const pressed = "button, .btn, select, textarea, input:not([type=hidden], [type=checkbox], [type=radio])";
  return [...document.querySelectorAll(`main :is(${shapes}, ${pressed})`)].filter(isInSight).filter(isLost)
    .map((one) => one.outerHTML.slice(0, 200));
}"""


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_nothing_is_lost_in_few_colours(town_at, as_person, ground):
    town_at("privacy")
    katja = as_person("katja", forced_colors="active", color_scheme=ground)
    for path in DRAWN + PRESSED:
        katja.open(path)
        assert katja.page.evaluate(LOST) == [], path
