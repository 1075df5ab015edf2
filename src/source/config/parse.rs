//! A configuration file as text → keys and values, whatever format it is written in.

use super::super::Severity;
use super::super::findings::Findings;
use super::super::front::value::{Node, Table, Value};
use super::super::front::{json, salvage, toml, yaml};
use super::super::position::locate;
use super::{Config, ConfigFile};

/// Parses a file; what is wrong with it is reported, and what could be read counts.
pub(super) fn parse(file: &ConfigFile, findings: &mut Findings) -> Config {
    let ConfigFile { name, text, .. } = file;
    let table = match name.rsplit('.').next().unwrap_or_default() {
        "toml" => parse_toml(text, findings),
        "yml" | "yaml" => parse_yaml(text, findings),
        "json" => json::parse(text).unwrap_or_else(|(at, reason)| {
            broken(text, at, "JSON", &reason, findings);
            salvage::salvage(text)
        }),
        _ => Table::default(),
    };
    Config { name, table: named(name, table), text: text.clone() }
}

/// Hugo reads `params.toml` as what stands under `params` elsewhere.
fn named(name: &str, table: Table) -> Table {
    let Some(file) = name.strip_prefix("config/_default/") else { return table };
    let key = file.split('.').next().unwrap_or_default();
    if matches!(key, "hugo" | "config") {
        return table;
    }
    let mut whole = Table::default();
    whole.insert(key.to_owned(), Node { value: Value::Table(table), at: 0 });
    whole
}

fn parse_toml(text: &str, findings: &mut Findings) -> Table {
    let (table, error) = toml::parse(text);
    if let Some((at, reason)) = error {
        broken(text, at, "TOML", &reason, findings);
    }
    table
}

fn parse_yaml(text: &str, findings: &mut Findings) -> Table {
    match yaml::parse(text) {
        Ok(parsed) => {
            for (key, at) in parsed.duplicates {
                findings.add(
                    Severity::Warning,
                    "duplicate-key",
                    locate(text, at),
                    format!("`{key}` stands here for the second time; the last one counts"),
                    "keep one of them",
                );
            }
            parsed.table
        }
        Err(yaml::Failure::Broken(at, reason)) => {
            broken(text, at, "YAML", &reason, findings);
            salvage::salvage(text)
        }
        Err(yaml::Failure::NoTable) => {
            broken(text, 0, "YAML", "keys and values are expected", findings);
            Table::default()
        }
    }
}

fn broken(text: &str, at: usize, format: &str, reason: &str, findings: &mut Findings) {
    findings.add(
        Severity::Error,
        "broken-config",
        locate(text, at),
        format!("the configuration is not valid {format}: {reason}"),
        "lines that could be read count, the others were left aside",
    );
}
