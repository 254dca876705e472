"""From data and a template to a tagged PDF in the reader's language, with the fonts of the house."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

FONTS = Path(__file__).resolve().parent / "fonts"


def typeset(template: Path, **data: Any) -> bytes:
    """Typeset a paper as PDF/UA. A sign that no shipped font knows costs the paper that standard, not the text."""
    import typst

    document = {"language": get_language() or "da", "municipality": settings.MUNICIPALITY_NAME, **data}
    given = {
        "input": str(template),
        "root": str(template.parent),
        "font_paths": [str(FONTS)],
        "sys_inputs": {"document": json.dumps(document, ensure_ascii=False)},
    }
    try:
        return typst.compile(**given, pdf_standards=["ua-1"])
    except typst.TypstError:
        return typst.compile(**given)
