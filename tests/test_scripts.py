"""What the scripts in `bin/` and the files they read promise, as far as it shows without a server."""

import os
import socket
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env_file, prepare

BASE_DIR = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_no_host_and_pins_every_package_by_hash(lock: str) -> None:
    lines = (BASE_DIR / lock).read_text(encoding="utf-8").splitlines()
    pins = [number for number, line in enumerate(lines) if "==" in line and not line.startswith(" ")]

    assert not any("://" in line for line in lines)
    assert len(pins) > 10
    assert all("--hash=sha256:" in lines[number + 1] for number in pins)


def test_every_part_of_the_soak_is_run_where_none_is_named() -> None:
    script = (BASE_DIR / "bin" / "soak").read_text(encoding="utf-8")
    named = script.partition("set -- ")[2].partition("\n\n")[0].replace("\\", "").split()
    parts = {
        path.stem for path in (BASE_DIR / "tests" / "soak").glob("*.py") if "__main__" in path.read_text()
    }

    assert len(parts) > 5
    assert parts - set(named) == set()


def test_tests_run_on_the_versions_that_are_served() -> None:
    def pins(lock: str) -> set[str]:
        lines = (BASE_DIR / lock).read_text(encoding="utf-8").splitlines()
        return {line.split()[0] for line in lines if "==" in line and not line.startswith(" ")}

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


@pytest.mark.parametrize(
    ("line", "settings"),
    [
        ("PORT=8001", {"PORT": "8001"}),
        ("  export PORT = 8001  ", {"PORT": "8001"}),
        ('NAME="two words"', {"NAME": "two words"}),
        ("NAME='it''s'", {"NAME": "it''s"}),
        ("NAME=a=b#c", {"NAME": "a=b#c"}),
        ("NAME=$(touch here) `x` $HOME", {"NAME": "$(touch here) `x` $HOME"}),
        ("NAME=", {"NAME": ""}),
        ('NAME="', {"NAME": '"'}),
        ("# PORT=8001", {}),
        ("no sign of equality", {}),
        ("", {}),
    ],
)
def test_a_line_of_the_settings_file_is_taken_as_it_stands(
    tmp_path: Path, line: str, settings: dict[str, str]
) -> None:
    (tmp_path / ".env").write_text(f"{line}\n", encoding="utf-8")

    assert env_file.read(tmp_path / ".env") == settings


def test_the_environment_goes_before_the_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("STEADY_A=file\nSTEADY_B=file\n", encoding="utf-8")
    monkeypatch.setattr(os, "environ", {"ENV_FILE": str(tmp_path / ".env"), "STEADY_A": "environment"})

    env_file.load()

    assert (os.environ["STEADY_A"], os.environ["STEADY_B"]) == ("environment", "file")


def test_every_setting_of_the_example_file_is_one_the_code_reads() -> None:
    example = (BASE_DIR / ".env.example").read_text(encoding="utf-8")
    names = {line[1:].partition("=")[0] for line in example.splitlines() if line[:1] == "#" and "=" in line}
    names = {name for name in names if name.isidentifier() and name.isupper()}
    code = "".join(path.read_text(encoding="utf-8") for path in (BASE_DIR / "config").glob("*.py"))

    assert len(names) > 10
    assert {name for name in names if f'"{name}"' not in code} == set()


def test_a_made_secret_is_long_kept_and_for_the_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "secret_key"

    prepare.make_secret(file)
    first = file.read_text(encoding="utf-8")
    prepare.make_secret(file)

    assert len(first) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text(encoding="utf-8") == first
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_taken_port_is_told_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ImproperlyConfigured, match=rf"port {port} .*: try PORT="):
            prepare.check_port("127.0.0.1", port)
