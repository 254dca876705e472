"""Small files of each kind that we take, made here, for tests of what is kept and what is not."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile

from netvaerk.rules.files import ODT_TYPE, PACKED, FileKind, Upload

TYPES = {kind: name.decode() for name, kind in PACKED.items()}


def pdf(words: str = "Bevis") -> bytes:
    return b"%PDF-1.7\n% " + words.encode() + b"\ntrailer\n%%EOF\n"


def png_piece(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png() -> bytes:
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pieces = png_piece(b"IHDR", head) + png_piece(b"IDAT", zlib.compress(b"\0\0")) + png_piece(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + pieces


def jpeg(behind: bytes = b"") -> bytes:
    told = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    measures = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
    return b"\xff\xd8" + told + measures + b"\xff\xda\x00\x08\x01\x01\x00\x00?\x00\x7f\xff\xd9" + behind


def packed(parts: dict[str, bytes]) -> bytes:
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as document:
        for name, content in parts.items():
            document.writestr(name, content)
    return into.getvalue()


def office(kind: FileKind = FileKind.DOCX, **more: bytes) -> bytes:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{TYPES[kind]}"/></Types>'
    return packed({"[Content_Types].xml": types.encode(), "word/document.xml": b"<w:document/>", **more})


def odt(**more: bytes) -> bytes:
    return packed({"mimetype": ODT_TYPE, "content.xml": b"<office/>", **more})


OF_EACH_KIND = {
    FileKind.PDF: pdf(),
    FileKind.PNG: png(),
    FileKind.JPEG: jpeg(),
    FileKind.TEXT: "Én linje\r\n\tog én til 🎈".encode(),
    FileKind.DOCX: office(),
    FileKind.XLSX: office(FileKind.XLSX),
    FileKind.ODT: odt(),
}


def an_upload(content: bytes | None = None, name: str = "program.pdf") -> Upload:
    return Upload(name, FileKind.PDF, pdf() if content is None else content)


def sent(content: bytes | None = None, name: str = "program.pdf") -> SimpleUploadedFile:
    """As a browser sends it, with a type that says nothing true."""
    return SimpleUploadedFile(name, pdf() if content is None else content, content_type="text/html")
