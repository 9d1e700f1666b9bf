//! `guide`: how a scenario is written, step by step. The text stands in `assets/guide/`, Georgian and English; the tests
//! apply every step of it and run every command.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::base::{Lang, Msg};
use crate::cli::failure::Failure;
use crate::cli::output::{Exit, Output, indented};

const KA: &str = include_str!("../../assets/guide/author.ka.md");
const EN: &str = include_str!("../../assets/guide/author.en.md");

/// `guide`.
#[derive(Clone, Debug, Args)]
pub struct Guide {
    /// Only this chapter, by its number.
    pub chapter: Option<usize>,
    /// Write the guide into a file instead.
    #[arg(long, value_name = "FILE", conflicts_with = "chapter")]
    pub to: Option<PathBuf>,
}

/// The guide in a language, in Markdown.
#[must_use]
pub const fn text(lang: Lang) -> &'static str {
    match lang {
        Lang::Ka => KA,
        Lang::En => EN,
    }
}

/// A chapter: its heading and what stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The heading.
    pub title: &'static str,
    /// What stands below it, in Markdown.
    pub body: &'static str,
}

/// The chapters in a language; what stands before the first is the number 0.
#[must_use]
pub fn chapters(lang: Lang) -> Vec<Chapter> {
    let text = text(lang);
    let mut starts: Vec<usize> = vec![0];
    starts.extend(text.match_indices("\n## ").map(|(at, _)| at + 1));
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(text.len()));
    let piece = |(start, end): (&usize, usize)| {
        let piece = text.get(*start..end)?.trim();
        let (title, body) = piece.split_once('\n').unwrap_or((piece, ""));
        Some(Chapter { title: title.trim_start_matches('#').trim(), body: body.trim() })
    };
    starts.iter().zip(ends).filter_map(piece).collect()
}

/// Prints the guide or a chapter of it, or writes it into a file.
///
/// # Errors
/// [`Failure`] if there is no such chapter, or the file exists or cannot be written.
pub fn run(args: &Guide, out: &Output) -> Result<Exit, Failure> {
    let chapters = chapters(out.lang());
    if let Some(path) = &args.to {
        crate::cli::new::write_new(path, text(out.lang()))?;
        let path = crate::cli::library::shown(path);
        if out.is_json() {
            out.json(&json!({ "made": path }));
        } else {
            out.line(&out.say(&Msg::new("guide-written").with("path", path)));
        }
        return Ok(Exit::Fine);
    }
    let chosen: Vec<Chapter> = match args.chapter {
        Some(number) => match chapters.get(number) {
            Some(chapter) => vec![*chapter],
            None => {
                let last = chapters.len().saturating_sub(1);
                let msg = Msg::new("guide-no-chapter").with("number", number).with("last", last);
                return Err(Failure::new(msg));
            }
        },
        None => chapters,
    };
    if out.is_json() {
        let rows = chosen.iter().map(|row| json!({ "title": row.title, "text": row.body }));
        out.json(&json!({ "chapters": rows.collect::<Vec<_>>() }));
        return Ok(Exit::Fine);
    }
    for (at, chapter) in chosen.iter().enumerate() {
        if at > 0 {
            out.line("");
        }
        print(chapter, out);
    }
    Ok(Exit::Fine)
}

/// Prints a chapter: what is to be written or typed stands to the right.
fn print(chapter: &Chapter, out: &Output) {
    out.line(chapter.title);
    out.line(&"─".repeat(chapter.title.chars().count().min(out.width)));
    out.line("");
    let mut is_code = false;
    for line in chapter.body.lines() {
        if line.starts_with("```") {
            is_code = !is_code;
        } else if is_code {
            out.line(&format!("    {line}"));
        } else if let Some(item) = line.strip_prefix("- ") {
            out.print(&indented("–", 2, &item.replace("**", ""), out.width));
        } else if line.trim().is_empty() {
            out.line("");
        } else {
            out.print(&indented("", 0, &line.trim_start_matches('#').trim().replace("**", ""), out.width));
        }
    }
}
