# Attractor. `make demo` and `make test` are all a new machine needs.

PREFIX ?= /usr/local
SWIFT ?= swift
# One static binary: it starts in milliseconds and runs where no Swift is installed.
RELEASE = -c release --static-swift-stdlib
BIN = .build/release

.PHONY: setup build demo test bench format format-check install clean

setup:
	@bash .ci/setup

build: setup
	$(SWIFT) build $(RELEASE) --product attractor
	$(SWIFT) build $(RELEASE) --product attractor-render

demo: build
	@bash examples/demo/demo.sh $(BIN)/attractor

test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

bench: build
	$(SWIFT) run -c release --package-path Benchmarks bench $(abspath $(BIN)/attractor)

format:
	$(SWIFT) format format --in-place --recursive Sources Tests Benchmarks Package.swift

format-check:
	$(SWIFT) format lint --strict --recursive Sources Tests Benchmarks Package.swift

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 -s $(BIN)/attractor "$(DESTDIR)$(PREFIX)/bin/attractor"
	install -m 755 -s $(BIN)/attractor-render "$(DESTDIR)$(PREFIX)/bin/attractor-render"

clean:
	$(SWIFT) package clean
