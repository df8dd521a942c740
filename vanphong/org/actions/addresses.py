"""Where mails to a person go."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.kernel.errors import NotPermitted

from ..events import DispatchEmailKept, EmailChanged
from ..models import Agency, Person
from ..rules import can_keep_addresses


@transaction.atomic
def change_own_email(person: Person, email: str) -> Person:
    """Đổi địa chỉ thư điện tử of one's own, a valid one or none."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if person.email != email:
        person.email = email
        person.save(update_fields=["email"])
        record(EmailChanged(), about=person, actor=person)
    return person


@transaction.atomic
def keep_dispatch_email(agency: Agency, email: str, *, actor: Person) -> Agency:
    """Ghi nhớ hộp thư nhận văn bản of an agency, a valid one or none; what stands there already changes nothing."""
    if not can_keep_addresses(actor):
        raise NotPermitted("Chỉ văn thư hoặc người quản trị được ghi hộp thư nhận văn bản của cơ quan khác.")
    agency = Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    if agency.dispatch_email != email:
        agency.dispatch_email = email
        agency.save(update_fields=["dispatch_email"])
        record(DispatchEmailKept(email=email), about=agency, actor=actor)
    return agency
