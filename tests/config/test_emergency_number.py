"""The emergency number that the host may set."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment


@pytest.mark.parametrize("value", ["", "  ", "112", " 911 ", "000", "1669"])
def test_digits_are_taken_as_they_stand(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("EMERGENCY_NUMBER", value)
    assert environment.emergency_number() == value.strip()


@pytest.mark.parametrize("value", ["+49 112", "112;ext=1", "one", "1", "1" * 16, "١١٢", "1-1-2"])
def test_anything_else_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("EMERGENCY_NUMBER", value)
    with pytest.raises(
        ImproperlyConfigured, match=r"^EMERGENCY_NUMBER=.*: write 2 to 15 digits, such as 112\.$"
    ):
        environment.emergency_number()


def test_left_out_it_is_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EMERGENCY_NUMBER", raising=False)
    assert environment.emergency_number() == ""
