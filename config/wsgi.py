"""What gunicorn serves."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

if settings.DEBUG:
    raise ImproperlyConfigured("DEBUG shows everybody the code and the settings: unset it to serve the site.")

application = get_wsgi_application()
