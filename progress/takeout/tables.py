"""Rows as the database takes them: made ready while nobody waits for it, and stored in few statements."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

Row = tuple[Any, ...]


class Table:
    """The rows of one model. `later` names what is known only once they are stored: whose they are first,
    and what else the database has to tell."""

    def __init__(self, model: type[models.Model], *later: str) -> None:
        own = [field for field in model._meta.concrete_fields if not field.primary_key]
        named: dict[str, Any] = {field.name: field for field in own}
        self.model, self.parent = model, later[0]
        self.columns = [*(named.pop(name) for name in later), *named.values()]
        self.fields = list(named.items())

    def row(self, told: dict[str, Any]) -> Row:
        """All but `later`. What is not told is as in any new row."""
        return tuple(
            field.get_db_prep_save(told[name] if name in told else field.get_default(), connection)
            for name, field in self.fields
        )

    def insert(self, rows: Iterable[Row]) -> None:
        """Each with its `later` in front."""
        quoted = connection.ops.quote_name
        columns = ", ".join(quoted(field.column) for field in self.columns)
        values = ", ".join(["%s"] * len(self.columns))
        table = quoted(self.model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", [*rows])  # noqa: S608

    def newest_keys(self, parents: Sequence[int], number: int) -> list[int]:
        """Of so many rows stored last, in their order. Nobody else stores any for these parents meanwhile."""
        rows = self.model._default_manager.filter(**{f"{self.parent}__in": parents}).order_by("-pk")
        return list(rows.values_list("pk", flat=True)[:number])[::-1]
