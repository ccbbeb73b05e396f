"""The first day of a date's week or month, and the day after it, in SQL."""

from typing import Any

from django.db.models import DateField, Func
from django.db.models.functions import TruncMonth, TruncWeek

# Django's own calls back into Python for every row on SQLite; ten years are thousands of rows.


class WeekStart(TruncWeek):
    """Its Monday."""

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        sql, params = compiler.compile(self.lhs)
        return f"date({sql}, '-6 days', 'weekday 1')", [*params]

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        return _as_day(*self.as_sql(compiler, connection))


class MonthStart(TruncMonth):
    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        sql, params = compiler.compile(self.lhs)
        return f"date({sql}, 'start of month')", [*params]

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        return _as_day(*self.as_sql(compiler, connection))


class NextDay(Func):
    output_field = DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template="date(%(expressions)s, '+1 day')")

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template="(%(expressions)s + 1)")


def _as_day(sql: str, params: Any) -> tuple[str, Any]:
    """PostgreSQL answers with a moment."""
    return f"({sql})::date", [*params]
