"""A log that was sent before all of its page had arrived: what came of it, and the rest as the day has it.

The button for "as planned" stands above the exercises, and on a slow line it is there before them.
"""

from django.http import QueryDict

from progress.forms.session_page import SessionPage
from progress.owner import Owner
from progress.today.day import Day


def is_whole(data: QueryDict) -> bool:
    """The kind of session is asked for behind the exercises, and one is always chosen."""
    return "kind" in data


def completed(*, data: QueryDict, day: Day, user: Owner, unit: str) -> SessionPage:
    """To be looked through and sent again. An exercise of which only a part has come is as planned."""
    page = SessionPage.blank(day=day, user=user, unit=unit)
    page.session_form.initial.update({name: data[name] for name in page.session_form.fields if name in data})
    sent = SessionPage.sent(data=data, user=user, unit=unit, today=day.today)
    # The note is the last field of each.
    came = {form.prefix: form for form in sent.log_forms if form.add_prefix("note") in data}
    page.log_forms = [came.get(form.prefix, form) for form in page.log_forms]
    page.confirmed = sent.confirmed
    return page
