//! The navigation as generators write it down: `_data/navigation.yml` of minimal-mistakes, Hugo's
//! `[[menu.main]]`, Hexo's `menu`.

use crate::model::NavItem;

use super::super::front::value::{Node, Table, Value};
use super::site::leads;

/// The entries of the first menu that a configuration has, in their order; none that leads nowhere.
pub(crate) fn read(table: &Table) -> Vec<NavItem> {
    let keys = ["menus.main", "menu.main", "main", "nav", "menu"];
    let node = keys.iter().find_map(|key| table.get(key));
    let mut entries: Vec<(i64, NavItem)> = match node.map(|node| &node.value) {
        Some(Value::List(items)) => items.iter().filter_map(entry).collect(),
        // Hexo: names and paths.
        Some(Value::Table(named)) => {
            named.iter().filter_map(|(title, node)| pair(title, node)).collect()
        }
        _ => Vec::new(),
    };
    entries.sort_by_key(|(weight, _)| *weight);
    entries.into_iter().map(|(_, item)| item).collect()
}

fn entry(node: &Node) -> Option<(i64, NavItem)> {
    let table = node.as_table()?;
    let title = table.text(&["title", "name", "text", "identifier"])?;
    let url = table.text(&["url", "pageRef", "link", "path"])?;
    // A weight of nothing comes last, as in Hugo.
    let weight = table.text(&["weight"]).and_then(|text| text.parse().ok());
    let weight = weight.filter(|weight| *weight != 0).unwrap_or(i64::MAX);
    Some((weight, item(title, &url)?))
}

fn pair(title: &str, node: &Node) -> Option<(i64, NavItem)> {
    let path = node.to_text()?;
    // NexT writes an icon behind two bars.
    let path = path.split("||").next().unwrap_or_default().trim();
    Some((0, item(title.to_owned(), path)?))
}

/// Paths may lack the slash in front; templates and scripts are left out.
fn item(title: String, url: &str) -> Option<NavItem> {
    if url.contains("{{") || url.contains("{%") {
        return None;
    }
    let relative = !url.contains(':') && !url.starts_with(['/', '#', '\\']);
    let url = if relative { format!("/{url}") } else { url.to_owned() };
    leads(&url).then_some(NavItem { title, url })
}

#[cfg(test)]
mod tests {
    use super::super::super::front::{toml, yaml};
    use super::*;

    fn shown(items: &[NavItem]) -> Vec<(&str, &str)> {
        items.iter().map(|item| (item.title.as_str(), item.url.as_str())).collect()
    }

    #[test]
    fn menus() {
        let jekyll = yaml::parse(
            "main:\n  - title: \"분류\"\n    url: /categories/\n  - title: 저장소\n    url: https://a.example/\n  - title: 나쁨\n    url: javascript:alert(1)\n",
        )
        .unwrap();
        assert_eq!(
            shown(&read(&jekyll.table)),
            [("분류", "/categories/"), ("저장소", "https://a.example/")]
        );
        let (hugo, _) = toml::parse(
            "[[menu.main]]\nname = \"둘\"\nurl = \"tags/\"\nweight = 20\n[[menu.main]]\nname = \"하나\"\npageRef = \"/posts\"\nweight = 10\n",
        );
        assert_eq!(shown(&read(&hugo)), [("하나", "/posts"), ("둘", "/tags/")]);
        let hexo = yaml::parse("menu:\n  Home: / || home\n  글: /archives\n").unwrap();
        assert_eq!(shown(&read(&hexo.table)), [("Home", "/"), ("글", "/archives")]);
        assert_eq!(shown(&read(&Table::default())), []);
    }
}
