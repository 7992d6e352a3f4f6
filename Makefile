# Everything from a fresh clone with only Python 3.11+ and make: each target sets up .venv by itself.
#   make brief   prints what to say to an example partner
#   make test    runs the tests
#   make docs    builds the documentation as a site in build/docs

PYTHON ?= python3
BIN := .venv/bin
AS_OF := 2026-12-01
EXAMPLE_TYPE := examples/plugins/valuecase_continuum_of_care/valuecase_continuum_of_care/pack

.PHONY: brief test lint types check approve bench docs clean

brief: .venv/installed
	@$(BIN)/valuecase brief examples/riverbend/hospital.toml --us examples/riverbend/coalition.toml --as-of $(AS_OF)

test: .venv/installed-dev
	$(BIN)/python -m pytest

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed-dev
	$(BIN)/mypy

# Every shipped pack and example: problems, and the examples beside the rules.
check: .venv/installed-dev
	$(BIN)/valuecase check rules/valuecase_rules examples tests/briefs --as-of $(AS_OF) --types $(EXAMPLE_TYPE)

# The briefs that were read and approved (tests/briefs) are written anew: read the difference before you commit it.
approve: .venv/installed-dev
	$(BIN)/python tests/briefs/approved.py

# Beside those who do the same, on the same rules and data, after all agree: docs/speed.md. About five minutes.
bench: .venv/installed-bench
	$(BIN)/python -m benchmarks.one_partner
	$(BIN)/python -m benchmarks.trace
	$(BIN)/python -m benchmarks.tables
	$(BIN)/python -m benchmarks.screening
	$(BIN)/python benchmarks/engine.py
	$(BIN)/python benchmarks/startup.py
	@$(BIN)/python -m benchmarks.plot

# A warning ends the build; what is made from commands and rules is made anew each time.
docs: .venv/installed-docs
	$(BIN)/python -m sphinx -W --keep-going -q -d build/doctrees docs build/docs
	@echo "Built: build/docs/index.html"

# Installed in place, so that a changed rule or line counts at once. A changed pyproject.toml installs again.
.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("valuecase needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . >&2
	@touch $@

.venv/installed-dev: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' >&2
	@touch $@

.venv/installed-bench: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,bench]' >&2
	@touch $@

.venv/installed-docs: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]' >&2
	@touch $@

clean:
	rm -rf .venv dist build docs/reference .pytest_cache .mypy_cache .ruff_cache .hypothesis
