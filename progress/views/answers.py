"""What the views share: which methods they answer, and what they say where a tap got lost."""

from django.views.decorators.http import require_http_methods

NOT_SAVED = "That did not arrive as it should, and nothing was saved. Please tap again."

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
