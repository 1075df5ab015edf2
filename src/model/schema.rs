//! The version of the published JSON.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// Stands in every published JSON file as a number and takes no other number back: a file of another
/// major version does not decode, so nothing has to check for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Schema;

impl Schema {
    /// Major version. Within it files only grow, and readers ignore what they do not know.
    pub const VERSION: u32 = 1;
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(Self::VERSION)
    }
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            Self::VERSION => Ok(Self),
            _ => Err(D::Error::custom("another version of the published data")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_version_decodes() {
        assert_eq!(serde_json::to_string(&Schema).unwrap(), "1");
        assert!(serde_json::from_str::<Schema>("1").is_ok());
        assert!(serde_json::from_str::<Schema>("2").is_err());
    }
}
