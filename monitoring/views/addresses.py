"""Addresses of the same page with something changed; None takes a parameter away."""

from django.http import HttpRequest


def query_with(request: HttpRequest, **changes: object) -> str:
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return query.urlencode()
