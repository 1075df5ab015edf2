//! Dates in the shapes that people write → RFC 3339 with the author's own offset.
//!
//! The day that was written is the day that stays: nothing is ever shifted to another zone. A date
//! without an offset gets that of the site's zone on that day.

use jiff::civil;
use jiff::tz::{Offset, TimeZone};

use crate::model::Date;

/// Reads a date, a date with a time, or either with an offset; `None` where it is no date.
pub(crate) fn parse(text: &str, zone: &TimeZone) -> Option<Date> {
    let moment = Moment::read(text)?;
    let offset =
        moment.offset.unwrap_or_else(|| match zone.to_ambiguous_zoned(moment.at).compatible() {
            Ok(zoned) => zoned.offset(),
            Err(_) => Offset::UTC,
        });
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    Date::from_rfc3339(&format!(
        "{}{sign}{:02}:{:02}",
        moment.at.strftime("%Y-%m-%dT%H:%M:%S"),
        minutes / 60,
        minutes % 60,
    ))
}

/// The moment that a date means.
pub(crate) fn timestamp(date: &Date) -> Option<jiff::Timestamp> {
    date.as_rfc3339().parse().ok()
}

/// The date that a name starts with, and the rest of the name: `2024-05-03-slug`, `2024.05.03 …`,
/// `[2024_05_03] …`, or the date alone.
pub(crate) fn of_name(name: &str) -> Option<(civil::Date, &str)> {
    let mut scan = Scan(name.trim_start_matches(['[', '(']));
    let (year, length) = scan.number(4)?;
    let separator = scan.any(&['-', '.', '_'])?;
    let (month, _) = scan.number(2)?;
    scan.any(&[separator])?;
    let (day, _) = scan.number(2)?;
    let rest = scan.0;
    if length != 4 || rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = rest.trim_start_matches(['-', '_', ' ', '.', ']', ')']);
    Some((civil_date(year, month, day)?, rest))
}

/// A date as RFC 3339 at midnight in the site's zone.
pub(crate) fn midnight(day: civil::Date, zone: &TimeZone) -> Option<Date> {
    parse(&day.strftime("%Y-%m-%d").to_string(), zone)
}

struct Moment {
    at: civil::DateTime,
    offset: Option<Offset>,
}

impl Moment {
    fn read(text: &str) -> Option<Self> {
        let mut scan = Scan(text.trim());
        scan.weekday();
        let day = scan.day()?;
        scan.weekday();
        scan.any(&['T', 't', ',']);
        scan.spaces();
        let mut time = civil::Time::midnight();
        let afternoon = scan.word_if(&["오후"]);
        let morning = !afternoon && scan.word_if(&["오전"]);
        scan.spaces();
        if let Some((mut hour, _)) = scan.number(2) {
            scan.any(&[':'])?;
            let (minute, _) = scan.number(2)?;
            let mut second = 0;
            if scan.any(&[':']).is_some() {
                second = scan.number(2)?.0;
                if scan.any(&['.', ',']).is_some() {
                    scan.number(12)?;
                }
            }
            scan.spaces();
            let late = afternoon || scan.word_if(&["PM", "오후"]);
            if late || morning || scan.word_if(&["AM", "오전"]) {
                hour = hour % 12 + if late { 12 } else { 0 };
            }
            time = civil::Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?;
        }
        scan.spaces();
        let at = civil::DateTime::from_parts(day, time);
        if scan.is_done() {
            return Some(Self { at, offset: None });
        }
        let offset = Some(scan.offset()?);
        scan.spaces();
        scan.is_done().then_some(Self { at, offset })
    }
}

fn small(number: u64) -> Option<i8> {
    i8::try_from(number).ok()
}

fn civil_date(year: u64, month: u64, day: u64) -> Option<civil::Date> {
    civil::Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()
}

/// What is left to read.
struct Scan<'text>(&'text str);

impl Scan<'_> {
    fn spaces(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn any(&mut self, characters: &[char]) -> Option<char> {
        let first = self.0.chars().next()?;
        characters.contains(&first).then(|| {
            self.0 = self.0.get(first.len_utf8()..).unwrap_or_default();
            first
        })
    }

    /// A number of at most so many digits, and how many it has.
    fn number(&mut self, most: usize) -> Option<(u64, usize)> {
        let length = self.0.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.0.split_at_checked(length)?;
        let number = digits.parse().ok()?;
        self.0 = rest;
        Some((number, length))
    }

    fn word_if(&mut self, words: &[&str]) -> bool {
        for word in words {
            let head = self.0.get(..word.len());
            if head.is_some_and(|head| head.eq_ignore_ascii_case(word)) {
                self.0 = self.0.get(word.len()..).unwrap_or_default();
                return true;
            }
        }
        false
    }

    /// `Friday,` in front of a day, `(금)` behind it.
    fn weekday(&mut self) {
        const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let rest = self.0.trim_start();
        if let Some((inside, behind)) = rest.strip_prefix('(').and_then(|it| it.split_once(')')) {
            if inside.chars().count() <= 9 && inside.chars().all(char::is_alphabetic) {
                self.0 = behind;
            }
            return;
        }
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, behind) = rest.split_at_checked(length).unwrap_or(("", rest));
        let word = word.to_ascii_lowercase();
        if NAMES.iter().any(|name| word.starts_with(name)) {
            self.0 = behind.trim_start_matches([',', '.']).trim_start();
        }
    }

    /// `2024-05-03`, `2024/5/3`, `2024. 5. 3.`, `2024년 5월 3일`, `20240503`, `May 3, 2024`, `3 May 2024`.
    fn day(&mut self) -> Option<civil::Date> {
        let Some((first, length)) = self.number(8) else {
            let month = self.month()?;
            self.spaces();
            let (day, _) = self.number(2)?;
            self.word_if(&["st", "nd", "rd", "th"]);
            self.any(&[',']);
            self.spaces();
            let (year, _) = self.number(4)?;
            return civil_date(year, month, day);
        };
        match length {
            8 => civil_date(first / 10_000, first / 100 % 100, first % 100),
            4 => {
                let separators = ['-', '/', '.', '년'];
                self.any(&separators)?;
                self.spaces();
                let (month, _) = self.number(2)?;
                self.any(&['-', '/', '.', '월'])?;
                self.spaces();
                let (day, _) = self.number(2)?;
                self.any(&['.', '일']);
                civil_date(first, month, day)
            }
            1 | 2 => {
                self.spaces();
                let month = self.month()?;
                self.spaces();
                let (year, _) = self.number(4)?;
                civil_date(year, month, first)
            }
            _ => None,
        }
    }

    fn month(&mut self) -> Option<u64> {
        const MONTHS: [&str; 12] =
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let length = self.0.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = self.0.get(..length)?.to_ascii_lowercase();
        let month = MONTHS.iter().position(|month| name.starts_with(month))?;
        self.0 = self.0.get(length..)?;
        self.any(&['.']);
        u64::try_from(month + 1).ok()
    }

    /// Whether nothing is left but the name of a zone in brackets, which only repeats the offset.
    fn is_done(&self) -> bool {
        self.0.is_empty() || (self.0.starts_with('[') && self.0.ends_with(']'))
    }

    /// `Z`, `+0900`, `+09:00`, `-7`, `UTC`, `KST`.
    fn offset(&mut self) -> Option<Offset> {
        if self.word_if(&["UTC", "GMT", "Z"]) {
            return Some(Offset::UTC);
        }
        if self.word_if(&["KST", "JST"]) {
            return Offset::from_seconds(9 * 3600).ok();
        }
        let sign = match self.any(&['+', '-', '\u{2212}'])? {
            '+' => 1,
            _ => -1,
        };
        let (mut hours, length) = self.number(4)?;
        let mut minutes = 0;
        if length == 4 {
            (hours, minutes) = (hours / 100, hours % 100);
        } else if self.any(&[':']).is_some() {
            minutes = self.number(2)?.0;
        }
        if length == 3 || hours > 18 || minutes > 59 {
            return None;
        }
        let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
        Offset::from_seconds(sign * seconds).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let seoul = TimeZone::get("Asia/Seoul").unwrap();
        let table = [
            ("2024-05-03", Some("2024-05-03T00:00:00+09:00")),
            ("2024/10/21", Some("2024-10-21T00:00:00+09:00")),
            ("2013/7/13 20:46:25", Some("2013-07-13T20:46:25+09:00")),
            ("2017-05-29 19:54:06 +0900", Some("2017-05-29T19:54:06+09:00")),
            ("2017-05-29 9:54:06 +0900", Some("2017-05-29T09:54:06+09:00")),
            ("2024-05-03T21:10:00-07:00", Some("2024-05-03T21:10:00-07:00")),
            ("2024-05-03T21:10:00Z", Some("2024-05-03T21:10:00+00:00")),
            ("2024-05-03T21:10:00.123Z", Some("2024-05-03T21:10:00+00:00")),
            ("2024-05-03 21:10:00 UTC", Some("2024-05-03T21:10:00+00:00")),
            ("2024-05-03 21:10 KST", Some("2024-05-03T21:10:00+09:00")),
            ("2024-05-03T21:10", Some("2024-05-03T21:10:00+09:00")),
            ("2024-05-03T21:10:00", Some("2024-05-03T21:10:00+09:00")),
            ("2024-05-03T23:59:59+09:00[Asia/Seoul]", Some("2024-05-03T23:59:59+09:00")),
            ("2024. 5. 3.", Some("2024-05-03T00:00:00+09:00")),
            ("2024년 5월 3일", Some("2024-05-03T00:00:00+09:00")),
            ("20240503", Some("2024-05-03T00:00:00+09:00")),
            ("May 3, 2024", Some("2024-05-03T00:00:00+09:00")),
            ("3 May 2024", Some("2024-05-03T00:00:00+09:00")),
            ("Jul 08 2022", Some("2022-07-08T00:00:00+09:00")),
            ("2024-05-03 09:10 PM", Some("2024-05-03T21:10:00+09:00")),
            ("Friday, May 3rd 2024, 9:10:00 pm", Some("2024-05-03T21:10:00+09:00")),
            ("Fri, 03 May 2024 21:10:00 +0900", Some("2024-05-03T21:10:00+09:00")),
            ("2024-05-03(금) 21:10", Some("2024-05-03T21:10:00+09:00")),
            ("2024. 5. 3. (금)", Some("2024-05-03T00:00:00+09:00")),
            ("2024년 5월 3일 오후 9:10", Some("2024-05-03T21:10:00+09:00")),
            ("2024년 5월 3일 오전 12:10", Some("2024-05-03T00:10:00+09:00")),
            ("2024-02-30", None),
            ("2024-13-01", None),
            ("2024-05-03 25:00", None),
            ("2024-05-03 later", None),
            ("{{date}}T{{time}}", None),
            ("어제", None),
            ("2024", None),
            ("1714694400", None),
            ("", None),
        ];
        for (text, expected) in table {
            let date = parse(text, &seoul);
            assert_eq!(date.as_ref().map(Date::as_rfc3339), expected, "{text:?}");
        }
        let summer = TimeZone::get("Europe/Berlin").unwrap();
        assert_eq!(parse("2024-07-01", &summer).unwrap().as_rfc3339(), "2024-07-01T00:00:00+02:00");
    }

    #[test]
    fn names() {
        let table = [
            ("2024-05-03-slug", Some((2024, 5, 3, "slug"))),
            ("2024-5-3-slug", Some((2024, 5, 3, "slug"))),
            ("2024-05-03", Some((2024, 5, 3, ""))),
            ("2024.05.03 글", Some((2024, 5, 3, "글"))),
            ("[2024.05.03] 글", Some((2024, 5, 3, "글"))),
            ("2024-05-033", None),
            ("2024-99-03-x", None),
            ("1-2-3", None),
            ("react-19-2", None),
        ];
        for (name, expected) in table {
            let found = of_name(name).map(|(day, rest)| (day.year(), day.month(), day.day(), rest));
            assert_eq!(found, expected, "{name:?}");
        }
    }
}
