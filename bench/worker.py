"""A process that serves one of the two, ours or the floor, and tells what each request cost it.

Asked on standard input, a line of JSON each: address, session, how many times, the fields of a form.
"""

import json
import sys
import time
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import django
from django.conf import settings


@dataclass
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]
    cost_s: float


class Worker:
    """Who is asking is a session made beforehand: logging in is not what is measured."""

    def __init__(self) -> None:
        from django.core.wsgi import get_wsgi_application

        self.application: Any = get_wsgi_application()

    def ask(self, address: str, *, session: str, form: dict[str, Any] | None = None) -> Answer:
        """The cost is processor time: on a busy machine the clock on the wall tells of the neighbours."""
        environ = _environ(address, session=session, form=form)
        told: dict[str, Any] = {}

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
            told.update(status=int(status[:3]), headers=dict(headers))

        begun = time.process_time()
        answer = self.application(environ, start_response)
        body = b"".join(answer)
        answer.close()
        return Answer(told["status"], body, told["headers"], time.process_time() - begun)


def _environ(address: str, *, session: str, form: dict[str, Any] | None) -> dict[str, Any]:
    path, _, query = address.partition("?")
    body = urlencode(form or {}, doseq=True).encode()
    (token,) = (form or {}).get("csrfmiddlewaretoken", [""])
    host = settings.SITE_URL.partition("//")[2]
    return {
        "REQUEST_METHOD": "POST" if form else "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": host.partition(":")[0],
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "HTTP_ACCEPT": "text/html",
        "HTTP_ORIGIN": settings.SITE_URL,
        "HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}",
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if form else "",
        "CONTENT_LENGTH": str(len(body)),
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def main() -> None:
    django.setup()
    worker = Worker()
    for line in sys.stdin:
        asked = json.loads(line)
        times = asked.pop("times")
        answers = [worker.ask(**asked) for _ in range(times)]
        told = {"status": answers[-1].status, "body": answers[-1].body.decode(), "costs_s": []}
        told["costs_s"] = [answer.cost_s for answer in answers]
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
