"""Each time a memo was submitted, and the steps of that run."""

from collections.abc import Sequence
from typing import Self

from django.db import models
from django.db.models import Q

from vanphong.org.models import Person
from vanphong.org.queries import Standing, stands_for
from vanphong.worktime.queries import due_state_at
from vanphong.worktime.rules import Due

from ..enums import UNDER_WAY, StepState
from .content import Content
from .route import Asked


class MemoRound(Content):
    """Một lần trình: the words and the draft exactly as they were submitted, never changed, and the run it began."""

    memo = models.ForeignKey("Memo", models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField("lần trình")
    running = models.BooleanField("đang chạy", default=True)
    submitted_at = models.DateTimeField()
    full_name = models.CharField(max_length=50)
    title = models.CharField(max_length=100)
    draft_name = models.CharField(max_length=200, blank=True)
    draft_checksum = models.CharField(max_length=64, blank=True)
    checksum = models.CharField("mã kiểm", max_length=64)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["memo", "number"], name="one_round_per_number_of_a_memo"),
            models.UniqueConstraint(fields=["memo"], condition=Q(running=True), name="one_run_in_progress_per_memo"),
        ]

    def __str__(self) -> str:
        return f"{self.memo_id}, lần {self.number}"


class Steps(models.QuerySet["RoundStep"]):
    """Adjectives of steps."""

    def open(self) -> Self:
        return self.filter(state=StepState.OPEN)

    def under_way(self) -> Self:
        return self.filter(state__in=UNDER_WAY)

    def awaiting(self, person: Person, standings: Sequence[Standing] = ()) -> Self:
        """Chờ người này: open before them, or before somebody they stand in for today (NĐ 30/2020, art. 13).

        Whom they stand in for is asked, unless the caller just did.
        """
        mine = Q(person=person)
        for standing in standings or stands_for(person):
            limits = {"memo__field": standing.field_id, "memo__document_type__name": standing.document_type}
            named = {name: value for name, value in limits.items() if value}
            mine |= Q(person=standing.holder_id, **named)
        return self.open().filter(mine)

    def to_read(self) -> Self:
        """With who is asked and what they said."""
        return self.select_related("person", "unit", "opinion").prefetch_related("opinion__papers")


class RoundStep(Asked):
    """A step of a run: who is asked now, since when, until when. One row for each time it is asked.

    `stage` counts the groups of steps that are open together; `lap` how often the run was sent back before;
    `parent` is the step that asked a third person and waits for the answer, `question` what was asked, `taken_from`
    the person asked before somebody took it over. `wanted_until` is the moment asked for and not decided yet.
    """

    memo = models.ForeignKey("Memo", models.CASCADE, related_name="steps")
    round = models.ForeignKey(MemoRound, models.CASCADE, related_name="steps")
    stage = models.PositiveSmallIntegerField()
    lap = models.PositiveSmallIntegerField(default=0)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    question = models.TextField("hỏi", blank=True)
    taken_from = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    state = models.CharField(max_length=8, choices=StepState, default=StepState.WAITING)
    opened_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField("hạn", null=True)
    wanted_until = models.DateTimeField("xin thêm thời gian đến", null=True)
    wanted_because = models.CharField("lý do xin thêm thời gian", max_length=500, blank=True)
    ended_at = models.DateTimeField(null=True)
    working_minutes = models.PositiveIntegerField(null=True)

    objects = Steps.as_manager()

    class Meta:
        ordering = ("stage", "lap", "position", "id")
        indexes = [
            models.Index(
                fields=["person", "opened_at"], name="steps_open_before_a_person", condition=Q(state=StepState.OPEN)
            ),
            models.Index(fields=["due_at", "id"], name="open_steps_by_due", condition=Q(state=StepState.OPEN)),
            models.Index(fields=["person"], name="steps_that_asked_a_person"),
            models.Index(fields=["ended_at"], name="steps_by_their_end", condition=Q(ended_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=StepState.WAITING, opened_at=None)
                | Q(state=StepState.DROPPED)
                | ~Q(state=StepState.WAITING) & Q(opened_at__isnull=False),
                name="a_step_that_was_reached_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[StepState.DONE, StepState.DROPPED], ended_at__isnull=False)
                | ~Q(state__in=[StepState.DONE, StepState.DROPPED]) & Q(ended_at=None),
                name="a_step_that_is_over_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_state_display()}"

    @property
    def due(self) -> Due:
        """How its time stands: running, stopped while it waits for somebody else, or over."""
        stopped = self.opened_at if self.state == StepState.ASIDE else None
        return due_state_at(self.due_at, done_at=self.ended_at, stopped_at=stopped)
