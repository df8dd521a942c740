"""Bảng tổng hợp, tiếp thu, giải trình ý kiến: the same rows as PDF and as a Word file."""

from .pdf import as_pdf
from .sheet import Row, Sheet, sheet_of
from .word import as_docx

__all__ = ["Row", "Sheet", "as_docx", "as_pdf", "sheet_of"]
