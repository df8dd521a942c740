"""How memos are opined upon: in the order of their route, by whoever is there, now and then by a detour."""

from random import Random

from vanphong.memos import actions as memos
from vanphong.memos.enums import Act, Choice, MemoStatus, StepState
from vanphong.memos.models import Memo, RoundStep
from vanphong.memos.queries import round_now
from vanphong.org.models import Person

from .living import Story
from .telling import Telling, known

WORDS = ("", "", "Nhất trí với đề xuất.", "Đồng ý trình.", "Đồng ý, chuyển bước tiếp theo.")
CHANGES = ("Bổ sung căn cứ pháp lý và làm rõ nguồn kinh phí.", "Rà lại thời hạn giao cho các sở, ngành.")
AGAINST = "Chưa thống nhất: nội dung chồng với nhiệm vụ đã giao, đề nghị rà soát lại."
UNCLEAR = "Đề nghị làm rõ thẩm quyền ban hành và bổ sung ý kiến cơ quan tài chính."
ADDED = "Đã bổ sung văn bản của cơ quan tài chính và bảng tổng hợp số liệu."
MOST_RETURNS = 2


def through_the_route(telling: Telling, memo: Memo, author: Person) -> Story:
    """Every step of the route, until the memo is decided; what comes back is submitted again."""
    returns = 0
    while not memo.finished:
        if memo.with_author:
            yield telling.wait(0.5, 4)
            memo = memos.submit(memo, actor=author)
        step = telling.chance.choice(memo.waiting)
        yield telling.wait_for(telling.cast.acting_for(known(step.person)), 0.3, 3)
        memo = Memo.objects.get(pk=memo.pk)
        step = next((one for one in memo.waiting if one.pk == step.pk), memo.waiting[0])
        memo = _speak(telling, memo, step, returns < MOST_RETURNS)
        returns += memo.status == MemoStatus.RETURNED


def _speak(telling: Telling, memo: Memo, step: RoundStep, may_return: bool) -> Memo:
    """What is said at a step: mostly agreement, now and then a return, a question, a call for papers."""
    chance, actor = telling.chance, telling.cast.acting_for(known(step.person))
    if step.act == Act.ADD:
        return _give(memo, step, Choice.ADDED, ADDED, actor)
    luck = chance.random()
    if step.parent_id is None and step.act != Act.DECIDE:
        if luck < 0.04:
            asked = telling.cast.head(chance.choice([f.lead_unit for f in telling.cast.fields.values() if f.lead_unit]))
            if asked not in (step.person, actor, memo.author):
                return memos.forward(memo, asked, "Đề nghị cho ý kiến về phần liên quan.", actor=actor, at=step.pk)
        if luck < 0.07 and actor != memo.author:
            return memos.ask_papers(memo, UNCLEAR, actor=actor, at=step.pk)
        if luck < 0.13 and may_return:
            return memos.return_for_changes(memo, UNCLEAR, round_now(memo).checksum, actor=actor, at=step.pk)
        if luck < 0.15 and (earlier := _earlier(step)) and may_return:
            return memos.send_back(memo, earlier, UNCLEAR, round_now(memo).checksum, actor=actor, at=step.pk)
        if luck < 0.17 and (may_return or not step.blocks):
            return _give(memo, step, Choice.DISAGREE, AGAINST, actor)
    changes = luck > 0.88
    return _give(
        memo,
        step,
        Choice.AGREE_WITH_CHANGES if changes else Choice.AGREE,
        chance.choice(CHANGES if changes else WORDS),
        actor,
    )


def _earlier(step: RoundStep) -> RoundStep | None:
    done = step.round.steps.filter(parent=None, state=StepState.DONE, stage__lt=step.stage)
    return done.order_by("-stage", "-lap").first()


def _give(memo: Memo, step: RoundStep, choice: Choice, text: str, actor: Person) -> Memo:
    return memos.opine(memo, choice, text, round_now(memo).checksum, actor=actor, at=step.pk)


def opine(memo: Memo, choice: Choice, chance: Random) -> Memo:
    """The leader it waits for says so, in the words leaders use."""
    text = chance.choice(CHANGES) if choice == Choice.AGREE_WITH_CHANGES else chance.choice(WORDS)
    step = memo.waiting[0]
    return _give(memo, step, choice, text, known(step.person))


def send_back(memo: Memo) -> Memo:
    """The leader it waits for wants more before an opinion."""
    memo = Memo.objects.get(pk=memo.pk)
    step = memo.waiting[0]
    return memos.return_for_changes(memo, UNCLEAR, round_now(memo).checksum, actor=known(step.person), at=step.pk)
