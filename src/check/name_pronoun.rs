//! `name-pronoun`: a man is called she, or a woman he.

use super::Check;
use super::scene::{Scene, quote};
use crate::finding::{Code, Confidence, Finding, Role, Severity, Voice};
use crate::rulebook::Pronouns;

pub(super) static CHECK: Check = Check {
    code: Code::new("name-pronoun"),
    title: "a pronoun or title does not fit the person it is used of",
    why: "A man is referred to as a woman or the other way round, as machine translation likes to do. A title right \
          before a full name is an error. A verb or participle in the form for the other (\u{201C}fue elegida\u{201D}) right behind the full \
          name that begins a sentence is a warning. A pronoun is one, too, and only where nobody else can be meant: it opens the \
          sentence whose subject is the person, or the sentence after that, and no other person of that gender and no unknown \
          name is near. Where a pronoun can also mean a thing of that gender or several persons (\u{201C}nach ihrer Wahl\u{201D}, \u{201C}elle\u{201D}), or \
          where a name nobody knows cannot be seen for want of capitals, the pack has no pronouns, and only titles before a name, and \
          verbs and participles that show a gender, are held against the person.",
    example: "Following her election, Yoon Suk Yeol spoke in Seoul.",
    examples: "",
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for referred in &scene.statements.referred {
        let Some(name) = scene.rules.name(referred.name) else { continue };
        let (is, says) = match referred.says {
            Pronouns::She => ("a man", "a woman"),
            Pronouns::He => ("a woman", "a man"),
            Pronouns::They | Pronouns::It => continue,
        };
        let grave = if referred.is_title { Severity::Error } else { Severity::Warning };
        let derivation = vec![
            format!(
                "{} in line {} is said of {} in line {}, as of {says}",
                scene.quoted(referred.span),
                scene.line(referred.span),
                scene.quoted(referred.named),
                scene.line(referred.named)
            ),
            format!("the rulebook has {} as {is}", quote(&name.preferred)),
        ];
        findings.push(Finding {
            code: CHECK.code.clone(),
            severity: match referred.voice {
                Voice::Own | Voice::Reported => grave,
                Voice::Quoted => grave.milder(),
            },
            confidence: if referred.is_title { Confidence::High } else { Confidence::Medium },
            message: format!("{} is said of {}, who is {is}.", scene.quoted(referred.span), quote(&name.preferred)),
            derivation,
            witnesses: vec![
                scene.witness(referred.span, Role::Claim, referred.voice),
                scene.witness(referred.named, Role::Context, referred.voice),
                name.place.witness(),
            ],
            fixes: Vec::new(),
            fact: Some(name.id.clone()),
            fingerprint: String::new(),
            also: Vec::new(),
        });
    }
}
