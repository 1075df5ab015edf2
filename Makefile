# Two commands matter: `make serve` to read and write, `make test` to prove it.
# Everything they need beyond rustup's stable toolchain, make and a C compiler is installed here.

TRUNK_VERSION := 0.21.14
# Must equal the version of the library in Cargo.toml.
WASM_BINDGEN_VERSION := 0.2.129
# The folder to publish; its name may hold spaces and begin with ~/.
CONTENT ?= content
# Where the site will be: / or /repo/ or https://host/repo/.
BASE ?= /
# DRAFTS=1 publishes drafts too.
DRAFTS ?= $(SEOGA_DRAFTS)

export CONTENT
export BASE
export PATH := $(CURDIR)/.tools/bin:$(PATH)
export SEOGA_DRAFTS := $(DRAFTS)
# Trunk must use the tools that are pinned here, not fetch others.
export TRUNK_BUILD_OFFLINE := true
export TRUNK_SKIP_VERSION_CHECK := true

# Panic messages name source files: short names, the same on every machine, and 150 bytes less.
REMAP = $(foreach dir,$(shell ls -d "$${CARGO_HOME:-$$HOME/.cargo}"/registry/src/* 2>/dev/null),--remap-path-prefix=$(dir)=crates)
TRUNK = CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$(REMAP)" trunk

WATCH := src style index.html Cargo.toml

# Make takes a path with spaces for several, so the shell looks for the folder.
IN_CONTENT = folder=$$CONTENT; \
	case $$folder in "~"|"~/"*) folder=$$HOME$$(printf %s "$$folder" | cut -c2-);; esac; \
	SEOGA_CONTENT=$$(cd "$$folder" 2>/dev/null && pwd) \
		|| { echo "seoga: there is no folder $$folder" >&2; exit 3; }; \
	export SEOGA_CONTENT;

.PHONY: serve build test bench lint native browser tools wasm-target browser-tools clean
.DEFAULT_GOAL := build

serve: tools ## build, serve on http://127.0.0.1:8080 and reload on change
	@$(IN_CONTENT) $(TRUNK) serve --release --public-url "$$BASE" \
		$(foreach path,$(WATCH),--watch $(path)) --watch "$$SEOGA_CONTENT"

build: tools ## dist/, for any static host
	@$(IN_CONTENT) $(TRUNK) build --release --public-url "$$BASE"

test: lint native build browser ## everything that must hold

lint: wasm-target
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --target wasm32-unknown-unknown --lib --bin app --bin embed -- -D warnings

native:
	cargo test --locked --release

browser: browser-tools
	npx playwright test

# Not `npm ci`: it refuses where a registry lacks Pagefind for one of the other platforms.
bench: build browser-tools ## what a visit, a search and a build cost, next to others
	@[ bench/node_modules/.package-lock.json -nt bench/package-lock.json ] \
		|| { cd bench && npm install --no-save --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json; }
	node bench/run.mjs
	node bench/publish.mjs
	node bench/pages.mjs
	node bench/search.mjs

tools: wasm-target
	@if [ "$$(trunk --version 2>/dev/null)" != "trunk $(TRUNK_VERSION)" ]; then \
		echo "seoga: installing trunk $(TRUNK_VERSION) into .tools/ (about 5 minutes, once)"; \
		cargo install --quiet --locked --root .tools trunk@$(TRUNK_VERSION); fi
	@if [ "$$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $(WASM_BINDGEN_VERSION)" ]; then \
		echo "seoga: installing wasm-bindgen-cli $(WASM_BINDGEN_VERSION) into .tools/ (about 2 minutes, once)"; \
		cargo install --quiet --locked --root .tools wasm-bindgen-cli@$(WASM_BINDGEN_VERSION); fi

	@cargo fetch --locked --quiet

wasm-target:
	@if ! [ -d "$$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then \
		echo "seoga: adding the WebAssembly target"; \
		rustup target add wasm32-unknown-unknown; fi

browser-tools:
	@bash tests/browser/install.sh

clean:
	rm -rf dist target node_modules test-results playwright-report
