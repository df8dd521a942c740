"""Where an issued document goes: by which way, and what comes back of it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.people import work_off_jobs
from vanphong.audit.models import Event
from vanphong.documents import actions as documents
from vanphong.documents.enums import AccessReason, FileRole, RecipientGroup, Status
from vanphong.documents.models import Document
from vanphong.issuing import actions, jobs
from vanphong.issuing.actions import Posting, Way
from vanphong.issuing.enums import Channel, DeliveryState
from vanphong.issuing.models import Issuance
from vanphong.issuing.queries import awaiting_post, place_named, posted_in, returned_between
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, NotPermitted, Refused, Stale
from vanphong.org.models import Agency
from vanphong.routing import actions as routing

from .papers import MAILBOX, arrived, delivery_to, held_back, issued, registered_there, released, to_four_places

pytestmark = pytest.mark.django_db
REASON = "Không thuộc thẩm quyền của Sở."


def test_each_recipient_has_a_delivery_by_its_usual_way(office):
    document = issued(office, to_four_places(office))
    ways = {one.name: (one.channel, one.address) for one in document.deliveries.all()}
    assert ways == {
        office.neighbour.name: (Channel.INSIDE, ""),
        office.units["NC"].name: (Channel.INSIDE, ""),
        office.finance.name: (Channel.EMAIL, MAILBOX),
        office.government_office.name: (Channel.POST, ""),
    }
    assert set(document.deliveries.values_list("state", flat=True)) == {DeliveryState.WAITING}


def test_nothing_leaves_before_the_document_is_released(office):
    document = held_back(office)
    actions.add_recipient(
        document, place_named(office.neighbour.name, office.agency.pk), RecipientGroup.ACTION, actor=office.registrar
    )
    jobs.send_waiting(document)
    assert delivery_to(document, office.neighbour).state == DeliveryState.WAITING


def test_an_agency_of_this_installation_finds_it_in_its_intake(office):
    document = released(office)
    delivery, incoming = delivery_to(document, office.neighbour), arrived(office, document)
    assert (delivery.state, incoming.status, incoming.agency) == (
        DeliveryState.SENT,
        Status.RECEIVED,
        office.neighbour,
    )
    known = ("code", "issued_date", "subject", "issuer_name", "document_type", "signer_name", "urgency")
    assert [getattr(incoming, name) for name in known] == [getattr(document, name) for name in known]
    assert (
        incoming.files.get(role=FileRole.ORIGINAL).blob_id
        == delivery.final_id
        == Issuance.objects.get(document=document).final_id
    )
    assert Document.objects.visible_to(office.outsider_registrar).filter(pk=incoming.pk).exists()
    assert not Document.objects.visible_to(office.registrar).filter(pk=incoming.pk).exists()


def test_sent_twice_is_one_paper(office):
    document = released(office)
    for _ in range(2):
        jobs.send_waiting(document)
        jobs.send_inside(delivery_to(document, office.neighbour).pk)
    assert Document.objects.filter(agency=office.neighbour, subject=document.subject).count() == 1
    assert Event.objects.filter(kind="issuing.sent", subject_id=document.pk).count() == 1


def test_a_unit_of_ones_own_sees_it_and_says_that_it_was_read(office):
    document = released(office)
    delivery = delivery_to(document, unit=office.units["NC"])
    assert delivery.state == DeliveryState.RECEIVED
    assert document.accesses.filter(unit=office.units["NC"], reason=AccessReason.RECIPIENT).exists()
    with pytest.raises(NotPermitted):
        actions.acknowledge(document, actor=office.specialist_kt)
    assert actions.acknowledge(document, actor=office.specialist_nc).state == DeliveryState.READ
    with pytest.raises(AlreadyDone):
        actions.acknowledge(document, actor=office.head_nc)


@pytest.mark.django_db(transaction=True)
def test_what_the_recipient_does_is_heard(office):
    document = issued(office, to_four_places(office))
    work_off_jobs()
    incoming = registered_there(office, document)
    work_off_jobs()
    assert delivery_to(document, office.neighbour).state == DeliveryState.RECEIVED
    assert delivery_to(document, office.neighbour).received_at
    Document.objects.filter(pk=incoming.pk).update(version=incoming.version)
    office.outsider.appointments.update(role="chief")
    routing.instruct(incoming, lead=office.units["VP"], due_date=None, text="Giao.", actor=office.outsider)
    work_off_jobs()
    assert delivery_to(document, office.neighbour).state == DeliveryState.READ


def test_what_the_recipient_refuses_comes_back_with_the_reason_and_may_go_another_way(office):
    document = released(office)
    documents.discard(arrived(office, document), REASON, actor=office.outsider_registrar)
    actions.hear_discarded(arrived(office, document), REASON)
    delivery = delivery_to(document, office.neighbour)
    assert (delivery.state, delivery.reason) == (DeliveryState.RETURNED, REASON)
    today = clock.today()
    assert list(returned_between(office.agency.pk, today, today)) == [delivery]
    again = actions.redirect(delivery, Way(Channel.INSIDE), actor=office.registrar)
    again.refresh_from_db()
    assert again.state == DeliveryState.SENT
    assert again.incoming.status == Status.RECEIVED


def test_an_agency_without_a_book_is_a_failure_that_says_the_next_step(office):
    Agency.objects.filter(pk=office.construction.pk).update(hosted=True)
    document = released(office)
    to = place_named("Sở Xây dựng", office.agency.pk)
    delivery = actions.add_recipient(document, to, RecipientGroup.INFORMATION, actor=office.registrar)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.FAILED
    assert "chọn cách gửi khác" in delivery.reason


def test_the_way_is_changed_before_it_leaves_and_not_after(office):
    document = released(office)
    by_post, inside = delivery_to(document, office.government_office), delivery_to(document, office.neighbour)
    with pytest.raises(Refused):
        actions.redirect(by_post, Way(Channel.EMAIL, "khong phai dia chi"), actor=office.registrar)
    with pytest.raises(Refused):
        actions.redirect(by_post, Way(Channel.INSIDE), actor=office.registrar)
    with pytest.raises(NotPermitted):
        actions.redirect(by_post, Way(Channel.BY_HAND), actor=office.specialist_kt)
    mailed = actions.redirect(by_post, Way(Channel.EMAIL, "vt@chinhphu.vn"), actor=office.registrar, keep=True)
    assert (mailed.channel, mailed.state) == (Channel.EMAIL, DeliveryState.WAITING)
    assert Agency.objects.get(pk=office.government_office.pk).dispatch_email == "vt@chinhphu.vn"
    with pytest.raises(Stale):
        actions.redirect(inside, Way(Channel.POST), actor=office.registrar)


def test_a_recipient_is_added_once_and_gets_it_at_once(office):
    document = released(office)
    to = place_named("HC", office.agency.pk)
    delivery = actions.add_recipient(document, to, RecipientGroup.INTERNAL, actor=office.registrar)
    delivery.refresh_from_db()
    assert (delivery.unit, delivery.state) == (office.units["HC"], DeliveryState.RECEIVED)
    with pytest.raises(AlreadyDone):
        actions.add_recipient(document, to, RecipientGroup.INTERNAL, actor=office.registrar)
    assert not document.recipients.filter(name=to.name).exists()


def test_many_are_entered_into_the_dispatch_book_by_one_act_and_once(office):
    deliveries = [delivery_to(released(office), office.government_office) for _ in range(2)]
    assert list(awaiting_post(office.agency.pk)) == deliveries
    postings = [Posting(one, 2, f"RR{one.pk}VN") for one in deliveries]
    assert actions.enter_post(postings, clock.today(), actor=office.registrar) == 2
    assert actions.enter_post(postings, clock.today(), actor=office.registrar) == 0
    assert not awaiting_post(office.agency.pk)
    lines = list(posted_in(office.agency.pk, clock.today().year))
    assert [(one.envelopes, one.postal_number) for one in lines] == [(2, f"RR{one.pk}VN") for one in deliveries]
    assert {one.delivery.state for one in lines} == {DeliveryState.SENT}


def test_post_is_received_by_its_slip_or_comes_back(office):
    first, second = (delivery_to(released(office), office.government_office) for _ in range(2))
    actions.enter_post([Posting(first), Posting(second)], clock.today(), actor=office.registrar)
    assert actions.mark_received(first, actor=office.registrar).state == DeliveryState.RECEIVED
    with pytest.raises(Refused):
        actions.mark_returned(second, "sai", actor=office.registrar)
    returned = actions.mark_returned(second, "Không có người nhận.", actor=office.registrar)
    assert returned.state == DeliveryState.RETURNED
    with pytest.raises(Refused):
        actions.mark_received(delivery_to(first.document, office.neighbour), actor=office.registrar)


def test_a_posting_stays_in_the_book_whatever_way_it_goes_afterwards(office):
    delivery = delivery_to(released(office), office.government_office)
    actions.enter_post([Posting(delivery, 1, "RR1VN")], clock.today(), actor=office.registrar)
    actions.mark_returned(delivery, "Không có người nhận.", actor=office.registrar)
    actions.redirect(delivery, Way(Channel.EMAIL, MAILBOX), actor=office.registrar)
    delivery.refresh_from_db()
    actions.redirect(delivery, Way(Channel.POST), actor=office.registrar)
    actions.enter_post([Posting(delivery, 2, "RR2VN")], clock.today(), actor=office.registrar)
    first, second = posted_in(office.agency.pk, clock.today().year)
    assert (first.postal_number, first.reason, second.postal_number) == ("RR1VN", "Không có người nhận.", "RR2VN")
    assert first.returned_at
    assert second.returned_at is None


def test_what_is_carried_leaves_and_arrives_at_once(office):
    delivery = delivery_to(released(office), office.government_office)
    actions.redirect(delivery, Way(Channel.BY_HAND), actor=office.registrar)
    given = actions.mark_received(delivery, actor=office.registrar)
    assert given.state == DeliveryState.RECEIVED
    assert timezone.localdate(given.sent_at) == clock.today()
    assert not given.post_lines.exists()


def test_who_only_receives_it_reads_what_was_issued_and_not_how_it_was_drafted(office, sign_in):
    document = released(office)
    draft, final = (document.files.filter(role=role).first() for role in ("draft", "issued"))
    reader, author = sign_in(office.specialist_nc), sign_in(office.specialist_kt)
    page = reader.get(document.get_absolute_url()).content.decode()
    assert document.code in page
    for words in ("Các bản dự thảo", "Kiểm tra trước khi ký", "Dự thảo bản 1"):
        assert words not in page
        assert words in author.get(document.get_absolute_url()).content.decode()
    assert reader.get(reverse("document-file", args=[document.pk, final.pk])).status_code == 200
    assert reader.get(reverse("document-file", args=[document.pk, draft.pk])).status_code == 404
    assert reader.get(reverse("draft-version", args=[document.pk, 1])).status_code == 404
    assert author.get(reverse("document-file", args=[document.pk, draft.pk])).status_code == 200
