"""The JSON Schemas (Draft 2020-12) that ship with the package, and input checked against them.

``claims`` is one row of a claim table, ``report`` what ``check --format json`` prints, ``system`` the engine's input. Records are
checked one at a time; where ``jsonschema-rs`` is installed (extra ``[fast]``) it passes the good ones, and jsonschema explains
the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.model.problem import Problem

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

FOLDER: Final = Path(__file__).parent / "schemas"

#: Records a second with jsonschema alone on one ordinary core; used to tell how long a big table will take.
RECORDS_PER_SECOND: Final = 8000


def names() -> tuple[str, ...]:
    """The schemas there are."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


def text(name: str) -> str:
    """A schema as it ships; KeyError with the known names for another one."""
    if name not in names():
        raise KeyError(f"no schema {name!r}; there are {', '.join(names())}")
    return (FOLDER / f"{name}.json").read_text(encoding="utf-8")


@cache
def document(name: str) -> dict[str, Any]:
    """A schema as a JSON object."""
    schema: dict[str, Any] = json.loads(text(name))
    return schema


@cache
def validator(name: str) -> Draft202012Validator:
    """A jsonschema validator, built once."""
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(document(name))
    return Draft202012Validator(document(name))


def is_fast() -> bool:
    """Whether ``jsonschema-rs`` is installed."""
    return find_spec("jsonschema_rs") is not None


@cache
def passes(name: str) -> Callable[[Any], bool]:
    """A quick yes or no for one instance."""
    if is_fast():
        import jsonschema_rs

        quick: Callable[[Any], bool] = jsonschema_rs.Draft202012Validator(document(name)).is_valid
        return quick
    return validator(name).is_valid


def problems(name: str, instance: Any, file: str, line: int | None = None) -> tuple[Problem, ...]:
    """What keeps an instance from its schema: JSON path, reason and cure each; empty when it is valid."""
    if passes(name)(instance):
        return ()
    errors = sorted(validator(name).iter_errors(instance), key=lambda error: [str(part) for part in error.absolute_path])
    return tuple(_problem(error, file, line) for error in errors)


def _problem(error: ValidationError, file: str, line: int | None) -> Problem:
    reason, cure = _words(error)
    return Problem(file, reason, cure, line, error.json_path.removeprefix("$").removeprefix(".") or None, error.json_path)


def _words(error: ValidationError) -> tuple[str, str]:
    """Reason and cure in the words of a table rather than of a schema."""
    schema: Any = error.schema
    value: Any = error.validator_value
    shown = _short(error.instance)
    meaning = _meaning(schema)
    match error.validator:
        case "enum":
            return f"{shown} is none of its words", f"write one of {', '.join(_plain(word) for word in value)}"
        case "type":
            kinds = [value] if isinstance(value, str) else value
            return f"{shown} is not {' or '.join(kinds)}", meaning
        case "required":
            # One error a missing key; only its message says which.
            missing = next(key for key in value if error.message.startswith(repr(key)))
            return f"{missing!r} is missing", f"add {missing}"
        case "anyOf" | "oneOf" if all(set(option) == {"required"} for option in value):
            options = [", ".join(option["required"]) for option in value]
            which = "one" if error.validator == "anyOf" else "exactly one"
            return f"{which} of {', '.join(options)} is needed", f"give {' or '.join(options)}"
        case "additionalProperties":
            known = sorted(schema.get("properties", {}))
            keys: Any = error.instance
            extra = next(key for key in keys if key not in known)
            near = get_close_matches(extra, known, n=1)
            return f"unknown key {extra!r}", f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
        case "pattern":
            return f"{shown} is not written as it should be", meaning
        case _:
            return error.message, meaning


def _meaning(schema: dict[str, Any]) -> str:
    description: str | None = schema.get("description")
    return "see factcheck schema" if description is None else f"it should be: {description[0].lower()}{description[1:].rstrip('.')}"


def _plain(word: Any) -> str:
    return "null" if word is None else str(word)


def _short(instance: Any) -> str:
    shown = repr(instance)
    return shown if len(shown) <= 60 else shown[:57] + "..."
