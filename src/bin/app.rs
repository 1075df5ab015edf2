//! The app, for the browser: everything is in [`seoga::app`].

#[cfg(target_arch = "wasm32")]
fn main() {
    seoga::app::browser::main();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
