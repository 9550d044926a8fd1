"""The document as files: PDF (typst), DOCX and ODT (pandoc). Each takes the document of `document.py`."""

from typing import Any, NamedTuple

from .office import docx_of, odt_of
from .pdf import pdf_of


class Format(NamedTuple):
    label: str
    content_type: str
    make: Any


FORMATS = {
    "pdf": Format("PDF", "application/pdf", pdf_of),
    "docx": Format(
        "DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_of
    ),
    "odt": Format("ODT", "application/vnd.oasis.opendocument.text", odt_of),
}

__all__ = ["FORMATS", "Format", "docx_of", "odt_of", "pdf_of"]
