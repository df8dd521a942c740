# make run: the demo office in the browser.   make test: every check and test.   Nothing else is needed before either.
SET_UP = UV=$$(python3 setup/bootstrap.py) && export UV && $$UV sync --locked
ASSETS = $(VENV)/python setup/assets.py
VENV = .venv/bin

.PHONY: run test lint fmt

run:
	@$(SET_UP) --no-dev --inexact && $(ASSETS)
	@exec setpriv --pdeathsig TERM $(VENV)/vanphong demo

test: lint
	@python3 setup/programs.py && exec $(VENV)/pytest -n 2

lint:
	@$(SET_UP) && $(ASSETS)
	$(VENV)/ruff check
	$(VENV)/ruff format --check
	$(VENV)/lint-imports
	$(VENV)/djlint --check --lint vanphong
	VANPHONG_HOME=$(CURDIR)/var/lint $(VENV)/mypy

fmt:
	@$(SET_UP)
	$(VENV)/ruff check --fix
	$(VENV)/ruff format
	$(VENV)/djlint --reformat vanphong
