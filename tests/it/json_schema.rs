//! What a JSON Schema says of a TOML file: the plain keywords of draft 7 and no others, so that editors of any age
//! understand ours.

use regex_lite::Regex;
use serde_json::{Map, Value};

/// A TOML text as JSON, days and times as texts, as editors see it.
pub fn as_json(text: &str) -> Value {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
            toml::Value::Array(array) => array.into_iter().map(json).collect(),
            toml::Value::Datetime(when) => when.to_string().into(),
            toml::Value::Float(float) => float.into(),
            toml::Value::Integer(integer) => integer.into(),
            toml::Value::Boolean(boolean) => boolean.into(),
            toml::Value::String(text) => text.into(),
        }
    }
    json(toml::Value::Table(toml::from_str(text).unwrap_or_else(|error| panic!("{error}"))))
}

/// Everything the schema has against a value, each with its place.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    Judge { root: schema }.look(schema, value, "", &mut faults);
    faults
}

struct Judge<'s> {
    root: &'s Value,
}

impl Judge<'_> {
    fn look(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        let rules = schema.as_object().unwrap_or_else(|| panic!("{at}: {schema}"));
        for (keyword, wanted) in rules {
            if !self.holds(keyword, wanted, rules, value, at, faults) {
                faults.push(format!("{at}: {keyword}"));
            }
        }
    }

    fn fits(&self, schema: &Value, value: &Value) -> bool {
        let mut faults = Vec::new();
        self.look(schema, value, "", &mut faults);
        faults.is_empty()
    }

    /// Whether one keyword holds; what lies deeper adds its own faults.
    fn holds(
        &self,
        keyword: &str,
        wanted: &Value,
        rules: &Map<String, Value>,
        value: &Value,
        at: &str,
        faults: &mut Vec<String>,
    ) -> bool {
        let size = || wanted.as_u64().unwrap() as usize;
        let words = || wanted.as_array().unwrap().iter().map(|word| word.as_str().unwrap());
        match (keyword, value) {
            ("$schema" | "title" | "description" | "definitions" | "then", _) => true,
            ("$ref", _) => {
                let target = self.root.pointer(wanted.as_str().unwrap().strip_prefix('#').unwrap()).unwrap();
                self.look(target, value, at, faults);
                true
            }
            ("type", _) => match wanted {
                Value::Array(types) => types.iter().any(|one| is_of(one.as_str().unwrap(), value)),
                one => is_of(one.as_str().unwrap(), value),
            },
            ("enum", _) => wanted.as_array().unwrap().contains(value),
            ("anyOf", _) => wanted.as_array().unwrap().iter().any(|one| self.fits(one, value)),
            ("allOf", _) => {
                wanted.as_array().unwrap().iter().for_each(|one| self.look(one, value, at, faults));
                true
            }
            ("if", _) => {
                if self.fits(wanted, value) {
                    self.look(&rules["then"], value, at, faults);
                }
                true
            }
            ("required", Value::Object(table)) => words().all(|key| table.contains_key(key)),
            ("properties", Value::Object(table)) => {
                for (key, schema) in wanted.as_object().unwrap() {
                    if let Some(value) = table.get(key) {
                        self.look(schema, value, &format!("{at}/{key}"), faults);
                    }
                }
                true
            }
            ("additionalProperties", Value::Object(table)) => {
                assert_eq!(wanted, false, "{at}");
                let strange = table.keys().filter(|key| rules["properties"].get(key).is_none());
                faults.extend(strange.map(|key| format!("{at}/{key}: {keyword}")));
                true
            }
            ("propertyNames", Value::Object(table)) => {
                table.keys().all(|key| self.fits(wanted, &Value::from(key.as_str())))
            }
            ("dependencies", Value::Object(table)) => {
                let there = wanted.as_object().unwrap().iter().filter(|(key, _)| table.contains_key(*key));
                let broken = there.filter(|(_, schema)| !self.fits(schema, value));
                faults.extend(broken.map(|(key, _)| format!("{at}/{key}: {keyword}")));
                true
            }
            ("minProperties", Value::Object(table)) => table.len() >= size(),
            ("items", Value::Array(items)) => {
                for (place, item) in items.iter().enumerate() {
                    self.look(wanted, item, &format!("{at}/{place}"), faults);
                }
                true
            }
            ("minItems", Value::Array(items)) => items.len() >= size(),
            ("maxItems", Value::Array(items)) => items.len() <= size(),
            ("uniqueItems", Value::Array(items)) => {
                items.iter().enumerate().all(|(n, item)| !items[..n].contains(item))
            }
            ("minLength", Value::String(text)) => text.chars().count() >= size(),
            ("maxLength", Value::String(text)) => text.chars().count() <= size(),
            ("pattern", Value::String(text)) => Regex::new(wanted.as_str().unwrap()).unwrap().is_match(text),
            ("minimum", Value::Number(number)) => number.as_f64() >= wanted.as_f64(),
            ("maximum", Value::Number(number)) => number.as_f64() <= wanted.as_f64(),
            (
                "required"
                | "properties"
                | "additionalProperties"
                | "propertyNames"
                | "dependencies"
                | "minProperties"
                | "items"
                | "minItems"
                | "maxItems"
                | "uniqueItems"
                | "minLength"
                | "maxLength"
                | "pattern"
                | "minimum"
                | "maximum",
                _,
            ) => true,
            _ => panic!("{at}: `{keyword}` is not among the plain keywords"),
        }
    }
}

fn is_of(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        other => panic!("no type `{other}`"),
    }
}
