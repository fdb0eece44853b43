# One word each; `make help` lists them. What a word does is in scripts/ or in the command below it.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.PHONY: help run test check fix docs demo bench
PYTHON_HERE := .venv/bin/python

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

run: ## install what is missing, start the product, stop with Ctrl-C
	@scripts/run

test: ## every test, browser tests included
	@scripts/test

check: ## style, types, layers, migrations, generated documents
	@scripts/check

fix: ## put style in order
	@. scripts/setup.sh && install requirements-dev.lock
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	git ls-files -z -- 'templates/*.html' | xargs -0 -r .venv/bin/djade --target-version 5.2

docs: ## write the generated documents anew
	$(PYTHON_HERE) manage.py generate_docs

demo: ## load the demo municipality into the database of a stopped or running product
	$(PYTHON_HERE) -m msoko.preparation

bench: ## measure the budgets of tests/bench (not part of make test)
	@scripts/bench
