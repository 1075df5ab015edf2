//! Patterns of addresses, as Jekyll, Hexo and Hugo have them: `/blog/:year/:month/:day/:title/`.

use crate::model::Date;

/// What a pattern may speak of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts<'document> {
    /// The document's date.
    pub(crate) date: Option<&'document Date>,
    /// The file name without date and extension, or the front matter's `slug`.
    pub(crate) title: &'document str,
    /// The path below the collection, without the extension.
    pub(crate) path: &'document str,
    /// The collection's name.
    pub(crate) collection: &'document str,
    /// The categories, from the widest to the narrowest.
    pub(crate) categories: &'document [String],
    /// What Hugo's placeholders mean, in whose patterns some of the same names mean others.
    pub(crate) hugo: Option<Hugo<'document>>,
}

/// What only Hugo's patterns speak of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hugo<'document> {
    /// The title.
    pub(crate) title: &'document str,
    /// The front matter's `slug`.
    pub(crate) slug: Option<&'document str>,
    /// The file name without its extension.
    pub(crate) stem: &'document str,
    /// All folders, the section first.
    pub(crate) folders: &'document [String],
}

/// Fills a pattern in, or one of the styles that Jekyll has names for. What is not known leaves
/// nothing behind, unknown placeholders stay as they are.
pub(crate) fn expand(pattern: &str, parts: Parts<'_>) -> String {
    let pattern = match pattern.trim() {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        other => other,
    };
    let mut pieces = pattern.split(':');
    let mut path = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let length =
            piece.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_').count();
        let (name, rest) = piece.split_at_checked(length).unwrap_or((piece, ""));
        path.push_str(&value(name, parts).unwrap_or_else(|| format!(":{name}")));
        path.push_str(rest);
    }
    path
}

fn value(name: &str, parts: Parts<'_>) -> Option<String> {
    let date = parts.date.map_or("", Date::as_rfc3339);
    let digits = |from: usize, to: usize| date.get(from..to).unwrap_or_default();
    let number = |from, to| digits(from, to).trim_start_matches('0').to_owned();
    let joined = |lower: fn(&String) -> String| {
        let names: Vec<String> = parts.categories.iter().map(lower).collect();
        names.join("/")
    };
    if let Some(value) = parts.hugo.and_then(|hugo| hugo_value(name, hugo)) {
        return Some(value);
    }
    Some(match name {
        "year" => digits(0, 4).to_owned(),
        "short_year" => digits(2, 4).to_owned(),
        "month" => digits(5, 7).to_owned(),
        "i_month" => number(5, 7),
        "day" => digits(8, 10).to_owned(),
        "i_day" => number(8, 10),
        "hour" => digits(11, 13).to_owned(),
        "minute" => digits(14, 16).to_owned(),
        "second" => digits(17, 19).to_owned(),
        "y_day" | "yearday" => day_of_year(digits(0, 10)).unwrap_or_default(),
        "slug" => segment(parts.title, "").to_lowercase(),
        "title" | "name" | "post_title" | "basename" | "filename" => pretty(parts.title),
        "path" => parts.path.to_owned(),
        "collection" => parts.collection.to_owned(),
        "categories" | "category" => joined(|name| name.to_lowercase()),
        "slugified_categories" => joined(|name| segment(name, "").to_lowercase()),
        "output_ext" => ".html".to_owned(),
        _ => return None,
    })
}

fn hugo_value(name: &str, hugo: Hugo<'_>) -> Option<String> {
    let lower = |text: &str| segment(text, "_.").to_lowercase();
    Some(match name {
        "title" => lower(hugo.title),
        "slug" => lower(hugo.slug.unwrap_or(hugo.title)),
        "slugorfilename" | "slugorcontentbasename" => lower(hugo.slug.unwrap_or(hugo.stem)),
        "filename" | "contentbasename" => lower(hugo.stem),
        "section" => hugo.folders.first().map(|folder| lower(folder)).unwrap_or_default(),
        "sections" => hugo.folders.iter().map(|folder| lower(folder)).collect::<Vec<_>>().join("/"),
        _ => return None,
    })
}

fn day_of_year(day: &str) -> Option<String> {
    let day: jiff::civil::Date = day.parse().ok()?;
    Some(format!("{:03}", day.day_of_year()))
}

/// Jekyll's "pretty" way to make a segment: case and the harmless signs stay.
fn pretty(text: &str) -> String {
    segment(text, "._~!$&'()+,;=@")
}

/// Letters, digits and some signs stay, all else becomes hyphens.
fn segment(text: &str, signs: &str) -> String {
    let mut segment = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_alphanumeric() || signs.contains(character) {
            segment.push(character);
        } else if !segment.ends_with('-') {
            segment.push('-');
        }
    }
    segment.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        let date = Date::from_rfc3339("2017-05-09T08:07:06+09:00").unwrap();
        let categories = ["Cloud Native".to_owned(), "IaC".to_owned()];
        let parts = Parts {
            date: Some(&date),
            title: "JWP 글_09",
            path: "vim/Foo",
            collection: "wiki",
            categories: &categories,
            hugo: None,
        };
        let table = [
            ("/blog/:year/:month/:day/:title/", "/blog/2017/05/09/JWP-글_09/"),
            ("/:collection/:path/", "/wiki/vim/Foo/"),
            ("/:categories/:title/", "/cloud native/iac/JWP-글_09/"),
            ("/:slugified_categories/:slug", "/cloud-native/iac/jwp-글-09"),
            ("date", "/cloud native/iac/2017/05/09/JWP-글_09.html"),
            ("pretty", "/cloud native/iac/2017/05/09/JWP-글_09/"),
            ("ordinal", "/cloud native/iac/2017/129/JWP-글_09.html"),
            ("/:short_year/:i_month/:i_day/:title:output_ext", "/17/5/9/JWP-글_09.html"),
            ("/:nothing/:title", "/:nothing/JWP-글_09"),
            ("/fixed/", "/fixed/"),
        ];
        for (pattern, expected) in table {
            assert_eq!(expand(pattern, parts), expected, "{pattern}");
        }
        let undated = Parts { date: None, categories: &[], ..parts };
        assert_eq!(expand("pretty", undated), "/////JWP-글_09/");
        let folders = ["posts".to_owned(), "구름 위".to_owned()];
        let hugo = Hugo { title: "첫 글!", slug: None, stem: "2017-First", folders: &folders };
        let table = [
            ("/:year/:month/:slug/", None, "/2017/05/첫-글/"),
            ("/:year/:month/:slug/", Some("Named"), "/2017/05/named/"),
            ("/:section/:title/", Some("Named"), "/posts/첫-글/"),
            ("/:sections/:filename/", None, "/posts/구름-위/2017-first/"),
            ("/:slugorfilename/", None, "/2017-first/"),
        ];
        for (pattern, slug, expected) in table {
            let parts = Parts { hugo: Some(Hugo { slug, ..hugo }), ..parts };
            assert_eq!(expand(pattern, parts), expected, "{pattern}");
        }
    }
}
