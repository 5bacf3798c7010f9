//! Reads Markdown: what a reader sees of it, with the kinds of its parts and the way back to its marks.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::text::Map;
use super::{Block, BlockKind};
use crate::span::Span;

/// What is visible of a Markdown text.
#[derive(Debug, Default)]
pub(super) struct Visible {
    pub(super) plain: String,
    /// From the plain text to the Markdown.
    pub(super) map: Map,
    pub(super) blocks: Vec<Block>,
    /// The first paragraph, if it stands before all others in a type of its own.
    pub(super) teaser: Option<Span>,
    /// The descriptions of pictures.
    pub(super) captions: Vec<String>,
}

/// Reads `source` from byte `from` on. Front matter stands before everything else, as it is.
/// The first heading of the first level, or else a heading before everything else, is the title.
pub(super) fn read(source: &str, from: usize, front_matter: Option<Span>) -> Visible {
    let mut reader = Reader { source, tags: tags(source), ..Reader::default() };
    if let Some(span) = front_matter {
        reader.leaf = Some(BlockKind::Metadata);
        reader.same(span.of(source), span.start);
        reader.close();
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let body = source.get(from..).unwrap_or_default();
    let unknown = |link: BrokenLink<'_>| names_link(body, &link).then(|| ("".into(), "".into()));
    for (event, range) in Parser::new_with_broken_link_callback(body, options, Some(unknown)).into_offset_iter() {
        reader.read(event, from + range.start..from + range.end);
    }
    reader.close();
    let mut visible = reader.visible;
    visible.captions.retain(|caption| !caption.trim().is_empty());
    let first = visible.blocks.iter_mut().find(|block| block.kind != BlockKind::Metadata);
    if let Some(first) = first.filter(|first| !reader.has_title && first.kind == BlockKind::Heading) {
        first.kind = BlockKind::Title;
    }
    visible
}

/// Whether an unknown reference is that of a link whose address another file has: `[the fund][halden fund]`. Two citations side
/// by side (`[3][4]`, `[df04be2d][0aa1b2c3]`) are none.
fn names_link(body: &str, link: &BrokenLink<'_>) -> bool {
    let is_code = |text: &str| !text.contains(char::is_whitespace) && text.contains(|c: char| c.is_ascii_digit());
    let words =
        body.get(link.span.clone()).and_then(|words| words.strip_prefix('[')?.strip_suffix(']')?.split_once("]["));
    link.link_type == LinkType::Reference && words.is_some_and(|(text, label)| !(is_code(text) && is_code(label)))
}

/// The marks around tags of templates: those of Liquid and Jinja, and the short codes of Hugo.
const TAGS: [(&str, &str); 2] = [("{%", "%}"), ("{{", "}}")];
/// How long a tag is at most, in bytes: what is longer was never closed.
const TAG: usize = 2000;

/// The tags of templates in a source, in order, and its lists of attributes: `{% image "boat.jpg" %}`,
/// `{{< figure src="boat.jpg" >}}`, `{title="boat"}`. A tag ends in its paragraph.
fn tags(source: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(at) = source.get(next..).and_then(|rest| memchr::memchr(b'{', rest.as_bytes())).map(|at| next + at) {
        next = at + 1;
        let rest = source.get(at..).unwrap_or_default();
        let tag = TAGS.into_iter().find(|(open, _)| rest.starts_with(open)).map(|(_, close)| close);
        let Some(close) = tag.or_else(|| has_attributes(rest).then_some("}")) else { continue };
        let near = rest.as_bytes().get(..TAG).unwrap_or(rest.as_bytes());
        let end = memchr::memmem::find(near, close.as_bytes()).map(|end| end + close.len());
        if let Some(end) =
            end.filter(|end| near.get(..*end).is_some_and(|tag| memchr::memmem::find(tag, b"\n\n").is_none()))
        {
            found.push(at..at + end);
            next = at + end;
        }
    }
    found
}

/// Whether a brace opens a list of attributes: `{: .wide}`, `{title="boat"}`.
fn has_attributes(rest: &str) -> bool {
    let inside = rest.strip_prefix('{').unwrap_or(rest);
    let name = inside.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    inside.starts_with(':') || name.len() < inside.len() && name.starts_with("=\"")
}

#[derive(Default)]
struct Reader<'source> {
    source: &'source str,
    /// Where tags of templates stand in it.
    tags: Vec<Range<usize>>,
    visible: Visible,
    /// How far the source has been read.
    passed: usize,
    /// Where the open block starts in the plain text.
    open: Option<usize>,
    /// The kind of the open or next block, where it does not follow from its containers.
    leaf: Option<BlockKind>,
    /// The kinds that blocks have in the containers around them, outermost first.
    containers: Vec<BlockKind>,
    /// For each list around: whether it is numbered.
    numbered: Vec<bool>,
    /// How many pictures are around.
    pictures: usize,
    /// How many marks of bold or slanted type are around, and whether text of the open block stands outside of any.
    emphasis: usize,
    is_plain: bool,
    has_title: bool,
    html: Html,
}

/// Where in a block of HTML the reading stands.
#[derive(Clone, Copy, Debug, Default)]
enum Html {
    #[default]
    Text,
    Tag,
    Comment,
    /// In a script or style sheet.
    Hidden,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, &range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.pictures > 0 => {
                // The description of a picture is not seen by readers of the text.
                if let Some(caption) = self.visible.captions.last_mut() {
                    caption.push_str(&text);
                }
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::SoftBreak | Event::HardBreak
                if self.pictures > 0 => {}
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.is_plain |= self.emphasis == 0;
                self.text(&text, &range);
            }
            Event::Code(code) => self.code(&code, &range),
            Event::SoftBreak | Event::HardBreak => self.sign("\n", range.end),
            Event::Html(_) => self.html(&range),
            Event::InlineHtml(tag) => {
                if tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br")) {
                    self.sign("\n", range.end);
                }
            }
            Event::FootnoteReference(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.close();
                let is_title = *level == HeadingLevel::H1 && !self.has_title;
                self.has_title |= is_title;
                self.leaf = Some(if is_title { BlockKind::Title } else { BlockKind::Heading });
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.containers.push(BlockKind::Quote);
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.leaf = Some(BlockKind::Code);
            }
            Tag::HtmlBlock => {
                self.close();
                self.html = Html::Text;
            }
            Tag::List(first) => {
                self.close();
                self.numbered.push(first.is_some());
            }
            Tag::Item => {
                self.close();
                self.containers.push(BlockKind::ListItem);
                if self.numbered.last() == Some(&true) {
                    self.number(range);
                }
            }
            Tag::FootnoteDefinition(_) | Tag::DefinitionList => {
                self.close();
                self.containers.push(BlockKind::Paragraph);
            }
            Tag::Table(_) => {
                self.close();
                self.leaf = Some(BlockKind::Table);
            }
            Tag::TableRow => self.sign("\n", range.start),
            Tag::TableCell => {
                if self.open.is_some() && !self.visible.plain.ends_with('\n') {
                    self.sign("\t", range.start);
                }
            }
            Tag::Image { .. } => {
                self.pictures += 1;
                self.visible.captions.push(String::new());
            }
            Tag::Paragraph => self.is_plain = false,
            Tag::Emphasis | Tag::Strong => self.emphasis += 1,
            Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::TableHead
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                let before = self.visible.blocks.len();
                self.close();
                self.lead(before);
            }
            TagEnd::Emphasis | TagEnd::Strong => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Table
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => self.close(),
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition | TagEnd::DefinitionList => {
                self.close();
                self.containers.pop();
            }
            TagEnd::List(_) => {
                self.close();
                self.numbered.pop();
            }
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Takes the paragraph that was closed for the teaser, if it is the first one and in a type of its own.
    fn lead(&mut self, before: usize) {
        let blocks = &self.visible.blocks;
        let mut earlier = blocks.iter().take(before);
        let is_first = earlier.all(|block| matches!(block.kind, BlockKind::Metadata | BlockKind::Title));
        let last = blocks.get(before).filter(|block| block.kind == BlockKind::Paragraph);
        if let Some(block) = last.filter(|_| is_first && !self.is_plain) {
            self.visible.teaser = Some(block.span);
        }
    }

    /// Text as it is in the source, or what an entity or an escape there stands for.
    fn text(&mut self, text: &str, range: &Range<usize>) {
        let first = self.tags.partition_point(|tag| tag.end <= range.start);
        let tags = self.tags.get(first..).unwrap_or_default();
        let tags: Vec<Range<usize>> = tags.iter().take_while(|tag| tag.start < range.end).cloned().collect();
        if self.source.get(range.clone()) != Some(text) {
            if tags.is_empty() {
                self.unit(text, range);
            }
            return;
        }
        let source = self.source;
        let mut start = range.start;
        for tag in tags {
            if let Some(before) = source.get(start..tag.start).filter(|before| !before.is_empty()) {
                self.same(before, start);
            }
            start = start.max(tag.end);
        }
        if let Some(rest) = source.get(start..range.end).filter(|rest| !rest.is_empty()) {
            self.same(rest, start);
        }
    }

    /// Code in a line, without its backticks.
    fn code(&mut self, code: &str, range: &Range<usize>) {
        let written = self.source.get(range.clone()).unwrap_or_default();
        let inner = written.trim_start_matches('`');
        match inner.find(code) {
            Some(at) => self.same(code, range.start + (written.len() - inner.len()) + at),
            None => self.unit(code, range),
        }
    }

    /// The number of an item. Readers see it, and it may be the day of a date that begins a paragraph.
    fn number(&mut self, range: &Range<usize>) {
        let item = self.source.get(range.clone()).unwrap_or_default();
        let number = item.trim_start();
        let start = range.start + (item.len() - number.len());
        let after = number.trim_start_matches(|character: char| character.is_ascii_digit());
        if let Some(rest) = after.strip_prefix(['.', ')'])
            && let Some(marker) = number.get(..number.len() - rest.len())
        {
            self.same(marker, start);
            self.sign(" ", start + marker.len() + usize::from(rest.starts_with([' ', '\t'])));
        }
    }

    /// A line of a block of HTML: the text between its tags. Entities stay as they are.
    fn html(&mut self, range: &Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rest = self.source.get(at..range.end).unwrap_or_default();
            let (mark, next) = match self.html {
                Html::Text => {
                    let text = rest.split('<').next().unwrap_or_default();
                    let shown = if self.open.is_none() { text.trim_start() } else { text };
                    if !shown.is_empty() {
                        self.same(shown, at + (text.len() - shown.len()));
                    }
                    at += text.len();
                    let tag = rest.get(text.len()..).unwrap_or_default();
                    if tag.is_empty() {
                        return;
                    }
                    self.html = if tag.starts_with("<!--") {
                        Html::Comment
                    } else if has_name(tag, &["script", "style"]) {
                        Html::Hidden
                    } else {
                        if !has_name(tag, &INLINE_TAGS) && self.open.is_some() {
                            self.sign(" ", at);
                        }
                        Html::Tag
                    };
                    continue;
                }
                Html::Tag => (">", Html::Text),
                Html::Comment => ("-->", Html::Text),
                Html::Hidden => ("</", Html::Tag),
            };
            let Some(end) = rest.find(mark) else { return };
            at += end + mark.len();
            self.html = next;
        }
    }

    /// Text that is the source, byte for byte, from `start` on.
    fn same(&mut self, text: &str, start: usize) {
        if start < self.passed {
            // Never seen; but the way back must not run backwards.
            self.unit(text, &(self.passed..self.passed));
            return;
        }
        self.open(start);
        self.visible.map.same(self.visible.plain.len(), start);
        self.visible.plain.push_str(text);
        self.passed = start + text.len();
    }

    /// Text that stands for a range of the source as a whole.
    fn unit(&mut self, text: &str, range: &Range<usize>) {
        let start = range.start.max(self.passed);
        let end = range.end.max(start);
        self.open(start);
        self.visible.map.unit(self.visible.plain.len(), text.len(), start, end - start);
        self.visible.plain.push_str(text);
        self.passed = end;
    }

    /// White space in the open block for everything up to `end` in the source.
    fn sign(&mut self, space: &str, end: usize) {
        if self.open.is_some() {
            self.unit(space, &(self.passed..end));
        }
    }

    /// Opens a block, if none is open, whose first byte comes from `start`.
    fn open(&mut self, start: usize) {
        if self.open.is_some() {
            return;
        }
        let plain = &mut self.visible.plain;
        if !plain.is_empty() {
            self.visible.map.unit(plain.len(), BLOCK_GAP.len(), self.passed, start - self.passed);
            plain.push_str(BLOCK_GAP);
        }
        self.open = Some(plain.len());
    }

    /// Ends the open block. A block of nothing but white space is none.
    fn close(&mut self) {
        let leaf = self.leaf.take();
        let Some(start) = self.open.take() else { return };
        let length = self.visible.plain.get(start..).unwrap_or_default().trim_end().len();
        if length > 0 {
            let kind = leaf.or(self.containers.last().copied()).unwrap_or(BlockKind::Paragraph);
            self.visible.blocks.push(Block { kind, span: Span::new(start, start + length) });
        }
    }
}

/// What stands between two blocks of the plain text.
const BLOCK_GAP: &str = "\n\n";

/// Tags that do not part words.
const INLINE_TAGS: [&str; 16] =
    ["a", "abbr", "b", "cite", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"];

/// Whether an HTML tag, opening or closing, has one of these names.
fn has_name(tag: &str, names: &[&str]) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    names.iter().any(|&expected| {
        name.get(..expected.len()).is_some_and(|start| start.eq_ignore_ascii_case(expected))
            && !name
                .get(expected.len()..)
                .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_alphanumeric()))
    })
}
