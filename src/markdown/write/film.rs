//! Films of other sites: which page shows them. Pure functions over addresses.

/// The page of a film, and what its site is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Film {
    /// Where it can be watched.
    pub(super) address: String,
    /// The site's name.
    pub(super) site: &'static str,
}

/// Whether an address is that of a film on another site.
pub(super) fn is_film(address: &str) -> bool {
    film(address).is_some()
}

/// The film that an address means: that of its page, or of the player that pages embed.
pub(super) fn film(address: &str) -> Option<Film> {
    let address = address.trim();
    let rest =
        ["https://", "http://", "//"].iter().find_map(|start| address.strip_prefix(start))?;
    let (host, rest) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let host = ["www.", "m."].iter().find_map(|start| host.strip_prefix(start)).unwrap_or(&host);
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let (address, site) = match (host, parts.as_slice()) {
        ("youtube.com" | "youtube-nocookie.com", ["embed", "videoseries"] | ["playlist"]) => {
            let list = id(value(query, &["list"])?)?;
            (format!("https://www.youtube.com/playlist?list={list}"), "YouTube")
        }
        ("youtube.com" | "youtube-nocookie.com", ["embed" | "v" | "shorts" | "live", name, ..])
        | ("youtu.be", [name]) => (youtube(name, query)?, "YouTube"),
        ("youtube.com", ["watch"]) => (youtube(value(query, &["v"])?, query)?, "YouTube"),
        ("player.vimeo.com", ["video", name, ..]) | ("vimeo.com", [name]) => {
            let number = id(name).filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()))?;
            (format!("https://vimeo.com/{number}"), "Vimeo")
        }
        ("player.bilibili.com", ["player.html"]) => {
            let name = id(value(query, &["bvid", "aid"])?)?;
            let name = if name.starts_with("BV") { name.to_owned() } else { format!("av{name}") };
            (format!("https://www.bilibili.com/video/{name}"), "bilibili")
        }
        ("bilibili.com", ["video", name, ..]) => {
            (format!("https://www.bilibili.com/video/{}", id(name)?), "bilibili")
        }
        ("drive.google.com", ["file", "d", name, ..]) => {
            (format!("https://drive.google.com/file/d/{}/view", id(name)?), "Google Drive")
        }
        ("player.twitch.tv", []) => match (value(query, &["video"]), value(query, &["channel"])) {
            (Some(name), _) => {
                let name = id(name.trim_start_matches('v'))?;
                (format!("https://www.twitch.tv/videos/{name}"), "Twitch")
            }
            (None, Some(name)) => (format!("https://www.twitch.tv/{}", id(name)?), "Twitch"),
            _ => return None,
        },
        ("clips.twitch.tv", ["embed"]) => {
            (format!("https://clips.twitch.tv/{}", id(value(query, &["clip"])?)?), "Twitch")
        }
        ("twitch.tv", ["videos", name]) => {
            (format!("https://www.twitch.tv/videos/{}", id(name)?), "Twitch")
        }
        ("dailymotion.com", ["embed", "video", name] | ["video", name]) => {
            (format!("https://www.dailymotion.com/video/{}", id(name)?), "Dailymotion")
        }
        ("tv.naver.com", ["embed" | "v", name]) => {
            (format!("https://tv.naver.com/v/{}", id(name)?), "네이버TV")
        }
        ("tv.kakao.com" | "play-tv.kakao.com", ["embed", "player", "cliplink", name, ..])
        | ("tv.kakao.com", ["v", name]) => {
            (format!("https://tv.kakao.com/v/{}", id(name)?), "카카오TV")
        }
        _ => return None,
    };
    Some(Film { address, site })
}

fn youtube(name: &str, query: &str) -> Option<String> {
    let mut address = format!("https://www.youtube.com/watch?v={}", id(name)?);
    let start = value(query, &["start", "t"]).and_then(id);
    if let Some(start) = start.filter(|start| *start != "0") {
        address.push_str("&t=");
        address.push_str(start);
        if start.bytes().all(|byte| byte.is_ascii_digit()) {
            address.push('s');
        }
    }
    Some(address)
}

/// The value of the first of some keys in a query.
fn value<'query>(query: &'query str, keys: &[&str]) -> Option<&'query str> {
    query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        let key = key.strip_prefix("amp;").unwrap_or(key);
        keys.contains(&key).then_some(value)
    })
}

/// The name of a film, if it is one that sites give.
fn id(name: &str) -> Option<&str> {
    let end = name.find('&').unwrap_or(name.len());
    let name = name.get(..end)?;
    let shaped = !name.is_empty()
        && name.len() <= 100
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    shaped.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films() {
        let table = [
            ("//www.youtube.com/embed/abc?start=3", "https://www.youtube.com/watch?v=abc&t=3s"),
            (
                "https://www.youtube-nocookie.com/embed/a-b_c",
                "https://www.youtube.com/watch?v=a-b_c",
            ),
            ("https://youtu.be/abc?si=x&t=1m2s", "https://www.youtube.com/watch?v=abc&t=1m2s"),
            ("https://m.youtube.com/watch?v=abc&list=x", "https://www.youtube.com/watch?v=abc"),
            ("https://www.youtube.com/shorts/abc", "https://www.youtube.com/watch?v=abc"),
            (
                "https://www.youtube.com/embed/videoseries?list=PL1",
                "https://www.youtube.com/playlist?list=PL1",
            ),
            ("https://player.vimeo.com/video/12?h=a", "https://vimeo.com/12"),
            (
                "//player.bilibili.com/player.html?aid=1&bvid=BV1x",
                "https://www.bilibili.com/video/av1",
            ),
            (
                "https://drive.google.com/file/d/a1/preview",
                "https://drive.google.com/file/d/a1/view",
            ),
            ("https://player.twitch.tv/?video=v12&parent=x", "https://www.twitch.tv/videos/12"),
            ("https://tv.naver.com/embed/12", "https://tv.naver.com/v/12"),
        ];
        for (address, expected) in table {
            assert_eq!(film(address).unwrap().address, expected, "{address}");
        }
    }

    #[test]
    fn no_films() {
        for address in [
            "https://img.youtube.com/vi/abc/0.jpg",
            "https://www.youtube.com/@channel",
            "https://vimeo.com/about",
            "https://youtu.be/a\"b",
            "https://www.youtube.com/embed/",
            "https://e.example/youtube.com/embed/abc",
            "a.mp4",
            "",
        ] {
            assert_eq!(film(address), None, "{address}");
        }
    }
}
