"""A file is what stands in it: each kind, what is refused with which reason, and the name it gets from us."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from netvaerk.rules import files as rules
from netvaerk.rules.files import FileHindrance, FileKind, Unfit, judged, safe_name
from netvaerk.tests.files import OF_EACH_KIND, jpeg, odt, office, packed, pdf, png, png_piece


def why(content, **more):
    with pytest.raises(Unfit) as unfit:
        judged("fil.pdf", content, fallback="fil", **more)
    return unfit.value.reason


@pytest.mark.parametrize("kind", FileKind)
def test_the_kind_is_told_from_the_content_whatever_the_name_says(kind):
    upload = judged("billede.exe", OF_EACH_KIND[kind], fallback="fil")

    assert (upload.kind, upload.name) == (kind, f"billede.{kind.value}")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", FileHindrance.EMPTY),
        (b"a" * (rules.LARGEST + 1), FileHindrance.TOO_LARGE),
        (b"MZ\x90\x00", FileHindrance.NOT_A_KIND),
        (b"GIF89a\x01\x00\x01\x00", FileHindrance.NOT_A_KIND),
        ("æøå".encode("latin-1"), FileHindrance.NOT_A_KIND),
        (b"a\x00b", FileHindrance.NOT_A_KIND),
        (b"a\x1b[31m", FileHindrance.NOT_A_KIND),
        (b"\x00" + pdf(), FileHindrance.NOT_A_KIND),
        (b"%PDF-1.7 og ikke mere", FileHindrance.DAMAGED),
        (b"%PDF-x\n%%EOF", FileHindrance.DAMAGED),
        (png()[:-1], FileHindrance.DAMAGED),
        (png() + b"<script>", FileHindrance.DAMAGED),
        (png().replace(b"IDAT", b"IDAX"), FileHindrance.DAMAGED),
        (b"\x89PNG\r\n\x1a\n" + png_piece(b"IEND", b""), FileHindrance.DAMAGED),
        (b"\xff\xd8\xff", FileHindrance.DAMAGED),
        (jpeg()[:-2], FileHindrance.DAMAGED),
        (b"\xff\xd8\xff\xda\x00\x02\xff\xd9", FileHindrance.DAMAGED),
        (b"PK\x03\x04 og ikke mere", FileHindrance.DAMAGED),
        (packed({"a.txt": b"a"}), FileHindrance.NOT_A_KIND),
        (packed({"[Content_Types].xml": b"<Types/>"}), FileHindrance.NOT_A_KIND),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.chart"}), FileHindrance.NOT_A_KIND),
        (office(**{"word/vbaProject.bin": b"x"}), FileHindrance.CARRIES_PROGRAMS),
        (office(**{"word/activeX/activeX1.xml": b"x"}), FileHindrance.CARRIES_PROGRAMS),
        (office(**{"word/embeddings/oleObject1.bin": b"x"}), FileHindrance.CARRIES_PROGRAMS),
        (odt(**{"Basic/Standard/script.xml": b"x"}), FileHindrance.CARRIES_PROGRAMS),
        (packed({"[Content_Types].xml": b"x.document.macroEnabled.main+xml"}), FileHindrance.CARRIES_PROGRAMS),
        (office(**{"../../etc/passwd": b"x"}), FileHindrance.DAMAGED),
        (office(**{"/etc/passwd": b"x"}), FileHindrance.DAMAGED),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_with_its_reason(content, reason):
    assert why(content) == reason


def test_a_document_that_unpacks_to_far_more_is_never_unpacked(monkeypatch):
    bomb = office(**{"word/media/a.bin": b"\x00" * (rules.LARGEST_UNPACKED + 1)})
    monkeypatch.setattr(ZipFile, "open", None)

    assert len(bomb) < 100_000
    assert why(bomb) == FileHindrance.UNPACKS_TOO_LARGE


def test_a_document_of_very_many_parts_is_refused():
    assert why(office(**{str(one): b"" for one in range(rules.MOST_PARTS)})) == FileHindrance.UNPACKS_TOO_LARGE


def test_a_document_whose_own_list_of_parts_is_a_bomb_is_refused():
    types = b"<Types/>" + b" " * rules.LARGEST_CONTENTS

    assert why(packed({"[Content_Types].xml": types})) == FileHindrance.UNPACKS_TOO_LARGE


def test_a_part_that_is_not_what_it_says_is_damage():
    content = office()
    with ZipFile(BytesIO(content)) as document:
        place = document.getinfo("word/document.xml").header_offset
    broken = content[: place + 48] + b"\x00\x00" + content[place + 50 :]

    assert why(broken) == FileHindrance.DAMAGED


def test_a_locked_document_is_refused():
    content = bytearray(office())
    for sign, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rindex(sign) + flag] |= 1

    assert why(bytes(content)) == FileHindrance.DAMAGED


def test_a_page_may_take_fewer_kinds():
    assert why(OF_EACH_KIND[FileKind.TEXT], kinds=(FileKind.PDF, FileKind.PNG)) == FileHindrance.NOT_A_KIND


def test_what_a_phone_puts_behind_a_picture_is_let_be():
    assert judged("IMG_1.JPEG", jpeg(b"SEFT" * 9), fallback="fil").name == "IMG_1.jpg"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Plan for mødet (udkast).docx", "Plan for mødet (udkast).pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\bo\\plan.pdf", "plan.pdf"),
        ("plan.pdf.exe", "planpdf.pdf"),
        ("plan\u202efdp.exe", "planfdp.pdf"),
        ('a";\r\nX: y.pdf', "aX y.pdf"),
        ("<b>plan</b>.pdf", "b.pdf"),
        ("....", "bevis.pdf"),
        ("", "bevis.pdf"),
        ("🎈.pdf", "bevis.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
    ],
)
def test_the_name_is_made_again_by_us(name, kept):
    assert safe_name(name, FileKind.PDF, fallback="bevis") == kept
