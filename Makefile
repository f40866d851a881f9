# make demo | test | lint | example | picture    Each makes .venv and installs what it needs, from PyPI through plain pip.
# Another Python or folder: make test PYTHON=python3.13 VENV=/tmp/venv313

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# A process a core; the tests of one file stay together, since they share what is dear to set up.
PYTEST := $(BIN)/python -m pytest -n auto --dist loadfile
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: demo test lint example picture browser
.DELETE_ON_ERROR:

demo: $(VENV)/.installed
	$(BIN)/factcheck demo

test: $(VENV)/.installed-dev browser
	$(PYTEST) -m "not slow and not browser"
	$(PYTEST) -m "slow or browser"

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# What is kept under version control but made: the demo's claim tables, the example report, what the README shows.
example: $(VENV)/.installed-dev
	$(BIN)/python -m tests.made

# The README's picture of one finding, from the example report.
picture: $(VENV)/.installed-dev browser
	$(BIN)/python tests/report/picture.py

# pip of Python 3.11 is too old for dependency groups, hence the upgrade.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "'$(PYTHON)' does not run or is older than 3.11; name another: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip' || { echo "'$(PYTHON)' cannot make a venv; on Debian: apt-get install python3-venv" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade "pip>=25.1"

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(PIP) --editable . --group dev
	touch $@ $(VENV)/.installed

# Debian's chromium for the tests of the HTML report, where it may be installed.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >/dev/null; \
	  else \
	    echo "chromium is missing, so the browser tests are left out; on Debian: apt-get install chromium" >&2; \
	  fi; }
