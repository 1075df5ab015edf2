//! The widgets for other sites, for the browser: everything is in [`seoga::embed`].

#[cfg(target_arch = "wasm32")]
fn main() {
    seoga::embed::main();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
