"""What happens around a memo while it is under way: delegations, absences, posts lost and given."""

from dataclasses import dataclass
from datetime import timedelta

from tests.office import CAST, Office
from vanphong.kernel import clock
from vanphong.memos.models import Memo
from vanphong.org import actions as org
from vanphong.org.enums import Role
from vanphong.org.models import Absence, Appointment, Grant, Person

NAMES = sorted(CAST)
#: Those to whom most may be left.
LEADERS = ["chair", "chief", "deputy", "deputy_off", "head_kt", "head_nc", "vice_chair"]


@dataclass(frozen=True)
class Deed:
    """One thing somebody tries: `who`, `which` and `how` choose among the people, objects and ways there are."""

    name: str
    who: int
    which: int
    how: int


class Around:
    """The memo and its office, and whatever befalls its people. Each gives whether anything was done to the memo."""

    def __init__(self, office: Office, memo: Memo) -> None:
        self.office, self.pk = office, memo.pk

    @property
    def memo(self) -> Memo:
        """The row, read anew."""
        return Memo.objects.select_related("agency", "unit", "author", "document_type", "field").get(pk=self.pk)

    def person(self, name: str) -> Person:
        """As in a request of their own: posts still to be read."""
        return Person.objects.select_related("agency").get(username=name)

    def anybody(self, deed: Deed) -> Person:
        return self.person(NAMES[deed.who % len(NAMES)])

    def grant(self, deed: Deed) -> bool:
        grantor = self.memo.waiting[0].person if self.memo.waiting and deed.who % 2 else self.anybody(deed)
        names = LEADERS if deed.which % 3 else NAMES
        deputy = self.person(names[deed.which % len(names)])
        limits = [
            {},
            {"field": self.office.fields["KT"]},
            {"field": self.office.fields["NC"]},
            {"document_type": "Công văn"},
            {"document_type": "Quyết định", "field": self.office.fields["KT"]},
        ][deed.how % 5]
        day = clock.today()
        org.grant(grantor, deputy, day, day + timedelta(days=2), actor=grantor, basis="Văn bản số 1", **limits)
        return False

    def revoke(self, deed: Deed) -> bool:
        for one in Grant.objects.filter(revoked_at=None)[:1]:
            org.revoke(one, actor=one.grantor)
        return False

    def go_away(self, deed: Deed) -> bool:
        person = self.memo.waiting[0].person if self.memo.waiting and deed.who % 4 else self.anybody(deed)
        day = clock.today()
        org.plan_absence(person, day, day + timedelta(days=deed.how % 3), "Đi công tác", actor=person)
        return False

    def come_back(self, deed: Deed) -> bool:
        for one in Absence.objects.order_by("pk")[:1]:
            org.end_absence(one, actor=one.person)
        return False

    def lose_post(self, deed: Deed) -> bool:
        """It was over yesterday."""
        held = [step.person_id for step in self.memo.waiting] if deed.who % 2 else [self.anybody(deed).pk]
        posts = Appointment.objects.filter(person__in=held).exclude(person__username__in=["administrator"]).in_force()
        if post := posts.exclude(person=self.memo.author_id).first():
            org.end_appointment(post, last_day=clock.today() - timedelta(days=1), actor=self.person("administrator"))
        return False

    def give_post(self, deed: Deed) -> bool:
        post = Appointment.objects.exclude(valid_to=None).order_by("-pk").select_related("unit").first()
        if post:
            heir = post.person if deed.how % 2 else self.anybody(deed)
            self.appoint(heir, post)
        return False

    def appoint(self, person: Person, post: Appointment) -> None:
        org.appoint(
            person,
            post.unit,
            Role(post.role),
            title=post.title,
            valid_from=clock.today(),
            actor=self.person("administrator"),
        )
