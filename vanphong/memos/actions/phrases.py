"""Words a leader keeps at hand (bút phê mẫu)."""

from django.db import transaction
from django.db.models import Max

from vanphong.kernel.errors import Refused
from vanphong.org.models import Person

from .. import rules
from ..models import Phrase

MOST = 12
LONGEST = 200


@transaction.atomic
def keep_phrase(text: str, *, actor: Person) -> Phrase:
    """Giữ câu mẫu. Keeping it again changes nothing. Raises Refused when it is empty, too long, or there are enough."""
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)
    text = " ".join(rules.written(text).split())
    mine = Phrase.objects.filter(person=actor)
    if known := mine.filter(text=text).first():
        return known
    if not text or len(text) > LONGEST:
        raise Refused([f"Câu mẫu dài từ 1 đến {LONGEST} ký tự; mời ghi lại."])
    if mine.count() >= MOST:
        raise Refused([f"Đã có {MOST} câu mẫu; mời bỏ bớt một câu rồi thêm."])
    last = mine.aggregate(last=Max("position"))["last"]
    return Phrase.objects.create(person=actor, text=text, position=0 if last is None else last + 1)


@transaction.atomic
def drop_phrase(phrase: Phrase, *, actor: Person) -> None:
    """Bỏ câu mẫu of one's own."""
    Phrase.objects.filter(pk=phrase.pk, person=actor).delete()
