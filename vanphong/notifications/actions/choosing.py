"""What a person chooses about being told."""

from collections.abc import Mapping

from django.db import transaction

from vanphong.org.actions import change_own_email
from vanphong.org.models import Person

from ..enums import Channel, Kind
from ..models import Preference, QuietHours
from ..rules import Quiet


@transaction.atomic
def choose_ways(person: Person, ways: Mapping[Kind, Channel], quiet: Quiet, email: str) -> None:
    """Chọn cách nhận thông báo: the way of each kind named, the quiet hours, and where mails go."""
    change_own_email(person, email)
    Preference.objects.bulk_create(
        [Preference(person=person, kind=kind, channel=channel) for kind, channel in ways.items()],
        update_conflicts=True,
        unique_fields=["person", "kind"],
        update_fields=["channel"],
    )
    hours = {"start": quiet.start, "end": quiet.end, "rest_days": quiet.rest_days}
    QuietHours.objects.update_or_create(person=person, defaults=hours)
