"""factcheck reads news articles and says which of their numbers cannot all be true.

>>> import factcheck
>>> claims = factcheck.extract("Exports rose 12% to $5.3 billion in 2024.")
>>> report = factcheck.check(["monday.txt", "tuesday.txt"])       # doctest: +SKIP
>>> report = factcheck.reconcile("claims.parquet")                # doctest: +SKIP
"""

from __future__ import annotations

# The step of that name is a package. It is bound here first, so that no later import of a module of it takes the name back from the
# function: "from factcheck.extract.reader import read_claims" finds the package in sys.modules.
import factcheck.extract as _step
from factcheck.api import UnreadableError, check, extract, reconcile

__all__ = ["UnreadableError", "__version__", "check", "extract", "reconcile"]
__version__ = "0.1.0"

del _step
