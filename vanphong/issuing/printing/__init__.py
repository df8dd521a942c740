"""What issuing prints: the book of what goes by post, and the pages of copies."""

from .copies import pages_of_copy
from .post_book import COLUMNS, as_pdf, as_xlsx

__all__ = ["COLUMNS", "as_pdf", "as_xlsx", "pages_of_copy"]
