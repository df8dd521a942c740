"""What happens to drafts as they are written: each version is checked, and mended if its author wants it."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from vanphong.documents.models import Document
from vanphong.files.enums import Kind
from vanphong.files.models import Blob
from vanphong.files.queries import reading_copy, still_converted, why_no_pages
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, Invalid
from vanphong.org.models import Person

from .. import queries, rules
from ..models import CheckResult
from ..rules import Finding
from .changing import replaced, word_of


@transaction.atomic
def mend_draft(document: Document, *, actor: Person, seen: int | None = None) -> tuple[Document, list[Finding]]:
    """Sửa tự động: a new version with what can be mended without judgement, and what that was; the note lists it.

    Nothing else in it changes. Raises NotPermitted, Stale as for any new version; AlreadyDone when there is nothing to
    mend; Invalid when the file cannot be read.
    """
    latest = word_of(document, actor=actor, seen=seen)
    data, done = queries.mended(latest.blob.path, clock.today())
    if not done:
        raise AlreadyDone("Không còn lỗi nào sửa tự động được.")
    codes = ", ".join(dict.fromkeys(one.rule for one in done))
    note = f"Sửa tự động {len(done)} lỗi thể thức: {codes}"
    return replaced(document, latest, data, note=note, actor=actor, seen=seen), done


@transaction.atomic
def check(blob: Blob) -> CheckResult | None:
    """Kiểm tra thể thức một bản dự thảo: once for these bytes and these rules.

    None for pictures, and for an old Word file (.doc) of which there are no pages yet. A part of other acts: whoever
    may read the version may have it checked. What cannot be read is told in the note.
    """
    if Kind(blob.kind).is_image or (blob.kind == Kind.DOC and still_converted(blob)):
        return None
    if known := CheckResult.objects.filter(blob=blob, rule_set=rules.RULE_SET).first():
        return known
    today = clock.today()
    try:
        found = _found_in(blob, today)
    except Invalid as error:
        found = rules.Checked("", today, (), error.message)
    values = {
        "type_name": found.type_name,
        "on": found.on,
        "note": found.note,
        "found": [asdict(one) for one in found.findings],
        "mentions": asdict(found.mentions),
        "checked_at": clock.now(),
    }
    result, _ = CheckResult.objects.get_or_create(blob=blob, rule_set=rules.RULE_SET, defaults=values)
    return result


def _found_in(blob: Blob, today: date) -> rules.Checked:
    """An old Word file is judged by its pages. Raises Invalid for what cannot be read."""
    if blob.kind != Kind.DOC:
        return queries.check_file(blob.path, today, Kind(blob.kind))
    if (pages := reading_copy(blob)) is None:
        raise Invalid(why_no_pages(blob))
    return queries.check_file(pages.path, today, Kind.PDF)
