//! The publisher, for the command line: everything is in `seoga::command`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    seoga::command::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
