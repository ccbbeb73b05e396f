"""What gunicorn serves."""

import os
import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

if settings.DEBUG:
    raise ImproperlyConfigured("DEBUG shows everybody the code and the settings: unset it to serve the site.")

django_application = get_wsgi_application()
# What a browser says of what it sends. Django would try any other character set Python has, and break.
PLAIN_CONTENT_TYPE = re.compile(
    r'[\w/.+-]*(?:; *(?:charset="?utf-?8"?|boundary=[!-~]+))*', re.ASCII | re.IGNORECASE
)


def application(environ: dict[str, Any], start_response: Any) -> Any:
    if not PLAIN_CONTENT_TYPE.fullmatch(environ.get("CONTENT_TYPE", "")):
        environ["CONTENT_TYPE"] = ""
    return django_application(environ, start_response)
