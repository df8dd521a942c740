"""The pages of documents."""

from .books import book, book_file, follow_up, follow_up_file, registers, reserve_number, void_number
from .deadlines import deadline_rules, drop_deadline_rule
from .drafts import close, decline, draft_cancel, draft_new, send_for_signature, sign
from .files import document_file, document_page
from .intake import correct, discard, intake, receive, register, twins, unregister
from .lists import documents, incoming, outgoing

__all__ = [
    "book",
    "book_file",
    "close",
    "correct",
    "deadline_rules",
    "decline",
    "discard",
    "document_file",
    "document_page",
    "documents",
    "draft_cancel",
    "draft_new",
    "drop_deadline_rule",
    "follow_up",
    "follow_up_file",
    "incoming",
    "intake",
    "outgoing",
    "receive",
    "register",
    "registers",
    "reserve_number",
    "send_for_signature",
    "sign",
    "twins",
    "unregister",
    "void_number",
]
