# make run: the demo office in the browser.   make test: every check and test.   Nothing else is needed before either.
UV = $$(python3 setup/bootstrap.py)
SYNC = $(UV) sync --locked --quiet
ASSETS = UV=$(UV) .venv/bin/python setup/assets.py
VENV = .venv/bin

.PHONY: run test lint fmt

run:
	@$(SYNC) --no-dev --inexact
	@$(ASSETS)
	@exec setpriv --pdeathsig TERM $(VENV)/vanphong demo

test: lint
	@BROWSER=$$(python3 setup/browser.py) && export BROWSER && exec $(VENV)/pytest -n 2

lint:
	@$(SYNC)
	@$(ASSETS)
	$(VENV)/ruff check
	$(VENV)/ruff format --check
	$(VENV)/lint-imports
	$(VENV)/djlint --check --lint vanphong
	VANPHONG_HOME=$(CURDIR)/var/lint $(VENV)/mypy

fmt:
	@$(SYNC)
	$(VENV)/ruff check --fix
	$(VENV)/ruff format
	$(VENV)/djlint --reformat vanphong
