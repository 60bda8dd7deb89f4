# Everything a fresh Debian machine with git, make and python3 (with venv) needs is installed here.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Each file on one of two processes, the longest first (tests/conftest.py).
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: demo test lint soak bench reference clean mediawiki

demo: $(READY)
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh

test: $(READY) mediawiki lint
	$(PYTEST)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

soak: $(READY) mediawiki
	MOVIBOT_SOAK=1 $(PYTEST)

bench: $(READY)
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.checking
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.sync
	$(BIN)/python -m benchmarks.large

# Files that are made from the program; a test sees to it that they are true.
reference: $(READY)
	LANG=C.UTF-8 LC_ALL=C.UTF-8 $(BIN)/python -m movibot.cli.reference markdown > docs/commands.md
	LANG=C.UTF-8 LC_ALL=C.UTF-8 $(BIN)/python -m movibot.cli.reference config > docs/config.md
	LANG=C.UTF-8 LC_ALL=C.UTF-8 $(BIN)/python -m movibot.cli.reference man > docs/movibot.1

# A real MediaWiki is part of the tests: Debian's package, with PHP.
mediawiki:
	sh tests/mediawiki/packages.sh

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $(READY)

clean:
	rm -rf $(VENV) demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
