# `make demo` and `make test` need Python 3.11 or newer and nothing else; PYTHON=python3.13 chooses one.

PYTHON ?= $(shell tools/find-python)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
# Also where the environment keeps Python from writing bytecode: compiling anew costs each start as much as its work.
COMPILE := $(BIN)/python -m compileall -q src
SAMPLE := samples/dongxihu-2022
DEMO := build/demo
SECONDS := 300
MINUTES := 10
SEED := 0
N := 60

.DEFAULT_GOAL := help
.PHONY: accuracy scan-accuracy help demo test check static format format-check lint types imports generated docs generate golden messages bench fuzz siege mutate \
	words changelog dist clean

help:  ## what can be made here
	@awk -F':.*  ## ' '/^[a-z-]+:.*  ## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/installed  ## install, extract the sample notice, show it as a table
	@mkdir -p $(DEMO)
	$(BIN)/govtask extract $(SAMPLE)/notice.pdf -o $(DEMO)/dongxihu-2022.json
	@$(BIN)/govtask show $(SAMPLE)/notice.pdf
	@echo "The JSON is in $(DEMO)/dongxihu-2022.json"

test: $(VENV)/developing  ## the whole test suite
	$(BIN)/python -m pytest -n auto

check: static test  ## everything that CI checks

static: format-check lint types imports generated docs  ## all of check but the tests

format-check: $(VENV)/developing
	$(BIN)/ruff format --check

lint: $(VENV)/developing
	$(BIN)/ruff check

types: $(VENV)/developing
	$(BIN)/mypy

imports: $(VENV)/developing
	$(BIN)/lint-imports

generated: $(VENV)/developing
	$(BIN)/python tools/generate.py --check
	$(BIN)/python tools/messages.py --check

docs: $(VENV)/developing  ## the site of docs/ in build/site; fails for links that lead nowhere
	$(BIN)/zensical build --strict --clean

format: $(VENV)/developing  ## lay out the code, mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

messages: $(VENV)/developing  ## put what is newly said into the catalogues of messages, and tell what lacks its Chinese
	$(BIN)/python tools/messages.py

generate: $(VENV)/developing  ## write schemas and documents that follow from the code
	$(BIN)/python tools/generate.py

golden: $(VENV)/developing  ## rewrite samples/*/expected.json; read the diff before you commit it
	@if [ -n "$$CI" ]; then echo "make golden: refused, CI is set. Goldens change where their diff is read." >&2; exit 1; fi
	$(BIN)/python tools/golden.py

accuracy: $(VENV)/developing  ## accuracy on the samples and on CORPUS=DIR, and tasks gained and lost since BASE=COMMIT
	$(BIN)/python tools/accuracy.py $(if $(BASE),--base $(BASE)) $(CORPUS)

scan-accuracy: $(VENV)/developing  ## what is recognised on scans of the sample, beside its text layer and the engine alone
	$(BIN)/python tools/scan_accuracy.py

bench: $(VENV)/developing  ## cost beside the usual library, measured in one run, and how time grows with the text
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_growth.py

fuzz: $(VENV)/developing  ## read damaged files of every format for SECONDS=300, from SEED=0 on
	$(BIN)/python tools/fuzz.py --seconds $(SECONDS) --seed $(SEED)

siege: $(VENV)/developing  ## attack the installed command for MINUTES=10, from SEED=0 on: limits, signals, what is left
	$(BIN)/python tools/siege.py --minutes $(MINUTES) --seed $(SEED)

mutate: $(VENV)/developing  ## take N=60 rules, words and conditions from the parser, from SEED=0; tell what no test misses
	$(BIN)/python tools/mutate.py --number $(N) --seed $(SEED)

words: $(VENV)/developing  ## the words of the source that decide nothing in cases and samples; CORPUS=DIR, PARTS=names
	$(BIN)/python tools/words.py $(if $(CORPUS),--corpus $(CORPUS)) $(PARTS)

changelog: $(VENV)/developing  ## gather changes/ in CHANGELOG.md under VERSION=1.2.3
	$(BIN)/towncrier build --yes --version $(VERSION)

dist: $(VENV)/developing  ## what is published, in build/dist: the wheel built twice must be the same
	rm -rf build/dist build/again
	$(BIN)/python -m hatchling build -d build/dist
	$(BIN)/python -m hatchling build -t wheel -d build/again
	cmp build/dist/*.whl build/again/*.whl

clean:  ## remove the virtual environment and what was made
	rm -rf $(VENV) build .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# Each stamp stands for an installation that fits pyproject.toml and constraints.txt.
$(VENV)/created:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer was found; name one: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is not Python 3.11 or newer" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/created pyproject.toml constraints.txt
	$(PIP) --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/developing: $(VENV)/created pyproject.toml constraints.txt
	$(PIP) --editable '.[all,dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/installed
