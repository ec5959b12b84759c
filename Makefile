# Two commands do everything: `make run` and `make test`. The rest are their parts.
SHELL := /bin/sh
BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen
SEED ?= 1

.PHONY: run test check unit bench captures endurance lock clean

run: .venv/.ready-run ## opens the program (without a display: demo dossier and its report under build/demo)
	@sh packaging/run.sh

test: check unit ## all checks and tests

check: .venv/.ready-dev ## style, types, floors, dead code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/vulture

unit: .venv/.ready-dev
	rm -f .coverage .coverage.* build/coverage.json
	mkdir -p build
	$(OFFSCREEN) $(BIN)/pytest -q -n 2 --dist worksteal --cov --cov-report=
	$(BIN)/coverage json -q -o build/coverage.json
	$(BIN)/python tests/coverage_floors.py build/coverage.json

bench: .venv/.ready-dev ## the figures, as ratios in one run
	$(OFFSCREEN) $(BIN)/python tests/bench/run_all.py

captures: .venv/.ready-dev ## a picture of every page under build/captures
	$(OFFSCREEN) $(BIN)/python tests/captures/capture_pages.py

endurance: .venv/.ready-dev ## the long proofs, whole: SEED=2 gives other cases
	$(OFFSCREEN) ENGAGEMENT_ENDURANCE=1 ENGAGEMENT_SEED=$(SEED) $(BIN)/pytest -q -m endurance tests

.venv/.ready-run: requirements/run.lock pyproject.toml packaging/setup.sh packaging/system_libraries.py
	@sh packaging/setup.sh run

.venv/.ready-dev: requirements/dev.lock pyproject.toml packaging/setup.sh packaging/system_libraries.py
	@sh packaging/setup.sh dev

lock: ## renews the locks (needs uv)
	cd requirements && for kind in run dev; do \
	  uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $$kind.in -o $$kind.lock; \
	done

clean:
	rm -rf .venv build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
