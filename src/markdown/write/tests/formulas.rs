//! The formulas of real documents.

use std::path::Path;

use super::*;
use crate::markdown::mathml::typeset;

#[test]
fn formulas_of_the_corpora_are_typeset() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let (mut all, mut refused) = (0, Vec::new());
    for (folder, dialect) in [("wiki", Dialect::Wiki), ("til", Dialect::Plain)] {
        let folder = root.join(folder);
        if !folder.exists() {
            println!("skipped: {} is not here", folder.display());
            continue;
        }
        for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok) {
            if entry.path().extension().is_none_or(|ending| ending != "md") {
                continue;
            }
            let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
            let draft = prepare(&document("x.md", dialect, &text));
            for kept in &draft.kept {
                let Kept::Math { tex, display, .. } = kept else { continue };
                all += 1;
                // A long division has no counterpart.
                let known = tex.contains("\\enclose");
                if let Err(fault) = typeset(tex, *display)
                    && !known
                {
                    refused.push((entry.path().to_owned(), fault.message));
                }
            }
        }
    }
    println!("{all} formulas");
    assert_eq!(refused, []);
}
