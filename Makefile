# make demo    installs into .venv and shows the card of one bundled report
# make test    every test, the import contracts among them
# make long    the tests that take many minutes: kill -9 two hundred times
# make lint type    style; types
# make eval    figures on the annotated reports, where they are (eval/README.md)
# make bench   speed and memory
# make docs    writes the generated parts of docs/ anew
# make clean   removes .venv and what tools leave behind

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
SRC := src tests benchmarks docs/build.py

.PHONY: demo test long lint type eval bench docs constraints clean
.DEFAULT_GOAL := demo

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Counterclaim needs Python 3.11 or later; '$(PYTHON)' is not. Try: make demo PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Making $(VENV) ..." >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing Counterclaim into $(VENV) (a minute or two the first time) ..." >&2
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing Counterclaim and its development tools into $(VENV) ..." >&2
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	@$(BIN)/counterclaim read examples/abu-kamal-wire.txt --published 2018-06-18 --outlet "Example Wire"

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest

long: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -m long

lint: $(VENV)/.installed-dev
	@$(BIN)/ruff check $(SRC)

type: $(VENV)/.installed-dev
	@$(BIN)/mypy

eval: $(VENV)/.installed
	@$(BIN)/counterclaim evaluate --gate

bench: $(VENV)/.installed
	@$(BIN)/python benchmarks/reading.py
	@$(BIN)/python benchmarks/ledger.py
	@$(BIN)/python benchmarks/lookups.py

docs: $(VENV)/.installed
	@$(BIN)/python docs/build.py

constraints: $(VENV)/.installed-dev
	@{ sed '/^[^#]/d' constraints.txt; $(PIP) freeze --exclude-editable | grep -v -e '@' -e '^-' | sort -f; } \
	  > constraints.new && mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
