"""Where mails to a person go."""

from django.db import transaction

from vanphong.audit.actions import record

from ..events import EmailChanged
from ..models import Person


@transaction.atomic
def change_own_email(person: Person, email: str) -> Person:
    """Đổi địa chỉ thư điện tử of one's own, a valid one or none."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if person.email != email:
        person.email = email
        person.save(update_fields=["email"])
        record(EmailChanged(), about=person, actor=person)
    return person
