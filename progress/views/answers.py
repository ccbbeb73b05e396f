"""What the views share: which methods they answer, and what they say where a tap got lost."""

from django.views.decorators.http import require_http_methods

from progress.models import DAYS_TO_UNDO
from progress.wording import spelled

NOT_SAVED = "That did not arrive as it should, and nothing was saved. Please tap again."
DELETED = f"Deleted. For {spelled(DAYS_TO_UNDO)} days you can bring it back."

get_or_post = require_http_methods(["GET", "HEAD", "POST"])
