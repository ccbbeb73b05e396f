"""How gunicorn serves the site."""

import os
import sys
from typing import Any

from config import environment

HOST, PORT = environment.text("HOST", "127.0.0.1"), environment.text("PORT", "8000")

bind = f"[{HOST}]:{PORT}" if ":" in HOST else f"{HOST}:{PORT}"
worker_class = "gthread"
workers = 2
threads = environment.THREADS
preload_app = True
graceful_timeout = 20
# The workers' heartbeat must not wait for a busy disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
control_socket_disable = True
# Who the client is and whether TLS was used is for TRUSTED_PROXY_COUNT to say, not for any local process.
forwarded_allow_ips = ""
# No access log: it would keep who looked at what.
accesslog = None
# Warnings name the addresses of those whose request could not be read.
loglevel = "error"


def when_ready(server: Any) -> None:
    """The application is loaded and the port open: now there is somewhere to go."""
    sys.stdout.write(
        f"Steadyback is ready: open {environment.site_url()} in your browser (Ctrl+C stops it).\n"
    )
    sys.stdout.flush()
