"""The report as one HTML file that opens offline: everything of an article escaped, nothing loaded from anywhere.

``build.page`` puts it together from ``templates`` (jinja2, autoescape always on), ``style`` and ``script`` (plain files, inlined).
"""
