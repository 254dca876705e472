"""Papers: the talk sheet and the agreement as tagged PDF. Texts go in as data, so that a text stays a text."""

from codriver.documents.papers import agreement_pdf_bytes, talk_sheet_pdf_bytes

__all__ = ["agreement_pdf_bytes", "talk_sheet_pdf_bytes"]
