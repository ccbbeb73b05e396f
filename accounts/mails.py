"""Hands mails to the mail host while the answer is on its way: how long that takes is told to nobody."""

import logging
from concurrent.futures import ThreadPoolExecutor

from django.core.mail import EmailMessage

logger = logging.getLogger(__name__)
# A host that is out of reach keeps each of them for EMAIL_TIMEOUT seconds, and no visitor.
CARRIERS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="mail")


def send(mail: EmailMessage, *, about: str) -> None:
    """`about` names the mail in the log, where alone it is told that the host did not take it."""
    CARRIERS.submit(_hand_over, mail, about)


def _hand_over(mail: EmailMessage, about: str) -> None:
    try:
        mail.send()
    except Exception as error:  # whatever it is, nobody waits for it
        logger.error("A mail was not sent (%s): %s", about, type(error).__name__)
