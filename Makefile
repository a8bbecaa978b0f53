# Whyleft: `make run` opens it, `make test` checks it. Everything lives in .venv; nothing outside is changed.

PYTHON ?= python3
BIN := .venv/bin
TESTS := -n 2 --dist loadfile

.PHONY: setup run test test-all lint bench train-extra clean

setup: .venv/installed

run: .venv/installed
	$(BIN)/whyleft run

test: .venv/installed-test
	$(BIN)/pytest $(TESTS) -m "not long"

test-all: .venv/installed-test
	$(BIN)/pytest $(TESTS)

lint: .venv/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/installed-test
	$(BIN)/python -m benchmarks

train-extra: .venv/installed-test
	$(BIN)/pip install --quiet --no-compile --disable-pip-version-check --editable '.[train]'

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/output whyleft.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --no-compile leaves out the bytecode of modules that are never used (0.2 GB less on disk); the import at the end
# writes that of the modules that are, so that the first start is as quick as the next.
USED := streamlit.web.bootstrap, pandas, duckdb, plotly.graph_objects, spacy.lang.en, statsmodels.api, onnxruntime

.venv/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Whyleft needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --no-compile --disable-pip-version-check -r requirements.txt
	$(BIN)/pip install --quiet --no-compile --disable-pip-version-check --no-deps --editable .
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -c "import $(USED)"
	@touch $@

.venv/installed-test: .venv/installed requirements-test.txt
	$(BIN)/pip install --quiet --no-compile --disable-pip-version-check -r requirements-test.txt
	@touch $@
