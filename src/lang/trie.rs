//! The one automaton: a trie over the folded characters of all words and names, walked from each place where a word
//! can begin. Unlike a scan that may begin anywhere, it never has to throw away what it found inside a word, and its
//! cost does not grow with the number of entries.

use std::collections::BTreeMap;

use super::fold::{fold, is_ignorable};

/// A trie from folded text to the number of an entry.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
    /// All edges, grouped by node and sorted by character.
    labels: Vec<char>,
    targets: Vec<u32>,
    /// The root's children for characters below [`DIRECT`]; 0 is none.
    root: Vec<u32>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    first_edge: u32,
    edges: u32,
    /// One more than the entry that ends here; 0 is none.
    entry: u32,
}

/// Below this code point the root finds its child without searching: all of Latin, Greek, Cyrillic and Arabic.
const DIRECT: u32 = 0x0700;

impl Trie {
    /// Builds it from folded, distinct keys; the value is the entry's number.
    pub(crate) fn new(entries: &BTreeMap<String, u32>) -> Self {
        let keys: Vec<(Vec<char>, u32)> = entries.iter().map(|(key, &entry)| (key.chars().collect(), entry)).collect();
        let mut trie = Self { nodes: vec![Node::default()], ..Self::default() };
        // Each piece of work is a node with the sorted range of keys that pass through it.
        let mut work = vec![(0_usize, 0_usize, keys.len(), 0_usize)];
        while let Some((node, from, to, depth)) = work.pop() {
            let range = keys.get(from..to).unwrap_or_default();
            let mut at = from;
            if let Some((key, entry)) = range.first()
                && key.len() == depth
            {
                if let Some(node) = trie.nodes.get_mut(node) {
                    node.entry = entry + 1;
                }
                at += 1;
            }
            let first_edge = index(trie.labels.len());
            let mut children = Vec::new();
            while at < to {
                let Some(label) = keys.get(at).and_then(|(key, _)| key.get(depth)).copied() else { break };
                let start = at;
                while at < to && keys.get(at).and_then(|(key, _)| key.get(depth)) == Some(&label) {
                    at += 1;
                }
                let child = trie.nodes.len();
                trie.nodes.push(Node::default());
                trie.labels.push(label);
                trie.targets.push(index(child));
                children.push((child, start, at, depth + 1));
            }
            if let Some(node) = trie.nodes.get_mut(node) {
                node.first_edge = first_edge;
                node.edges = index(children.len());
            }
            work.extend(children.into_iter().rev());
        }
        trie.root = (0..DIRECT)
            .map(|code| char::from_u32(code).and_then(|c| trie.child_by_search(0, c)).unwrap_or(0))
            .collect();
        trie
    }

    /// Calls `found(end, entry)` for every entry that `text` begins with at byte `start`, shortest first; `end` is a
    /// byte offset of `text`. White space of any width matches one space of an entry, a line break too, a blank line not.
    pub(crate) fn walk(&self, text: &str, start: usize, mut found: impl FnMut(usize, u32)) {
        let Some(rest) = text.get(start..) else { return };
        let mut node = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let mut label = fold(c);
            if c.is_whitespace() {
                let mut breaks = u32::from(c == '\n');
                while let Some(&(_, next)) = chars.peek()
                    && next.is_whitespace()
                {
                    breaks += u32::from(next == '\n');
                    chars.next();
                }
                if breaks > 1 {
                    return;
                }
                label = ' ';
            } else if is_ignorable(c) && node != 0 {
                continue;
            }
            let Some(next) = self.child(node, label) else { return };
            node = next;
            let entry = self.nodes.get(to_usize(node)).map_or(0, |node| node.entry);
            if entry > 0 {
                let mut end = start + at + c.len_utf8();
                // Marks that are passed over belong to the word they follow.
                while let Some(&(_, mark)) = chars.peek()
                    && is_ignorable(mark)
                    && !matches!(mark, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
                {
                    chars.next();
                    end += mark.len_utf8();
                }
                found(end, entry - 1);
            }
        }
    }

    /// The number of nodes, for the bench.
    pub(crate) fn nodes(&self) -> usize {
        self.nodes.len()
    }

    fn child(&self, node: u32, label: char) -> Option<u32> {
        if node == 0 && u32::from(label) < DIRECT {
            let child = self.root.get(to_usize(u32::from(label))).copied().unwrap_or(0);
            return (child != 0).then_some(child);
        }
        self.child_by_search(node, label)
    }

    fn child_by_search(&self, node: u32, label: char) -> Option<u32> {
        let node = self.nodes.get(to_usize(node))?;
        let first = to_usize(node.first_edge);
        let labels = self.labels.get(first..first + to_usize(node.edges))?;
        let at = if labels.len() <= 8 {
            labels.iter().position(|&candidate| candidate == label)?
        } else {
            labels.binary_search(&label).ok()?
        };
        self.targets.get(first + at).copied()
    }
}

fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::fold::folded;

    fn hits(words: &[&str], text: &str) -> Vec<(usize, u32)> {
        let entries = words.iter().zip(0..).map(|(word, at)| (folded(word), at)).collect();
        let mut out = Vec::new();
        Trie::new(&entries).walk(text, 0, |end, entry| out.push((end, entry)));
        out
    }

    #[test]
    fn every_entry_that_the_text_begins_with_is_found() {
        assert_eq!(hits(&["may", "maybe", "more than"], "Maybe so"), [(3, 0), (5, 1)]);
        assert_eq!(hits(&["more than"], "more\u{a0}\n than 5"), [(12, 0)]);
        assert_eq!(hits(&["more than"], "more\n\nthan 5"), []);
        assert_eq!(hits(&["ايار"], "أَيَّار 5"), [(14, 0)]);
        assert_eq!(hits(&[], "x"), []);
    }
}
