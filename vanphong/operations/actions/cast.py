"""Who is there on a day of the replayed office: found by post, as that day has them."""

from collections.abc import Iterable
from datetime import date
from random import Random

from vanphong.kernel import clock
from vanphong.org.enums import COMMITTEE_LEADERS, OFFICE_LEADERS, Role
from vanphong.org.models import Absence, Agency, Appointment, Duty, Field, FieldCharge, Person, Unit
from vanphong.org.queries import deputies_of, with_posts

SLOWNESS = 8.0


class Cast:
    """The people of an agency, read again whenever the day has changed."""

    def __init__(self, agency: Agency) -> None:
        self.agency = agency
        self.fields = {field.code: field for field in Field.objects.filter(agency=agency).select_related("lead_unit")}
        self.slow: int | None = None
        self._day: date | None = None
        self._people: dict[int, Person] = {}

    def holding(self, roles: Iterable[str], unit: Unit | None = None) -> list[Person]:
        """Who holds one of these roles today, in this unit where named; always in the same order."""
        wanted = frozenset(roles)
        unit_id = unit.pk if unit else None
        return [person for person in self._today().values() if person.holds(wanted, unit_id=unit_id)]

    def registrar(self, chance: Random) -> Person:
        return chance.choice(self.holding({Role.REGISTRAR}))

    def chief(self) -> Person:
        return self.holding({Role.CHIEF})[0]

    def instructor(self, chance: Random) -> Person:
        """The Chief, or now and then the deputy on duty."""
        on_duty = set(Duty.objects.in_force().values_list("person", flat=True))
        deputies = [person for person in self.holding({Role.DEPUTY_CHIEF}) if person.pk in on_duty]
        return deputies[0] if deputies and chance.random() < 0.4 else self.chief()

    def head(self, unit: Unit) -> Person:
        heads = self.holding({Role.UNIT_HEAD}, unit)
        return next((head for head in heads if not _deputy(head)), heads[0])

    def specialist(self, unit: Unit, chance: Random) -> Person:
        """Somebody of the unit to handle a paper: the head where there is nobody else."""
        return chance.choice(self.holding({Role.SPECIALIST}, unit) or [self.head(unit)])

    def still(self, person: Person, unit: Unit) -> Person | None:
        """The same person with today's posts, None when they have left the unit."""
        today = self._today().get(person.pk)
        return today if today and unit.pk in today.unit_ids else None

    def still_here(self, person: Person) -> Person | None:
        """The same person with today's posts, None when they hold none."""
        today = self._today().get(person.pk)
        return today if today and today.posts else None

    def office_leader(self, field: Field) -> Person:
        return self._in_charge(field, self.holding(OFFICE_LEADERS)) or self.chief()

    def committee_leader(self, field: Field) -> Person:
        leaders = self.holding(COMMITTEE_LEADERS)
        return self._in_charge(field, leaders) or leaders[0]

    def respondents(self) -> dict[int, Person]:
        """Who answers consultations for which other agency (by its id)."""
        posts = Appointment.objects.in_force().filter(role=Role.RESPONDENT).select_related("person__agency")
        return {post.person.agency_id: post.person for post in posts.order_by("-pk")}

    def acting_for(self, person: Person) -> Person:
        """This person, or who stands in for them today while they are away; themself where nobody does."""
        if not Absence.objects.covering().filter(person=person).exists():
            return self._today().get(person.pk, person)
        deputies = [self._today()[one] for one in deputies_of([person])[person.pk] if one in self._today()]
        return deputies[0] if deputies else person

    def patience(self, person: Person) -> float:
        """How many times longer than others this person lets things wait."""
        return SLOWNESS if person.pk == self.slow else 1.0

    def _in_charge(self, field: Field, leaders: list[Person]) -> Person | None:
        charged = set(FieldCharge.objects.in_force().filter(field=field).values_list("person", flat=True))
        return next((leader for leader in leaders if leader.pk in charged), None)

    def _today(self) -> dict[int, Person]:
        if self._day != clock.today():
            self._day = clock.today()
            people = Person.objects.filter(agency=self.agency).select_related("agency").order_by("pk")
            self._people = {person.pk: person for person in with_posts(people)}
        return self._people


def _deputy(person: Person) -> bool:
    return person.title.startswith("Phó")
