"""Memos in bulk: the rows of one memo again and again, by statements of the database."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Max

from vanphong.audit.models import Event, subject_type_of
from vanphong.documents.models import Document, RegisterEntry
from vanphong.memos.models import Memo, MemoRound, Opinion, RoundStep

from .papers import ROWS_OF_A_PAPER

AT_ONCE = 10_000
LEFT_OFF = "SELECT setval(pg_get_serial_sequence(%s, 'id'), max(id)) FROM"
Ids = Mapping[type[models.Model], Sequence[int]]


def copy_memo(memo: Memo, count: int, *, papers: bool) -> None:
    """`count` memos more like this one, with rounds, steps, opinions and events; each with `papers` of its own, else
    about the same ones. Each waits a little longer than the one before."""
    for done in range(0, count, AT_ONCE):
        _copy_batch(memo, min(AT_ONCE, count - done), papers)


@transaction.atomic
def _copy_batch(memo: Memo, count: int, papers: bool) -> None:
    ids = _rows_of(memo, papers)
    first = {kind: (_largest(kind, "pk") or 0) + 1 for kind in ids}
    with connection.cursor() as cursor:
        for kind in ids:
            statement, values = _copying(kind, ids, first)
            cursor.execute(statement, {**values, "count": count})
            cursor.execute(" ".join([LEFT_OFF, kind._meta.db_table]), [kind._meta.db_table])


def _rows_of(memo: Memo, papers: bool) -> Ids:
    """The keys of every row that belongs to the memo, by table."""
    rounds = MemoRound.objects.filter(memo=memo)
    found: dict[type[models.Model], Sequence[int]] = {}
    about = models.Q(subject_type=subject_type_of(memo), subject_id=memo.pk)
    if papers:
        documents = Document.objects.filter(pk__in=[memo.incoming_id, memo.draft_id])
        found[Document] = _keys(documents)
        found[RegisterEntry] = _keys(RegisterEntry.objects.filter(document__in=documents))
        found |= {kind: _keys(kind._default_manager.filter(document__in=documents)) for kind in ROWS_OF_A_PAPER}
        about |= models.Q(subject_type=subject_type_of(Document), subject_id__in=found[Document])
    found[Memo] = [memo.pk]
    found[MemoRound] = _keys(rounds)
    found[RoundStep] = _keys(RoundStep.objects.filter(memo=memo))
    found[Opinion] = _keys(Opinion.objects.filter(round__in=rounds))
    found[Event] = _keys(Event.objects.filter(about))
    return {kind: keys for kind, keys in found.items() if keys}


def _keys(rows: "models.QuerySet[models.Model]") -> list[int]:
    return sorted(rows.values_list("pk", flat=True))


def _largest(kind: type[models.Model], column: str) -> int | None:
    largest: int | None = kind._default_manager.aggregate(largest=Max(column))["largest"]
    return largest


def _copying(kind: type[models.Model], ids: Ids, first: Mapping[type[models.Model], int]) -> tuple[str, dict[str, Any]]:
    """The statement that writes the copies of one table, and its values."""
    values: dict[str, Any] = {"own": ids[kind]}
    chosen = {"id": _renumbered("id", kind, ids, first, values)}
    fields: tuple[Any, ...] = kind._meta.concrete_fields
    for field in fields:
        if not field.primary_key:
            chosen[field.column] = _column(kind, field, ids, first, values)
    columns = ", ".join(f'"{column}"' for column in chosen)
    parts = ["INSERT INTO", kind._meta.db_table, "(", columns, ") SELECT", ", ".join(chosen.values())]
    parts += ["FROM", kind._meta.db_table, "t, generate_series(0, %(count)s - 1) n WHERE t.id = ANY(%(own)s)"]
    return " ".join(parts), values


def _column(
    kind: type[models.Model],
    field: Any,
    ids: Ids,
    first: Mapping[type[models.Model], int],
    values: dict[str, Any],
) -> str:
    """What a copy has in this column: the copy of what it named, a number or key of its own, a moment, or the same."""
    if field.is_relation and field.related_model in ids:
        return _renumbered(field.column, field.related_model, ids, first, values)
    if kind is Event and field.column == "subject_id":
        cases = (
            f"WHEN '{subject_type_of(one)}' THEN {_renumbered('subject_id', one, ids, first, values)}"
            for one in (Memo, Document)
            if one in ids
        )
        return f"CASE t.subject_type {' '.join(cases)} END"
    if kind in (Memo, RegisterEntry) and field.column == "number":
        values["number"] = (_largest(kind, "number") or 0) + 1
        return "%(number)s + n"
    if field.column in ("key", "receipt_key"):
        return "NULL"
    if kind is RoundStep and field.column == "opened_at":
        return "t.opened_at - n * interval '1 second'"
    return f't."{field.column}"'


def _renumbered(
    column: str,
    kind: type[models.Model],
    ids: Ids,
    first: Mapping[type[models.Model], int],
    values: dict[str, Any],
) -> str:
    """The key that the copy of such a row has."""
    name = kind._meta.model_name
    values |= {f"{name}_ids": list(ids[kind]), f"{name}_first": first[kind], f"{name}_count": len(ids[kind])}
    place = f"array_position(%({name}_ids)s::bigint[], t.{column}::bigint)"
    return f"coalesce(%({name}_first)s + n * %({name}_count)s + {place} - 1, t.{column})"


def settle(kinds: Iterable[type[models.Model]] = ()) -> None:
    """Leave these tables as they are in an office at rest: swept, and known to the planner. Not in a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) " + ", ".join(kind._meta.db_table for kind in kinds))
