from datetime import timedelta

from vanphong.documents import rules
from vanphong.documents.actions import let_see
from vanphong.documents.enums import AccessReason
from vanphong.documents.models import Access, Document
from vanphong.kernel import clock
from vanphong.org.models import Appointment, Person

from .papers import drafted, issued, received, registered


def _everybody(office):
    return [Person.objects.get(pk=person.pk) for person in office.cast.values()]


def test_the_list_and_the_single_question_agree_for_everybody(office):
    papers = [received(office), registered(office), drafted(office), issued(office)]
    let_see(papers[1], AccessReason.LEAD, units=[office.units["KT"]], people=[office.outsider])
    for person in _everybody(office):
        seen = set(Document.objects.visible_to(person))
        for paper in papers:
            assert (paper in seen) == rules.can_see(person, paper) == bool(rules.why_visible(person, paper))


def test_nobody_sees_across_without_a_row(office):
    papers = [received(office), registered(office), drafted(office), issued(office)]
    for person in (office.outsider, office.outsider_registrar, office.administrator, office.specialist_nc):
        assert not Document.objects.visible_to(person).filter(pk__in=[paper.pk for paper in papers]).exists()


def test_a_unit_is_left_with_its_papers(office):
    paper = registered(office)
    let_see(paper, AccessReason.LEAD, units=[office.units["KT"]])
    assert rules.can_see(office.specialist_kt2, paper)
    yesterday = clock.today() - timedelta(days=1)
    Appointment.objects.filter(person=office.specialist_kt2).update(valid_to=yesterday)
    assert not rules.can_see(Person.objects.get(pk=office.specialist_kt2.pk), paper)


def test_saying_it_twice_changes_nothing(office):
    paper = registered(office)
    for _ in range(2):
        let_see(paper, AccessReason.INFORMATION, units=[office.units["NC"]], people=[office.specialist_nc])
    assert Access.objects.filter(document=paper, reason=AccessReason.INFORMATION).count() == 2
