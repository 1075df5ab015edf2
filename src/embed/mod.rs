//! The widgets for other sites: the search, lists and posts of this site in anybody's page.
//!
//! Not built yet; the binary exists so that the build produces it under its lasting name.

/// Entry point of the widgets' binary.
pub fn main() {}
