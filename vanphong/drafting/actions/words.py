"""Từ riêng của cơ quan: which words are right here, though no dictionary has them."""

import unicodedata

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel.errors import AlreadyDone, Invalid, NotPermitted
from vanphong.kernel.vietnamese import tidy
from vanphong.org.models import Person

from .. import rules
from ..events import OwnWordAdded, OwnWordDropped
from ..models import LONGEST_WORD, OwnWord

NOT_YOURS = "Từ riêng của cơ quan do lãnh đạo Văn phòng, lãnh đạo phòng và quản trị hệ thống thêm, bỏ."
DROPPED = "Từ này đã được bỏ khỏi từ riêng của cơ quan."


@transaction.atomic
def add_own_word(word: str, *, note: str = "", actor: Person) -> OwnWord:
    """Thêm từ: the check finds it no more in any draft of the actor's agency. Kept in lower case, one word.

    Raises NotPermitted; Invalid for what is no single word; AlreadyDone when it is there.
    """
    if not rules.can_keep_words(actor):
        raise NotPermitted(NOT_YOURS)
    kept = tidy(word).lower()
    if not 2 <= len(kept) <= LONGEST_WORD or not all(unicodedata.category(letter).startswith("L") for letter in kept):
        raise Invalid(f"Mỗi lần thêm một từ chỉ gồm chữ cái, dài từ 2 đến {LONGEST_WORD} chữ. Mời nhập lại.")
    own, added = OwnWord.objects.get_or_create(
        agency_id=actor.agency_id, word=kept, defaults={"note": tidy(note), "added_by": actor}
    )
    if not added:
        raise AlreadyDone(f"Từ “{kept}” đã có trong từ riêng của cơ quan.")
    record(OwnWordAdded(word=kept), about=own, actor=actor)
    return own


@transaction.atomic
def drop_own_word(own: OwnWord, *, actor: Person) -> None:
    """Bỏ từ: drafts that have it are told so again. Raises NotPermitted, AlreadyDone."""
    if not rules.can_keep_words(actor) or actor.agency_id != own.agency_id:
        raise NotPermitted(NOT_YOURS)
    gone, _ = OwnWord.objects.filter(pk=own.pk).delete()
    if not gone:
        raise AlreadyDone(DROPPED)
    record(OwnWordDropped(word=own.word), about=own, actor=actor)
