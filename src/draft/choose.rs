//! Which names are proposed, with which forms, and how they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::forms::{can_stand_for, has_other_end, is_inflected, is_one_off};
use super::names::{FEWEST, NameStat, Names};
use super::{Entry, id_of, quoted};

/// How many misspelt forms are shown.
const MISSPELT: usize = 2;
/// The shortest name that may be misspelt, in letters.
const LONG: usize = 7;
/// Before how many different words a word stands at least, if it is a given name.
const GIVEN: usize = 3;

/// A name as it is proposed.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub(super) preferred: String,
    pub(super) id: String,
    acronym: Option<String>,
    /// Other forms, with the number of articles.
    variants: Vec<(String, usize)>,
    is_person: bool,
    articles: usize,
    /// Whether there is something about its forms that could be wrong.
    telling: bool,
}

impl Chosen {
    /// Whether there is something about its forms that an article could get wrong.
    pub(super) const fn is_telling(&self) -> bool {
        self.telling
    }

    /// All its forms.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        let variants = self.variants.iter().map(|(form, _)| form.as_str());
        std::iter::once(self.preferred.as_str()).chain(self.acronym.as_deref()).chain(variants)
    }
}

impl Names {
    /// The names to propose, those that stand in most articles first.
    pub(super) fn choose(&mut self) -> Vec<Chosen> {
        for (name, short, stat) in self.brackets.names() {
            self.acronyms.entry(name.clone()).or_default().entry(short).or_insert(stat.articles.len());
            self.found.insert(name, stat);
        }
        self.drop_parts();
        self.untitle();
        let mut ranked: Vec<(&String, &NameStat)> =
            self.found.iter().filter(|(name, stat)| self.is_name(name, stat)).collect();
        ranked.sort_by_key(|(name, stat)| (std::cmp::Reverse(stat.articles.len()), *name));
        let given = self.given(&ranked);
        let longer = longer(&ranked);
        let mut chosen: Vec<Chosen> = Vec::new();
        let mut taken: BTreeSet<&str> = longer.iter().map(|(short, _)| *short).collect();
        let mut ids: BTreeSet<String> = BTreeSet::new();
        let by_last = |last: &str| ranked.iter().filter(|(name, _)| name.contains(' ') && name.ends_with(last)).count();
        for (name, stat) in &ranked {
            if taken.contains(name.as_str()) {
                continue;
            }
            let script = stat.script.unwrap_or_default();
            // "Europäischen Union" and "Europäische Union" are one name; the shortest form is the one to look up.
            let is_form = |other: &str| name.as_str() != other && is_inflected(name, other, script);
            let mut forms: Vec<(&String, &NameStat)> = vec![(name, stat)];
            forms.extend(ranked.iter().filter(|(other, _)| is_form(other) && !taken.contains(other.as_str())));
            // Rare forms of a name of several words are forms of it, too.
            let rare = self
                .found
                .iter()
                .filter(|(other, stat)| stat.articles.len() < FEWEST && name.contains(' ') && is_form(other));
            forms.extend(rare);
            taken.extend(forms.iter().map(|(form, _)| form.as_str()));
            let articles = forms.iter().flat_map(|(_, stat)| &stat.articles).collect::<BTreeSet<_>>().len();
            let most = |stat: &NameStat| std::cmp::Reverse(stat.articles.len());
            if script.nouns || script.declined {
                forms.sort_by_key(|(form, stat)| (form.chars().count(), most(stat), *form));
            } else {
                forms.sort_by_key(|(form, stat)| (most(stat), *form));
            }
            let Some((preferred, own)) = forms.first().copied() else { continue };
            let mut variants: Vec<(String, usize)> =
                forms.iter().skip(1).map(|(form, stat)| ((*form).clone(), stat.articles.len())).collect();
            let parts = longer.iter().filter(|(_, whole)| forms.iter().any(|(form, _)| form.as_str() == *whole));
            variants.extend(
                parts.filter_map(|(part, _)| Some(((*part).to_owned(), self.found.get(*part)?.articles.len()))),
            );
            let last = preferred.rsplit(' ').next().filter(|last| *last != preferred.as_str());
            // A family name is used alone where the whole name stands too; the last word of other names is not.
            let alone = last.filter(|last| by_last(&format!(" {last}")) == 1).and_then(|last| {
                let alone = self.found.get(last)?;
                let with = alone.articles.intersection(&own.articles).count();
                let is_own = alone.articles.len() >= 2 && with * 5 >= alone.articles.len() * 3;
                (is_own && alone.determined * 10 <= alone.total && !self.is_word(last)).then_some((last, alone))
            });
            let family = last.filter(|last| {
                script.uncased
                    && own.kind.is_none()
                    && own.located * 3 <= own.total
                    && by_last(&format!(" {last}")) == 1
                    && self.uncased.count(last) * 2 >= own.seen() * 3
            });
            let mut words = preferred.split(' ');
            let could_be = own.kind.is_none()
                && own.determined * 4 <= own.total
                && own.located * 3 <= own.total
                && !last.is_some_and(|last| self.is_place(last))
                && words.clone().count() <= 4
                && !words.clone().any(|word| word.chars().count() > 1 && word.chars().all(char::is_uppercase));
            let has_family = alone.is_some_and(|(last, _)| !last.chars().all(char::is_uppercase));
            let has_given = last.is_some() && words.next().is_some_and(|first| given.contains(first));
            let is_person =
                family.is_some() || could_be && (has_family || has_given || own.titled > 0 && last.is_some());
            if let Some((last, stat)) = alone.filter(|_| is_person) {
                variants.push((last.to_owned(), stat.articles.len()));
                taken.insert(last);
            }
            if let Some(last) = family {
                variants.push((last.to_owned(), own.articles.len()));
                taken.insert(last);
            }
            let acronym = forms
                .iter()
                .filter_map(|(form, _)| self.acronyms.get(form.as_str()))
                .flatten()
                .max_by_key(|(_, count)| **count)
                .map(|(short, _)| short.clone())
                .filter(|short| !is_person && (own.kind.is_some() || script.joined || can_stand_for(short, preferred)));
            let mut id = id_of(preferred, chosen.len() + 1);
            if !ids.insert(id.clone()) {
                id = format!("{id}-{}", chosen.len() + 1);
                ids.insert(id.clone());
            }
            let telling = script.joined || preferred.contains(' ') || acronym.is_some() || !variants.is_empty();
            chosen.push(Chosen { preferred: preferred.clone(), id, acronym, variants, is_person, articles, telling });
        }
        // What is the acronym of a longer name is no name of its own.
        let short: BTreeSet<String> = chosen.iter().filter_map(|name| name.acronym.clone()).collect();
        chosen.retain(|name| !short.contains(&name.preferred));
        for name in &mut chosen {
            name.telling |= !self.misspelt(&name.preferred, name.articles).is_empty();
        }
        chosen
    }

    /// Whether a word alone stands behind "in" most of the time: "Bayern München" is nobody.
    fn is_place(&self, word: &str) -> bool {
        self.found.get(word).is_some_and(|stat| stat.total > 1 && stat.located * 2 >= stat.total)
    }

    /// Words that stand before the names of many and are no nouns: given names.
    fn given<'n>(&self, ranked: &[(&'n String, &'n NameStat)]) -> BTreeSet<&'n str> {
        let mut behind: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut located: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (name, stat) in &self.found {
            let Some((first, rest)) = name.split_once(' ') else { continue };
            if stat.kind.is_none() && rest.starts_with(char::is_uppercase) && !rest.chars().all(char::is_uppercase) {
                behind.entry(first).or_default().insert(rest.split(' ').next().unwrap_or(rest));
                let places = located.entry(first).or_default();
                places.0 += stat.located + stat.determined;
                places.1 += stat.total;
            }
        }
        let firsts: BTreeSet<&str> = ranked.iter().filter_map(|(name, _)| Some(name.split_once(' ')?.0)).collect();
        firsts
            .into_iter()
            .filter(|first| {
                let is_place = located.get(first).is_some_and(|(located, total)| located * 4 > *total);
                let is_many = behind.get(first).is_some_and(|rests| rests.len() >= GIVEN);
                is_many && !is_place && !self.is_word(first) && !self.is_noun(first)
            })
            .collect()
    }

    pub(super) fn entry(&self, name: &Chosen, articles: usize) -> Option<Entry> {
        let stat = self.found.get(&name.preferred)?;
        let told = stat.sentences.first()?;
        let mut text = String::new();
        let _ = writeln!(text, "# in {} of {articles} articles: {}", name.articles, stat.witnesses.join(", "));
        let _ = writeln!(text, "[[name]]\nid = \"{}\"", name.id);
        let kind = if let Some(kind) = &stat.kind {
            kind
        } else if name.is_person {
            "person"
        } else if name.acronym.is_some() {
            "organisation"
        } else if stat.located * 10 >= stat.total * 6 && stat.total > 0 {
            "place"
        } else {
            "other"
        };
        let _ = writeln!(
            text,
            "kind = \"{kind}\" # or person, organisation, place, treaty, operation, event, office, law, other"
        );
        let _ = writeln!(text, "preferred = {}", quoted(&name.preferred));
        if let Some(acronym) = &name.acronym {
            let _ = writeln!(text, "acronym = {}", quoted(acronym));
        }
        if !name.variants.is_empty() {
            let forms: Vec<String> = name.variants.iter().map(|(form, _)| quoted(form)).collect();
            let counts: Vec<String> = name.variants.iter().map(|(_, count)| count.to_string()).collect();
            let _ =
                writeln!(text, "variants.{} = [{}] # in {} articles", told.tag, forms.join(", "), counts.join(", "));
        }
        for (wrong, count) in self.misspelt(&name.preferred, name.articles) {
            let _ = writeln!(
                text,
                "# wrong = [{{ text = {}, because = \"…\" }}] # in {count} articles; is it the same?",
                quoted(&wrong)
            );
        }
        let _ = writeln!(text, "accepts.{} = [{}]", told.tag, quoted(&told.sentence));
        Some(Entry { id: name.id.clone(), about: None, text })
    }

    /// Rare names that are a frequent one but for a letter in the middle; another ending is another word.
    fn misspelt(&self, name: &str, articles: usize) -> Vec<(String, usize)> {
        if name.chars().count() < LONG || !name.contains(char::is_lowercase) && name.contains(char::is_uppercase) {
            return Vec::new();
        }
        let near = self.found.iter().filter(|(other, stat)| {
            other.as_str() != name
                && stat.articles.len() * 10 <= articles
                && other.chars().count().abs_diff(name.chars().count()) <= 1
                && is_one_off(other, name)
                && !is_inflected(other, name, stat.script.unwrap_or_default())
                && !has_other_end(other, name)
                && !other.split(' ').all(|word| self.is_word(word))
        });
        near.map(|(other, stat)| (other.clone(), stat.articles.len())).take(MISSPELT).collect()
    }
}

/// Names that are mostly a part of one longer name, with that: "Alonso Reyes" of "Miguel Alonso Reyes". What is a part of
/// several is a name of its own: "New York".
fn longer<'n>(ranked: &[(&'n String, &'n NameStat)]) -> Vec<(&'n str, &'n str)> {
    let mut wholes: BTreeMap<String, Vec<(&str, &NameStat)>> = BTreeMap::new();
    for (name, stat) in ranked {
        let words: Vec<&str> = name.split(' ').collect();
        for length in 2..words.len() {
            for part in words.windows(length) {
                wholes.entry(part.join(" ")).or_default().push((name.as_str(), stat));
            }
        }
    }
    let mut parts = Vec::new();
    for (name, stat) in ranked {
        let Some([(whole, longer)]) = wholes.get(name.as_str()).map(Vec::as_slice) else { continue };
        let with = stat.articles.intersection(&longer.articles).count();
        // A family name of several words is used alone.
        let enough = if whole.ends_with(name.as_str()) { 2 } else { 3 };
        if with * 5 >= stat.articles.len() * enough && longer.kind == stat.kind {
            parts.push((name.as_str(), *whole));
        }
    }
    // A part of a part is one of the whole, and proposed once.
    let shorter: BTreeSet<&str> = parts.iter().map(|(part, _)| *part).collect();
    parts.retain(|(_, whole)| !shorter.contains(whole));
    parts
}
