//! How large a picture is to be: what its author wants, in the proportion of its file.

/// A width that an author asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Width {
    Pixels(u32),
    /// A share of the text's width, in percent.
    Share(u32),
    /// A share of the picture's own width, in percent: editors write `zoom: 50%`.
    Zoom(u32),
}

/// What an author asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    width: Option<Width>,
    height: Option<u32>,
}

impl Wanted {
    /// Reads the attributes `width`, `height` and `style`.
    pub(super) fn of(width: Option<&str>, height: Option<&str>, style: Option<&str>) -> Self {
        let mut wanted = Self { width: width.and_then(width_of), height: height.and_then(pixels) };
        for declaration in style.unwrap_or_default().split(';') {
            let Some((name, value)) = declaration.split_once(':') else {
                continue;
            };
            match name.trim().to_ascii_lowercase().as_str() {
                "width" | "max-width" => wanted.width = wanted.width.or(width_of(value)),
                "height" => wanted.height = wanted.height.or(pixels(value)),
                "zoom" => {
                    wanted.width = wanted.width.or(percent(value).map(Width::Zoom));
                }
                _ => {}
            }
        }
        wanted
    }

    /// Reads `300` or `300x200`, as it stands behind a bar.
    pub(super) fn behind_a_bar(text: &str) -> Option<Self> {
        let (width, height) = match text.trim().split_once('x') {
            Some((width, height)) => (width, Some(pixels(height)?)),
            None => (text.trim(), None),
        };
        Some(Self { width: Some(Width::Pixels(pixels(width)?)), height })
    }

    /// What this one leaves open, the other says.
    pub(super) fn or(self, other: Self) -> Self {
        Self { width: self.width.or(other.width), height: self.height.or(other.height) }
    }

    /// The size to announce for a file.
    pub(super) fn fitting(self, file: Option<(u32, u32)>) -> (Option<u32>, Option<u32>) {
        let scale = |length: u32, by: u32, from: u32| {
            u32::try_from(u64::from(length) * u64::from(by) / u64::from(from).max(1)).ok()
        };
        let file = file.filter(|(width, height)| *width > 0 && *height > 0);
        let width = match self.width {
            Some(Width::Pixels(pixels)) => Some(pixels),
            Some(Width::Zoom(share)) => file.and_then(|(width, _)| scale(width, share, 100)),
            Some(Width::Share(_)) | None => None,
        };
        match (width, self.height, file) {
            (None, None, Some((width, height))) => (Some(width), Some(height)),
            (Some(wide), None, Some((width, height))) => (Some(wide), scale(wide, height, width)),
            (None, Some(high), Some((width, height))) => (scale(high, width, height), Some(high)),
            (width, height, _) => (width, height),
        }
    }

    /// The class that stands for a share of the text's width.
    pub(super) fn class(self) -> Option<&'static str> {
        match self.width? {
            Width::Share(..=37) => Some("w-25"),
            Width::Share(38..=62) => Some("w-50"),
            Width::Share(63..=87) => Some("w-75"),
            _ => None,
        }
    }
}

fn width_of(value: &str) -> Option<Width> {
    pixels(value).map(Width::Pixels).or_else(|| percent(value).map(Width::Share))
}

fn pixels(value: &str) -> Option<u32> {
    let value = value.trim();
    let number = value.strip_suffix("px").unwrap_or(value).trim_end();
    let whole = number.split_once('.').map_or(number, |(whole, _)| whole);
    whole.parse().ok().filter(|pixels| (1..=20_000).contains(pixels))
}

fn percent(value: &str) -> Option<u32> {
    let number = value.trim().strip_suffix('%')?.trim_end();
    let whole = number.split_once('.').map_or(number, |(whole, _)| whole);
    whole.parse().ok().filter(|percent| (1..=200).contains(percent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let file = Some((400, 200));
        let table = [
            ("", "", "", file, (Some(400), Some(200)), None),
            ("100", "", "", file, (Some(100), Some(50)), None),
            ("100px", "", "", None, (Some(100), None), None),
            ("", "100.5", "", file, (Some(200), Some(100)), None),
            ("30", "40", "", file, (Some(30), Some(40)), None),
            ("50%", "", "", file, (Some(400), Some(200)), Some("w-50")),
            ("100%", "", "", file, (Some(400), Some(200)), None),
            ("", "", "zoom:50%;", file, (Some(200), Some(100)), None),
            ("", "", "zoom: 50%", None, (None, None), None),
            ("", "", "color: red; max-width : 350px", file, (Some(350), Some(175)), None),
            ("80", "", "width: 350px", file, (Some(80), Some(40)), None),
            ("-3", "auto", "width: calc(1px)", file, (Some(400), Some(200)), None),
            ("99999999999", "", "", file, (Some(400), Some(200)), None),
        ];
        for (width, height, style, file, size, class) in table {
            let wanted = Wanted::of(Some(width), Some(height), Some(style));
            assert_eq!(wanted.fitting(file), size, "{width} {height} {style}");
            assert_eq!(wanted.class(), class, "{width} {height} {style}");
        }
    }

    #[test]
    fn behind_a_bar() {
        let size = |text| Wanted::behind_a_bar(text).map(|wanted| wanted.fitting(None));
        assert_eq!(size("300"), Some((Some(300), None)));
        assert_eq!(size(" 300x20 "), Some((Some(300), Some(20))));
        assert_eq!(size("그림"), None);
        assert_eq!(size("300xx"), None);
    }
}
