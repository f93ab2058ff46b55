# What people type. Needs Python 3.11 or newer and make; all else comes into .venv at the first use.

PYTHON3 ?= python3
VENV := .venv
PYTHON := $(VENV)/bin/python
# Whatever is not the file that was locked is refused, wherever it comes from.
INSTALL := $(PYTHON) -m pip install -q --require-hashes -r
TOOLS := build/tools
# A story waits for sockets and the disk, so more than there are cores; each reads all tests first.
WORKERS ?= 4
# A kill and a browser take a core for themselves.
EVIDENCE_WORKERS ?= 4

# What is started hundreds of times need not be compiled each time.
unexport PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# pyright would otherwise ask the network for a newer one.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: help demo tour run test evidence check lint layout types contracts format docs bench \
  crash-long lock audit clean

help:
	@echo "make demo    open the rehearsal in a browser (no token, nothing leaves this machine)"
	@echo "make tour    play the whole story without a browser and check each step"
	@echo "make run     start the bot on Discord, and again if it ends (needs .env, see .env.example)"
	@echo "make test    all tests, in a few minutes"
	@echo "make evidence  what takes longer: all harms, rights and kills, a month, the demo"
	@echo "make check   style, types and import contracts"
	@echo "make format  let ruff lay out the code"
	@echo "make docs    the documents as a site, into build/docs; without the net"
	@echo "make bench   measure, in some minutes, and write docs/performance.md"
	@echo "make crash-long  kill the bot 5,000 times, in an hour or two, and write docs/reliability.md"
	@echo "make lock    write requirements/*.txt from *.in, with the hashes that the registry gives"
	@echo "make audit   ask for known weaknesses of what the bot installs (needs the net)"
	@echo "make clean   remove the environment and all caches (never data/var)"

demo: $(VENV)/demo.stamp
	$(PYTHON) -m bot demo

tour: $(VENV)/demo.stamp
	$(PYTHON) -m bot tour $(ARGS)

run: $(VENV)/run.stamp
	$(PYTHON) -m bot.supervisor

test: $(VENV)/dev.stamp
	$(PYTHON) -m pytest -n $(WORKERS) $(ARGS)

evidence: $(VENV)/dev.stamp
	$(PYTHON) -m pytest -n $(EVIDENCE_WORKERS) -m evidence $(ARGS)

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

docs: $(VENV)/dev.stamp
	$(PYTHON) -m sphinx -W --keep-going -q docs build/docs $(ARGS)
	@echo "build/docs/index.html"

bench: $(VENV)/dev.stamp
	$(PYTHON) -m tests.bench $(ARGS)

# For less: make crash-long ARGS="--minutes 10"
crash-long: $(VENV)/dev.stamp
	$(PYTHON) -m tests.crash $(ARGS)

# What was locked stays, unless its *.in names another version.
lock: $(TOOLS)/stamp
	cd requirements && for each in run languages demo dev tools; do \
	  ../$(TOOLS)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	    --no-annotate --no-emit-index-url --system-certs --custom-compile-command "make lock" \
	    -o $$each.txt $$each.in || exit 1; \
	done

# Its word for a list out of reach is that of a weakness that was found: exit code 1.
audit: $(TOOLS)/stamp
	@said=$$($(TOOLS)/bin/pip-audit --strict --require-hashes --disable-pip \
	  -r requirements/run.txt 2>&1); code=$$?; echo "$$said"; \
	case "$$said" in *"not found on PyPI"*|*"could not be audited"*|*onnection*) \
	  echo "Nothing was looked up: PyPI's list of known weaknesses is out of reach from here." \
	    "Run this where https://pypi.org itself answers, not a mirror of it.";; esac; exit $$code

clean:
	rm -rf $(VENV) $(TOOLS) .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is newer than the pins it was installed from, so the second time costs nothing.
$(VENV)/run.stamp: requirements/run.txt | $(PYTHON)
	$(INSTALL) $<
	@touch $@

# What was not compiled at the installation would be while somebody waits for the first page.
$(VENV)/demo.stamp: requirements/demo.txt | $(PYTHON)
	$(INSTALL) $<
	$(PYTHON) -m compileall -q bot
	@touch $(VENV)/run.stamp $@

$(VENV)/dev.stamp: requirements/dev.txt | $(PYTHON)
	$(INSTALL) $<
	@touch $(VENV)/run.stamp $(VENV)/demo.stamp $@

$(TOOLS)/stamp: requirements/tools.txt
	$(PYTHON3) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install -q --require-hashes -r $<
	@touch $@

$(PYTHON):
	@$(PYTHON3) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Rostrum needs Python 3.11 or newer: name one with 'make PYTHON3=python3.11'." >&2; exit 1; }
	$(PYTHON3) -m venv $(VENV)
