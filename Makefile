# Everything a person types while working on newsread; `make` alone lists the targets.

PYTHON ?=
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
TRAINING := .venv-training
READY := $(VENV)/.ready
TOOLS := $(VENV)/.ready-tools
CODE := articles annotations tui
CANDIDATES := $(if $(PYTHON),$(PYTHON),python3 python3.13 python3.12 python3.11)

.PHONY: help setup run test test-browser check format format-check lint layers types screenshots bench train evaluate clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(TOOLS) ## Build .venv with all that the other targets need (they do it, too)

run: $(READY) ## Open the sample article, or another one: make run SOURCE=story.txt
	@source="$$SOURCE"; \
	if [ -z "$$source" ]; then \
	  source="$$($(BIN)/python -c 'from articles.samples import sample_path; print(sample_path())')"; \
	fi; \
	$(BIN)/newsread "$$source"

test: $(TOOLS) ## Run the tests; some of them: make test ARGS="-k settings"
	@$(BIN)/pytest -q -n auto --maxprocesses 8 $(ARGS)

test-browser: $(TOOLS) ## Look at the HTML report in any Chromium that is installed
	@$(BIN)/pytest -q -n auto --maxprocesses 4 tests/browser $(ARGS)

check: format-check lint types test ## Format check, lint, layers, types and tests: all must pass

format: $(TOOLS) ## Format the code and put right what can be put right
	@$(BIN)/ruff format -q .
	@$(BIN)/ruff check -q --fix .

format-check: $(TOOLS)
	@$(BIN)/ruff format -q --check . || { echo "Some files are not formatted; run: make format" >&2; exit 1; }

lint: layers ## Look for mistakes with ruff, and at the layers
	@$(BIN)/ruff check -q .

layers: $(TOOLS) ## Check who imports whom
	@$(BIN)/lint-imports --no-logo

types: $(TOOLS) ## Check the types with mypy
	@$(BIN)/mypy $(CODE)

screenshots: $(TOOLS) ## Take the screenshots again from the real app
	@$(BIN)/python screenshots/take.py

bench: $(TOOLS) ## Run the benchmarks and keep their table; some: make bench ARGS="keys"
	@$(BIN)/python -m benchmarks $(ARGS)

train: $(TOOLS) ## Train the bundled pipeline from the data sets (90 minutes; see training/README.md)
	@test -x $(TRAINING)/bin/python || $(BIN)/python -m venv $(TRAINING)
	@$(TRAINING)/bin/python -m pip install -q -c constraints.txt . -r training/requirements.txt
	@PYTHONPATH=. $(TRAINING)/bin/python -m training.train

evaluate: $(TOOLS) ## Print every score: names, grammar, figures, attributions, claims
	@$(BIN)/python -m training.evaluate
	@for part in figures attribution claims; do echo; $(BIN)/python -m training.evaluate_$$part || exit 1; done

clean: ## Take away what was built, all but .venv
	@rm -rf dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt
	@for python in $(CANDIDATES); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    found="$$python"; break; \
	  fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "newsread needs Python 3.11 or newer; found none as: $(CANDIDATES)." \
	    "Install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$found" --version); this is done once." >&2; \
	[ -x $(BIN)/python ] || "$$found" -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib $(CODE) || true
	@touch $(READY)

$(TOOLS): $(READY)
	@echo "Adding what tests and checks need; this is done once, too." >&2
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib || true
	@touch $(TOOLS)
