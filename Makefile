# What people type. Needs Python 3.11 or newer and make; all else comes into .venv at the first use.

PYTHON3 ?= python3
VENV := .venv
PYTHON := $(VENV)/bin/python
# Half of a story is waiting for a socket, so more than there are cores.
WORKERS ?= 4

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# pyright would otherwise ask the network for a newer one.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: help demo tour run test evidence check lint layout types contracts format bench crash-long clean

help:
	@echo "make demo    open the rehearsal in a browser (no token, nothing leaves this machine)"
	@echo "make tour    play the whole story without a browser and check each step"
	@echo "make run     start the bot on Discord, and again if it ends (needs .env, see .env.example)"
	@echo "make test    all tests, in a few minutes"
	@echo "make evidence  what takes longer: hundreds of kills, a month of a busy server"
	@echo "make check   style, types and import contracts"
	@echo "make format  let ruff lay out the code"
	@echo "make bench   measure, in some minutes, and write docs/performance.md"
	@echo "make crash-long  kill the bot 5,000 times, in an hour or two, and write docs/reliability.md"
	@echo "make clean   remove the environment and all caches (never data/var)"

demo: $(VENV)/demo.stamp
	$(PYTHON) -m bot demo

tour: $(VENV)/demo.stamp
	$(PYTHON) -m bot tour $(ARGS)

run: $(VENV)/run.stamp
	$(PYTHON) -m bot.supervisor

test: $(VENV)/dev.stamp
	$(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

evidence: $(VENV)/dev.stamp
	$(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup -m evidence $(ARGS)

# `make -k check` goes on after the first complaint.
check: lint layout types contracts

lint: $(VENV)/dev.stamp
	$(VENV)/bin/ruff check .

layout: $(VENV)/dev.stamp
	$(VENV)/bin/ruff format --check .

types: $(VENV)/dev.stamp
	$(VENV)/bin/pyright --pythonpath $(PYTHON)

contracts: $(VENV)/dev.stamp
	$(VENV)/bin/lint-imports

format: $(VENV)/dev.stamp
	$(VENV)/bin/ruff check --fix-only .
	$(VENV)/bin/ruff format .

bench: $(VENV)/dev.stamp
	$(PYTHON) -m tests.bench $(ARGS)

# For less: make crash-long ARGS="--minutes 10"
crash-long: $(VENV)/dev.stamp
	$(PYTHON) -m tests.crash $(ARGS)

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is newer than the pins it was installed from, so the second time costs nothing.
$(VENV)/run.stamp: requirements/run.txt | $(PYTHON)
	$(PYTHON) -m pip install -q -r $<
	@touch $@

$(VENV)/demo.stamp: requirements/demo.txt requirements/run.txt | $(PYTHON)
	$(PYTHON) -m pip install -q -r $<
	@touch $(VENV)/run.stamp $@

$(VENV)/dev.stamp: requirements/dev.txt requirements/demo.txt requirements/run.txt | $(PYTHON)
	$(PYTHON) -m pip install -q -r $<
	@touch $(VENV)/run.stamp $(VENV)/demo.stamp $@

$(PYTHON):
	@$(PYTHON3) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Rostrum needs Python 3.11 or newer: name one with 'make PYTHON3=python3.11'." >&2; exit 1; }
	$(PYTHON3) -m venv $(VENV)
