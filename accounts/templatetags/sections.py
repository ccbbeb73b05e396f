"""Where in the site an address lies, for the navigation."""

from django import template

register = template.Library()


@register.filter
def section(path: str) -> str:
    """Its first part: `/report/` of `/report/links/`. The start page is in none."""
    first = path.strip("/").partition("/")[0]
    return f"/{first or '-'}/"
