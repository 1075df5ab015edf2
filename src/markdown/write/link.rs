//! Links: where they lead decides how they are written.

use pulldown_cmark::LinkType;

use super::Writer;
use crate::markdown::address::{POST_URL, REFERENCE, decode};
use crate::markdown::html::push_attribute;
use crate::markdown::parse::wiki_link;
use crate::markdown::resolve::Target;
use crate::source::Dialect;

impl Writer<'_> {
    /// Writes the beginning of a link and says where to go on.
    pub(super) fn link(
        &mut self,
        at: usize,
        link_type: LinkType,
        address: &str,
        title: &str,
        offset: usize,
    ) -> usize {
        let wiki = wiki_link(link_type);
        // In a table the bar of `[[a\|b]]` has to be escaped.
        let address = if wiki.is_some() { address.trim_end_matches('\\') } else { address };
        if let Some(tag) = tag_of(address).filter(|_| wiki.is_some()) {
            return self.tag_link(at, tag, wiki == Some(true));
        }
        if let Some(end) = self.film_link(at, address, offset) {
            return end;
        }
        let target = if link_type == LinkType::Email {
            Target::External(format!("mailto:{address}"))
        } else if wiki.is_some() {
            self.site.follow_name(self.document, address)
        } else {
            self.site.follow(self.document, address)
        };
        let close = self.open_link(at, &target, address, title, offset);
        self.open.push(close);
        if wiki == Some(false) {
            // The text is the target's title, or what was written where there is no target.
            let text = match &target {
                Target::Page { place, id, .. } => self.page_text(*place, id, address),
                _ => address.to_owned(),
            };
            self.plain(&text);
            self.close();
            return self.end_of(at) + 1;
        }
        at + 1
    }

    fn page_text(&self, place: usize, id: &str, address: &str) -> String {
        if address.starts_with('#') {
            let headings = self.site.outlines.get(place).map(|outline| &outline.headings);
            let found = headings.and_then(|all| all.iter().find(|heading| heading.id == id));
            if let Some(heading) = found {
                return heading.text.clone();
            }
        }
        if self.document.dialect == Dialect::Obsidian {
            return self.part_name(place, id);
        }
        self.site.title(place).to_owned()
    }

    fn tag_link(&mut self, at: usize, tag: &str, labelled: bool) -> usize {
        if let Some(address) = self.site.term(tag, false) {
            self.html.push_str("<a class=\"tag\"");
            push_attribute(&mut self.html, "href", &address);
            self.html.push('>');
            self.open.push("</a>");
        } else {
            self.html.push_str("<span class=\"tag\">");
            self.open.push("</span>");
        }
        if labelled {
            return at + 1;
        }
        self.plain(&format!("#{tag}"));
        self.close();
        self.end_of(at) + 1
    }

    /// Writes the opening tag of a link, reports what is wrong with it, returns the closing tag.
    pub(super) fn open_link(
        &mut self,
        at: usize,
        target: &Target<'_>,
        written: &str,
        title: &str,
        offset: usize,
    ) -> &'static str {
        let Some((href, rel)) = self.address(target, written, offset) else {
            self.html.push_str("<span class=\"dead-link\">");
            return "</span>";
        };
        self.html.push_str("<a");
        push_attribute(&mut self.html, "href", &href);
        if !rel.is_empty() {
            push_attribute(&mut self.html, "rel", rel);
        }
        let class = self.class_of(at);
        if !class.is_empty() {
            push_attribute(&mut self.html, "class", &class);
        }
        if !title.is_empty() {
            push_attribute(&mut self.html, "title", title);
        }
        if let Some(id) = self.parsed.attributes.get(&at).and_then(|list| list.id.as_deref()) {
            push_attribute(&mut self.html, "id", id);
        }
        self.html.push('>');
        "</a>"
    }

    /// The address of a target and how it relates to the page; `None` where it leads nowhere.
    pub(super) fn address(
        &mut self,
        target: &Target<'_>,
        written: &str,
        offset: usize,
    ) -> Option<(String, &'static str)> {
        let shown = shown(written);
        match target {
            Target::Page { place, id, dead } => {
                // What is quoted links back to where it stands.
                let own = !self.embeds.inside()
                    && self.site.document_of(&self.document.file) == Some(*place);
                if let Some(fragment) = dead {
                    let message = format!(
                        "there is no heading #{fragment} in {}",
                        self.site.documents.get(*place).map_or("", |document| &document.file)
                    );
                    let hint = self.site.anchor_hint(*place, fragment);
                    self.report(offset, &shown, "dead-anchor", message, hint);
                    if own {
                        return None;
                    }
                }
                if own {
                    let mut address = String::from("#");
                    address.push_str(id);
                    return Some((address, ""));
                }
                if self.linked.insert(*place) {
                    let path = self.site.documents.get(*place).map(|document| &document.path);
                    self.links.extend(path.cloned());
                }
                Some((self.site.href(*place, id), ""))
            }
            Target::List(address) => Some((address.clone(), "")),
            Target::File(asset, suffix) => {
                let mut address = self.site.base.file(&asset.published);
                address.push_str(suffix);
                Some((address, "external"))
            }
            Target::Made(address) => Some((address.clone(), "external")),
            Target::External(address) => {
                let web = address.starts_with("http");
                Some((address.clone(), if web { EXTERNAL } else { "" }))
            }
            Target::Hidden => {
                let message = format!("{shown} is not published");
                let hint = "the text stays, without a link, until it is".to_owned();
                self.report(offset, &shown, "dead-link", message, hint);
                None
            }
            Target::Dead => {
                let message = format!("{shown} leads nowhere");
                let hint = self.site.hint(&shown);
                self.report(offset, &shown, "dead-link", message, hint);
                None
            }
            Target::Unsafe => {
                let message = format!("{shown} is not an address that a page may link to");
                let hint = "http, https, mailto and tel are".to_owned();
                self.report(offset, &shown, "unsafe-link", message, hint);
                None
            }
        }
    }
}

/// How another site relates to this one.
pub(super) const EXTERNAL: &str = "noopener noreferrer external";

/// The tag of `[[#tag#]]`.
fn tag_of(address: &str) -> Option<&str> {
    let tag = address.strip_prefix('#')?.strip_suffix('#')?;
    (!tag.is_empty()).then_some(tag)
}

/// An address as its author wrote it.
fn shown(written: &str) -> String {
    let own = [POST_URL, REFERENCE].iter().find_map(|scheme| {
        let rest = written.strip_prefix(scheme)?.strip_prefix(':')?;
        Some(decode(rest))
    });
    own.unwrap_or_else(|| written.to_owned())
}
