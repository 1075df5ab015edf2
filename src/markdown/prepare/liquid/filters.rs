//! The simple filters of Liquid: those whose answer depends on nothing but the value.

use crate::markdown::attributes::value_of;
use crate::markdown::html::push_escaped;
use crate::model::Date;

/// The filters behind a value, in order: names and arguments.
pub(super) fn split(expression: &str) -> impl Iterator<Item = (&str, &str)> {
    parts(expression).skip(1).map(|filter| {
        let (name, argument) = filter.split_once(':').unwrap_or((filter, ""));
        (name.trim(), argument.trim())
    })
}

/// The value before the filters.
pub(super) fn head(expression: &str) -> &str {
    parts(expression).next().unwrap_or_default()
}

/// Cuts at the bars that stand in no quotes.
fn parts(expression: &str) -> impl Iterator<Item = &str> {
    let mut quote = None;
    expression
        .split(move |sign: char| match (quote, sign) {
            (None, '"' | '\'') => {
                quote = Some(sign);
                false
            }
            (Some(open), sign) => {
                if open == sign {
                    quote = None;
                }
                false
            }
            (None, sign) => sign == '|',
        })
        .map(str::trim)
}

/// Applies a filter; `None` for one that is not known.
pub(super) fn apply(name: &str, argument: &str, value: &str) -> Option<String> {
    let is_constant = argument.is_empty() || argument.starts_with(['"', '\'']);
    if !is_constant && !argument.starts_with("site.") {
        return None;
    }
    let mut arguments = argument.split(',').map(|word| value_of(word.trim()).0);
    let first = arguments.next().unwrap_or_default();
    let second = arguments.next().unwrap_or_default();
    // The base is put before every address of the site when it is written.
    let added = if first.starts_with("site.") { "" } else { first };
    Some(match name {
        "relative_url" | "absolute_url" => rooted(value),
        "prepend" => format!("{added}{value}"),
        "append" => format!("{value}{added}"),
        "upcase" => value.to_uppercase(),
        "downcase" => value.to_lowercase(),
        "capitalize" => capitalised(value),
        "strip" => value.trim().to_owned(),
        "lstrip" => value.trim_start().to_owned(),
        "rstrip" => value.trim_end().to_owned(),
        "strip_newlines" => value.replace('\n', ""),
        "escape" | "escape_once" | "xml_escape" | "h" => {
            let mut out = String::new();
            push_escaped(&mut out, value);
            out
        }
        "default" if value.is_empty() => first.to_owned(),
        "default" | "markdownify" | "url_encode" | "uri_escape" | "strip_html" | "smartify" => {
            value.to_owned()
        }
        "replace" if !first.is_empty() && value.len() < 10_000 => value.replace(first, second),
        "remove" if !first.is_empty() => value.replace(first, ""),
        "date" => date(value, first)?,
        "date_to_string" => date(value, "%d %b %Y")?,
        "date_to_long_string" => date(value, "%d %B %Y")?,
        "date_to_xmlschema" => value.to_owned(),
        _ => return None,
    })
}

/// An address from the root of the site.
fn rooted(value: &str) -> String {
    let outside = value.starts_with(['/', '#']) || value.contains("://") || value.is_empty();
    if outside { value.to_owned() } else { format!("/{value}") }
}

fn capitalised(value: &str) -> String {
    let mut characters = value.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters.flat_map(char::to_lowercase)).collect()
    })
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day in the author's own shape. The hour and what depends on a clock are not told.
fn date(value: &str, shape: &str) -> Option<String> {
    let date = Date::from_rfc3339(value)?;
    let (year, rest) = date.day().split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let name = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    let mut out = String::new();
    let mut signs = shape.chars();
    while let Some(sign) = signs.next() {
        if sign != '%' {
            out.push(sign);
            continue;
        }
        let sign = signs.next()?;
        let (short, sign) = if sign == '-' { (true, signs.next()?) } else { (false, sign) };
        let number = |text: &str| {
            if short { text.trim_start_matches('0').to_owned() } else { text.to_owned() }
        };
        match sign {
            'Y' => out.push_str(year),
            'y' => out.push_str(year.get(2..)?),
            'm' => out.push_str(&number(month)),
            'd' => out.push_str(&number(day)),
            'e' => out.push_str(day.trim_start_matches('0')),
            'B' => out.push_str(name),
            'b' | 'h' => out.push_str(name.get(..3)?),
            'F' => out.push_str(date.day()),
            '%' => out.push('%'),
            _ => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_through_filters() {
        let table = [
            ("'a.png' | relative_url", "a.png", "/a.png"),
            ("'/a.png' | prepend: site.baseurl | absolute_url", "/a.png", "/a.png"),
            ("x | append: \"/b\"", "a", "a/b"),
            ("x | default: '없음' | upcase", "", "없음"),
            ("x | upcase | escape", "a<b", "A&lt;B"),
            (
                "x | date: \"%Y년 %-m월 %d일 %b\"",
                "2024-05-03T21:10:00+09:00",
                "2024년 5월 03일 May",
            ),
            ("x | date: \"%Y|%m\"", "2024-05-03", "2024|05"),
            ("x | replace: 'a', 'b'", "aXa", "bXb"),
        ];
        for (expression, value, expected) in table {
            let result = split(expression).fold(value.to_owned(), |value, (name, argument)| {
                apply(name, argument, &value).unwrap()
            });
            assert_eq!(result, expected, "{expression}");
        }
        assert_eq!(apply("append", "page.title", "x"), None);
        assert_eq!(apply("sort", "", "x"), None);
        assert_eq!(apply("date", "'%H'", "2024-05-03"), None);
        assert_eq!(head("page.title | upcase"), "page.title");
    }
}
