# Two commands are enough: `make demo` and `make test`. Both set up what they need.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV ?= .venv
BIN := $(VENV)/bin
SITE ?= site
PORTAL ?= demo-portal
# Whichever Python there is; the script looks for a newer one where it is too old.
PYTHON ?= $(firstword $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do command -v $$name; done))
export VENV

.PHONY: help messages catalogues demo view demo-site test coverage test-fast explore bench bench-walk bench-minutes bench-privacy bench-portal bench-control bench-editor bench-viewers lint format docs clean viewer run-env dev-env browser servers lock wheel

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run-env:
	@$(PYTHON) scripts/setup.py run

dev-env:
	@$(PYTHON) scripts/setup.py dev

browser: dev-env
	@scripts/browser.sh

servers:
	@scripts/debian.sh postgresql initdb
	@scripts/debian.sh nginx nginx
	@scripts/debian.sh libpangoft2-1.0-0 libpangoft2-1.0.so.0
	@scripts/debian.sh libharfbuzz-subset0 libharfbuzz-subset.so.0

catalogues: run-env
	@$(BIN)/python scripts/messages.py compile

viewer: catalogues ## build the viewer's TypeScript into the package
	@$(BIN)/python scripts/build_viewer.py

demo-site: viewer ## build the sample museum into ./site
	@$(BIN)/jetisu360 build demo/photos --out $(SITE) --no-privacy # what is found in them is decided already

demo: viewer ## open the portal with the sample museum in it, and its public site beside it
	@JETISU360_LOG_LEVEL=warning $(BIN)/python scripts/demo_portal.py $(PORTAL)
	@$(BIN)/jetisu360 serve --folder $(PORTAL)

view: demo-site ## build the sample museum as plain files, serve it, open it
	@$(BIN)/jetisu360 view $(SITE)

lint: dev-env viewer ## style, types, and the arrows of the house
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: dev-env viewer browser servers lint ## everything that must hold
	@$(BIN)/python scripts/run_tests.py

coverage: dev-env viewer browser servers ## the same tests, and which lines they never reach (slower)
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder --cov --cov-report=term:skip-covered

test-fast: dev-env viewer ## without browser, cluster and slow tests
	@$(BIN)/pytest -m "not browser and not cluster and not slow" -n 2

explore: dev-env viewer ## the tests of invariants with examples that nobody has drawn yet
	@$(BIN)/pytest -n 2 --dist loadfile -m hypothesis --hypothesis-profile explore

bench: dev-env demo-site browser ## measure speed, memory, formats, the viewer's budgets, and what kills leave
	@scripts/install_bench.sh
	@$(BIN)/python -m benchmarks

bench-walk: dev-env ## measure how well photographs find each other
	@$(BIN)/python -m benchmarks.walk

bench-minutes: dev-env ## measure how well official texts are read
	@$(BIN)/python -m benchmarks.minutes

bench-portal: dev-env servers ## measure what the portal's pages cost and what it bears
	@$(BIN)/python -m benchmarks.portal

bench-control: dev-env servers ## measure lists and searches of 200,000 assignments
	@$(BIN)/python -m benchmarks.control

bench-editor: dev-env browser ## measure what the editor costs, and what two people and kills leave
	@$(BIN)/python -m benchmarks.editor

bench-viewers: dev-env demo-site browser ## measure our viewer beside Marzipano, Pannellum and Photo Sphere Viewer (from npm)
	@$(BIN)/python -m benchmarks.peers $(SITE)

bench-privacy: dev-env ## measure how well faces are found
	@$(BIN)/python -m benchmarks.privacy

format: dev-env ## rewrite the code in the house style
	@$(BIN)/ruff check --fix-only -q .
	@$(BIN)/ruff format -q .

messages: dev-env ## take new messages into the catalogues (locale/*/…/jetisu360.po) and compile them
	@$(BIN)/python scripts/messages.py

docs: dev-env ## renew what the docs hold of the code (JSON Schema, licences, headings, settings)
	@$(BIN)/jetisu360 schema > docs/schema/tour.schema.json
	@$(BIN)/python scripts/licences.py
	@$(BIN)/python scripts/table_headings.py
	@$(BIN)/python scripts/settings_table.py

wheel: viewer ## the package as a wheel, viewer inside
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

lock: dev-env ## renew both lock files
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet \
	    --custom-compile-command "make lock" -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --group bench -c requirements.lock --universal \
	    --python-version 3.11 --generate-hashes --quiet --custom-compile-command "make lock" -o requirements-dev.lock

clean: ## remove everything that can be made again
	rm -rf $(VENV) $(SITE) $(SITE).work dist build viewer/node_modules src/jetisu360/publish/static/built src/jetisu360/locale/*/LC_MESSAGES/*.mo \
	    .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage .coverage.* htmlcov bench-results
