"""What the container, the compose files and the proxy promise, as far as it shows without a Docker engine."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.urls import resolve

from config import gunicorn

BASE_DIR = Path(__file__).resolve().parent.parent
CADDY = Path(sys.executable).with_name("caddy")
CADDYFILE = BASE_DIR / "deploy" / "Caddyfile"


def text(name: str) -> str:
    return (BASE_DIR / name).read_text(encoding="utf-8")


def compose(name: str) -> dict[str, Any]:
    return yaml.safe_load(text(name))["services"]


def into_the_image() -> list[str]:
    return [line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")]


@pytest.fixture(scope="module")
def proxy() -> dict[str, Any]:
    """The shipped settings as the proxy itself reads them."""
    adapted = subprocess.run(  # noqa: S603
        [CADDY, "adapt", "--adapter", "caddyfile", "--config", CADDYFILE],
        env={"SITE_URL": "https://back.example.org"},
        capture_output=True,
        check=True,
    )
    return json.loads(adapted.stdout)


def parts(tree: Any, name: str) -> list[Any]:
    """Every value of this name, however deep."""
    if isinstance(tree, dict):
        return [value for key, value in tree.items() if key == name] + [
            found for value in tree.values() for found in parts(value, name)
        ]
    if isinstance(tree, list):
        return [found for value in tree for found in parts(value, name)]
    return []


def test_only_named_things_go_into_the_image() -> None:
    assert [line for line in text(".dockerignore").splitlines() if line[:1] not in {"#", "!"}] == [
        "*",
        "**/__pycache__",
    ]
    assert [name for name in into_the_image() if not (BASE_DIR / name).exists()] == []
    assert {".env", "data", ".git"}.isdisjoint(into_the_image())


def test_everything_the_site_imports_goes_into_the_image() -> None:
    packages = {path.parent.name for path in BASE_DIR.glob("*/__init__.py")} - {"tests", "figures", "bench"}
    scripts = {"bin/run", *re.findall(r"^\. (bin/\S+)", text("bin/run"), re.MULTILINE)}

    assert packages | scripts | {"templates", "static", "docs/rules.md"} <= set(into_the_image())


def test_the_container_runs_the_same_start_without_root() -> None:
    final = text("Dockerfile").rpartition("\nFROM ")[2]

    assert re.findall(r"^USER (.*)", final, re.MULTILINE) == ["10001:10001"]
    assert re.findall(r"^CMD (.*)", final, re.MULTILINE) == ['["bin/run"]']
    assert re.findall(r"^VOLUME (.*)", final, re.MULTILINE) == ["/data"]
    assert "SECRET" not in final


def test_the_container_asks_a_health_address_that_exists() -> None:
    [address] = re.findall(r"'GET', '(/[^']*)'", text("Dockerfile"))

    assert resolve(address).url_name == "health_ready"


def test_no_password_or_address_has_a_default() -> None:
    values = re.findall(r"\$\{(\w+)(.*?)\}", text("compose.yaml") + text("compose.postgres.yaml"))

    assert {name for name, _ in values} == {"SITE_URL", "POSTGRES_PASSWORD"}
    assert all(rest.startswith(":?") for _, rest in values)


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    services = [*compose("compose.yaml").items(), *compose("compose.postgres.yaml").items()]

    assert [name for name, service in services if "ports" in service] == ["proxy"]


def test_the_site_believes_one_proxy() -> None:
    assert compose("compose.yaml")["web"]["environment"]["TRUSTED_PROXY_COUNT"] == "1"


@pytest.mark.parametrize("service", ["web", "proxy"])
def test_what_faces_the_network_can_change_nothing_but_its_volume(service: str) -> None:
    it = compose("compose.yaml")[service]

    assert it["read_only"] is True
    assert it["cap_drop"] == ["ALL"]
    assert it["security_opt"] == ["no-new-privileges:true"]


def test_the_page_for_hosts_tells_how_many_requests_are_served_at_once() -> None:
    told = f"serves {gunicorn.workers * gunicorn.threads} requests at a time"
    assert told in text("docs/operations.md")


def test_the_proxy_takes_no_more_than_the_site_and_all_of_it_before_the_site_hears(
    proxy: dict[str, Any],
) -> None:
    [(file_page, largest)] = settings.LARGER_BODIES.items()
    assert sorted(parts(proxy, "max_size")) == [settings.DATA_UPLOAD_MAX_MEMORY_SIZE, largest]
    assert parts(proxy, "path") == [[file_page], [file_page]]
    assert parts(proxy, "request_buffers") == [largest]
    assert parts(proxy, "response_buffers") == [settings.DATA_UPLOAD_MAX_MEMORY_SIZE]


@pytest.mark.parametrize("name", ["read_timeout", "read_header_timeout", "write_timeout", "idle_timeout"])
def test_the_proxy_waits_for_nobody_longer_than_a_minute(proxy: dict[str, Any], name: str) -> None:
    [nanoseconds] = parts(proxy, name)

    assert 0 < nanoseconds <= 60 * 10**9


def test_the_proxy_believes_nobody_about_their_address(proxy: dict[str, Any]) -> None:
    assert parts(proxy, "trusted_proxies") == []
    assert parts(proxy, "upstreams") == [[{"dial": "web:8000"}]]


def test_the_proxy_compresses_no_page(proxy: dict[str, Any]) -> None:
    assert "encode" not in parts(proxy, "handler")


def test_the_proxy_logs_no_request(proxy: dict[str, Any]) -> None:
    assert parts(proxy, "logs") == [
        {"default": {"exclude": ["http.log.error", "http.handlers.reverse_proxy"]}}
    ]


def test_the_proxy_settings_are_laid_out_as_caddy_does() -> None:
    laid_out = subprocess.run([CADDY, "fmt", CADDYFILE], capture_output=True, check=True)  # noqa: S603

    assert laid_out.stdout.decode() == CADDYFILE.read_text(encoding="utf-8")
