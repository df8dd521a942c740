"""What happens to drafts as they are written: each version is checked."""

from dataclasses import asdict

from django.db import transaction

from vanphong.files.enums import Kind
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.kernel.errors import Invalid

from . import queries, rules
from .models import CheckResult


@transaction.atomic
def check(blob: Blob) -> CheckResult | None:
    """Kiểm tra thể thức một bản dự thảo: once for these bytes and these rules. None for what is no Word file.

    A part of other acts: whoever may read the version may have it checked. What cannot be read is told in the note.
    """
    if blob.kind != Kind.DOCX:
        return None
    today = clock.today()
    try:
        found = queries.check_file(blob.path, today)
    except Invalid as error:
        found = rules.Checked("", today, (), error.message)
    values = {
        "type_name": found.type_name,
        "on": found.on,
        "note": found.note,
        "found": [asdict(one) for one in found.findings],
        "checked_at": clock.now(),
    }
    result, _ = CheckResult.objects.get_or_create(blob=blob, rule_set=rules.RULE_SET, defaults=values)
    return result
