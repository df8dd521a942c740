"""Documents, the registers that number them, who holds them and who may see them."""

from .deadlines import DeadlineRule
from .document import Document, Documents
from .holding import Access, Custody
from .parts import DocumentFile, Recipient, Signature
from .registers import DocumentType, Register, RegisterCounter, RegisterEntry

__all__ = [
    "Access",
    "Custody",
    "DeadlineRule",
    "Document",
    "DocumentFile",
    "DocumentType",
    "Documents",
    "Recipient",
    "Register",
    "RegisterCounter",
    "RegisterEntry",
    "Signature",
]
