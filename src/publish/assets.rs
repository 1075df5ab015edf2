//! The files that every site has: style sheet and the two scripts that are not WebAssembly.
//!
//! They are part of this program, so that a folder can be published without anything else at hand.

use std::io;

use super::Sink;
use super::data::short_hash;

/// The style sheet, in the order of the cascade.
const STYLE: [&str; 9] = [
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/layout.css"),
    include_str!("../../style/components.css"),
    include_str!("../../style/prose.css"),
    include_str!("../../style/figures.css"),
    include_str!("../../style/code.css"),
    include_str!("../../style/math.css"),
    include_str!("../../style/print.css"),
];

/// Starts the app once the page can be read.
const BOOT: &str = include_str!("../app/browser/boot.js");
/// Keys and recent searches: parts of the same file, for two requests less.
const KEYS: &str = include_str!("../app/browser/keys.js");
const COMFORT: &str = include_str!("../app/browser/comfort.js");
/// Light and dark, before the page is painted and with or without the app.
const THEME: &str = include_str!("../app/browser/theme.js");
/// The picture in the browser's tab.
const ICON: &str = include_str!("../../style/icon.svg");

/// Where these files lie, relative to the site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Assets {
    pub(super) style: String,
    pub(super) boot: String,
    pub(super) theme: String,
    pub(super) icon: String,
}

/// Writes them under names that carry their content.
pub(super) fn write(sink: &dyn Sink) -> io::Result<Assets> {
    let put = |stem: &str, ending: &str, text: &str| -> io::Result<String> {
        let name = format!("assets/{stem}.{}.{ending}", short_hash(blake3::hash(text.as_bytes())));
        sink.write(&name, text.as_bytes())?;
        Ok(name)
    };
    Ok(Assets {
        style: put("style", "css", &squeeze(&STYLE.concat()))?,
        boot: put("boot", "js", &lean(&[BOOT, KEYS, COMFORT].concat()))?,
        theme: put("theme", "js", &lean(THEME))?,
        icon: put("icon", "svg", ICON)?,
    })
}

/// Drops comments and indentation; strings in the style sheet hold neither.
pub(super) fn squeeze(css: &str) -> String {
    let mut squeezed = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        squeezed.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    squeezed.push_str(rest);
    let lines = squeezed.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Drops lines that are comments, and indentation, from a script that is written one statement a
/// line, as ours and those of wasm-bindgen are.
pub(super) fn lean(script: &str) -> String {
    let mut in_comment = false;
    let lines = script.lines().map(str::trim).filter(|line| {
        let starts = line.starts_with("/*");
        let drop = in_comment || starts || line.starts_with("//") || line.is_empty();
        in_comment = (in_comment || starts) && !line.ends_with("*/");
        !drop
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lean_scripts_keep_their_statements() {
        let script = "/**\n * about\n */\nfunction f() {\n    // why\n    return '// no comment';\n}\n/* one */\nf();\n";
        assert_eq!(lean(script), "function f() {\nreturn '// no comment';\n}\nf();");
    }

    #[test]
    fn squeezed_css_keeps_its_rules() {
        assert_eq!(squeeze("/* a */\na {\n  color: red; /* b */\n}\n\n"), "a {\ncolor: red;\n}");
        assert_eq!(squeeze("a{} /* open"), "a{}");
    }
}
