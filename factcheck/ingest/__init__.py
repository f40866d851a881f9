"""Files → articles: text, Markdown, web pages, Word documents, JSON Lines, folders and standard input.

One module a format in ``formats``; what a text says about its own date, agency and headline is in ``header`` and ``layout``, its
language in ``language``, encodings in ``encoding``, ``articles.csv`` in ``manifest``.
"""

from factcheck.ingest.reader import read

__all__ = ["read"]
