"""Who is given the task of checking form (NĐ 30/2020, art. 12.2): rows the administrator keeps."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused
from vanphong.org.models import Agency, Person
from vanphong.org.rules import can_administer

from ..events import FormCheckerEnded, FormCheckerNamed
from ..models import FormChecker

NOT_YOURS = "Chỉ quản trị hệ thống của cơ quan giao người kiểm tra thể thức."
ENDED = "Người này đã thôi kiểm tra thể thức."


@transaction.atomic
def name_form_checker(person: Person, *, actor: Person) -> FormChecker:
    """Giao kiểm tra thể thức văn bản của cơ quan. Raises NotPermitted, Refused, AlreadyDone."""
    Agency.objects.select_for_update(no_key=True).get(pk=person.agency_id)
    if not can_administer(actor, person.agency_id):
        raise NotPermitted(NOT_YOURS)
    if not person.posts:
        raise Refused([f"{person} hiện không giữ chức vụ nào. Mời chọn người khác."])
    checker, new = FormChecker.objects.get_or_create(person=person, defaults={"agency_id": person.agency_id})
    if not new:
        raise AlreadyDone
    record(FormCheckerNamed(), about=person, actor=actor)
    return checker


@transaction.atomic
def end_form_checker(checker: FormChecker, *, actor: Person) -> None:
    """Thôi giao kiểm tra thể thức. Raises NotPermitted, AlreadyDone."""
    if not can_administer(actor, checker.agency_id):
        raise NotPermitted(NOT_YOURS)
    gone, _ = FormChecker.objects.filter(pk=checker.pk).delete()
    if not gone:
        raise AlreadyDone(ENDED)
    record(FormCheckerEnded(checker=checker.pk), about=checker.person, actor=actor)
