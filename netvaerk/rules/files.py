"""Which files somebody may hand in, judged by what stands in them: neither the name nor the sender is believed.

Sizes are bytes. A file is named again from here, so that what the sender called it is never a path and never decides
what it opens with.
"""

import re
import struct
import zlib
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from netvaerk.rules.reasons import Reason, gettext_noop

LARGEST = 5_000_000
LONGEST_NAME = 80
MOST_PARTS = 2_000
LARGEST_UNPACKED = 60_000_000
LARGEST_CONTENTS = 1_000_000
A_BITE = 64_000


class FileHindrance(Reason):
    EMPTY = gettext_noop("The file is empty. Choose another one.")
    TOO_LARGE = gettext_noop("The file is larger than 5 MB. Choose a smaller one, or save it in a smaller size.")
    NOT_A_KIND = gettext_noop(
        "We cannot take this file. Choose a PDF, a picture (PNG or JPEG), a plain text, or a document from Word, Excel"
        " or LibreOffice (docx, xlsx or odt)."
    )
    DAMAGED = gettext_noop("The file is damaged or locked with a password. Save it again, and choose it once more.")
    UNPACKS_TOO_LARGE = gettext_noop("The document is far larger inside than it looks, so we do not open it.")
    CARRIES_PROGRAMS = gettext_noop("The document carries macros or other programs. Save it without them, or as a PDF.")


class FileKind(str, Enum):
    """What we take, by the ending it is given."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpg"
    TEXT = "txt"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"


PACKED = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": FileKind.DOCX,
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": FileKind.XLSX,
}
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.TEXT: "text/plain; charset=utf-8",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.ODT: ODT_TYPE.decode(),
}
PROGRAMS = re.compile(r"vbaProject|/activeX/|/embeddings/.*\.(bin|exe)$|^Basic/|^Scripts/|macroEnabled", re.IGNORECASE)


@dataclass(frozen=True)
class Upload:
    """A file that may be kept: the name it is shown under, which we made, and what kind its content is of."""

    name: str
    kind: FileKind
    content: bytes


class Unfit(Exception):
    """The content may not be kept, for `reason`."""

    def __init__(self, reason: FileHindrance) -> None:
        super().__init__(reason.value)
        self.reason = reason


def judged(name: str, content: bytes, *, fallback: str, kinds: tuple[FileKind, ...] = tuple(FileKind)) -> Upload:
    """The file as it may be kept; `fallback` names one whose sender gave it no usable name. Raises Unfit."""
    if not content:
        raise Unfit(FileHindrance.EMPTY)
    if len(content) > LARGEST:
        raise Unfit(FileHindrance.TOO_LARGE)
    kind = kind_of(content)
    if kind not in kinds:
        raise Unfit(FileHindrance.NOT_A_KIND)
    return Upload(safe_name(name, kind, fallback=fallback), kind, content)


def safe_name(name: str, kind: FileKind, *, fallback: str) -> str:
    """What the sender called it, without folders, signs that turn or hide text and its ending; ours is put instead."""
    last = re.split(r"[\\/]", name)[-1]
    stem = last.rpartition(".")[0] or last
    plain = "".join(sign for sign in stem if sign.isalnum() or sign in " -_(),+&'")
    kept = " ".join(plain.split())[:LONGEST_NAME].strip(" -_,")
    return f"{kept or fallback}.{kind.value}"


def kind_of(content: bytes) -> FileKind:
    """What the content is, told from its structure. Raises Unfit."""
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(content)
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content.startswith(b"PK\x03\x04"):
        return _document(content)
    return _text(content)


def _pdf(content: bytes) -> FileKind:
    if not re.match(rb"%PDF-[12]\.\d", content) or b"%%EOF" not in content[-1024:]:
        raise Unfit(FileHindrance.DAMAGED)
    return FileKind.PDF


def _png(content: bytes) -> FileKind:
    """Piece for piece from the head to the end, each with its checksum, and nothing behind."""
    place, names = 8, []
    while place + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, place)
        name, end = content[place + 4 : place + 8], place + 12 + length
        if end > len(content) or content[end - 4 : end] != struct.pack(">I", zlib.crc32(content[place + 4 : end - 4])):
            raise Unfit(FileHindrance.DAMAGED)
        names.append(name)
        place = end
        if name == b"IEND":
            break
    if place != len(content) or names[:1] != [b"IHDR"] or names[-1] != b"IEND" or b"IDAT" not in names:
        raise Unfit(FileHindrance.DAMAGED)
    return FileKind.PNG


def _jpeg(content: bytes) -> FileKind:
    """Segment for segment until the picture itself begins, after its measures were told, and an end. What a phone puts
    behind the end is let be."""
    place, measured = 2, False
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == 0xDA:
            if measured and b"\xff\xd9" in content[place:]:
                return FileKind.JPEG
            break
        measured |= 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)
        place += 2 + struct.unpack_from(">H", content, place + 2)[0]
    raise Unfit(FileHindrance.DAMAGED)


def _text(content: bytes) -> FileKind:
    """UTF-8 without control signs other than the ends of lines and pages, and tabs."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unfit(FileHindrance.NOT_A_KIND) from None
    if re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", text):
        raise Unfit(FileHindrance.NOT_A_KIND)
    return FileKind.TEXT


# --- documents that are packed ------------------------------------------------------------------------------------


def _document(content: bytes) -> FileKind:
    try:
        with ZipFile(BytesIO(content)) as packed:
            return _unpacked(packed)
    except (BadZipFile, zlib.error, struct.error, RuntimeError, ValueError, EOFError, OSError, KeyError):
        raise Unfit(FileHindrance.DAMAGED) from None


def _unpacked(packed: ZipFile) -> FileKind:
    """What is said of each part is judged before any is opened, and then each is read, which shows that it was true."""
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > LARGEST_UNPACKED:
        raise Unfit(FileHindrance.UNPACKS_TOO_LARGE)
    names = [one.filename for one in parts]
    if len(set(names)) != len(names) or any(_is_odd(one) for one in parts):
        raise Unfit(FileHindrance.DAMAGED)
    kind = _kind_of_document(packed, set(names))
    if any(PROGRAMS.search(name) for name in names):
        raise Unfit(FileHindrance.CARRIES_PROGRAMS)
    for one in parts:
        with packed.open(one) as part:
            while part.read(A_BITE):
                pass
    return kind


def _is_odd(part: ZipInfo) -> bool:
    """A part that is locked, or whose name leads out of the document."""
    steps = part.filename.split("/")
    return bool(part.flag_bits & 0x1) or part.filename.startswith("/") or ".." in steps or "\\" in part.filename


def _kind_of_document(packed: ZipFile, names: set[str]) -> FileKind:
    if "mimetype" in names and _contents(packed, "mimetype").strip() == ODT_TYPE:
        return FileKind.ODT
    if "[Content_Types].xml" not in names:
        raise Unfit(FileHindrance.NOT_A_KIND)
    said = _contents(packed, "[Content_Types].xml")
    if b"macroEnabled" in said:
        raise Unfit(FileHindrance.CARRIES_PROGRAMS)
    for content_type, kind in PACKED.items():
        if b'"' + content_type + b'"' in said:
            return kind
    raise Unfit(FileHindrance.NOT_A_KIND)


def _contents(packed: ZipFile, name: str) -> bytes:
    if packed.getinfo(name).file_size > LARGEST_CONTENTS:
        raise Unfit(FileHindrance.UNPACKS_TOO_LARGE)
    return packed.read(name)
