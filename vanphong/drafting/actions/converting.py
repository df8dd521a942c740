"""Chuyển mã sang Unicode: a draft typed in fonts of TCVN3 or VNI."""

from django.db import transaction

from vanphong.documents.models import Document
from vanphong.kernel.errors import AlreadyDone
from vanphong.org.models import Person

from .. import queries
from .changing import replaced, word_of

NOTHING_OLD = "Bản dự thảo không có chữ nào bằng phông của bảng mã cũ (TCVN3, VNI)."


@transaction.atomic
def convert_draft(document: Document, *, actor: Person, seen: int | None = None) -> Document:
    """A new version with its letters in Unicode, set in Times New Roman (NĐ 30/2020, PL I.I.4); nothing else changes.

    Raises NotPermitted, Refused, Stale as for any new version; AlreadyDone when no letter is of an old code.
    """
    latest = word_of(document, actor=actor, seen=seen)
    conversion = queries.converted(latest.blob.path)
    if not conversion.count:
        raise AlreadyDone(NOTHING_OLD)
    note = f"Chuyển mã sang Unicode {conversion.count} đoạn"
    return replaced(document, latest, conversion.data, note=note, actor=actor, seen=seen)
