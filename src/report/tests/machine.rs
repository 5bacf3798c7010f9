//! What the formats for programs look like.

use super::*;

#[test]
fn json() {
    let mut report = report();
    report.findings.truncate(1);
    report.articles.truncate(1);
    assert_snapshot!(written(&report, Format::Json), @r#"
    {
      "version": 1,
      "findings": [
        {
          "code": "date-weekday",
          "severity": "error",
          "confidence": "high",
          "message": "5 April 2022 is a Tuesday, not a Thursday.",
          "derivation": [
            "the year 2022 is from \"April 2022\" in line 7"
          ],
          "witnesses": [
            {
              "article": "harbour",
              "path": "desk/en/harbour.txt",
              "line": 3,
              "column": 34,
              "column_utf16": 35,
              "start": 76,
              "end": 93,
              "text": "Thursday, April 5",
              "role": "claim",
              "voice": "own",
              "excerpt": {
                "text": "Residents waved flags 🚢 when, On Thursday, April 5, the harbour agency of the free city was admitted to the northern pact, which had been negotiated for eleven years and had twice been rejected by the city's own senate because of the tolls …",
                "start": 36,
                "end": 53
              }
            },
            {
              "article": "harbour",
              "path": "desk/en/harbour.txt",
              "line": 7,
              "column": 24,
              "column_utf16": 24,
              "start": 555,
              "end": 565,
              "text": "April 2022",
              "role": "context",
              "voice": "own",
              "excerpt": {
                "text": "The senate followed in April 2022, which ended the dispute.",
                "start": 23,
                "end": 33
              }
            }
          ],
          "fixes": [
            {
              "label": "the weekday",
              "text": "Tuesday, April 5"
            },
            {
              "label": "the day",
              "text": "Thursday, April 7"
            }
          ],
          "fact": null,
          "fingerprint": "date-weekday-0001",
          "also": [
            {
              "code": "fact-date",
              "message": "The pact was joined on 5 May 2022, not on 5 April.",
              "derivation": [
                "the agency and the pact are named in this sentence"
              ],
              "witnesses": [
                {
                  "article": null,
                  "path": "rules/facts/harbour.toml",
                  "line": 3,
                  "column": 11,
                  "column_utf16": 11,
                  "start": 46,
                  "end": 104,
                  "text": "The harbour agency joined the northern pact on 5 May 2022.",
                  "role": "fact",
                  "voice": "own",
                  "excerpt": {
                    "text": "states = \"The harbour agency joined the northern pact on 5 May 2022.\"",
                    "start": 10,
                    "end": 68
                  }
                }
              ],
              "fixes": [
                {
                  "label": "the date",
                  "text": "Thursday, May 5"
                }
              ],
              "fact": "harbour-joined-pact"
            }
          ]
        }
      ],
      "articles": [
        {
          "article": "harbour",
          "path": "desk/en/harbour.txt",
          "language": "en",
          "date": "2022-05-07",
          "coverage": {
            "dates": {
              "found": 4,
              "checked": 2
            },
            "figures": {
              "found": 0,
              "checked": 0
            },
            "names": {
              "found": 0,
              "checked": 0
            },
            "acronyms": {
              "found": 0,
              "checked": 0
            }
          },
          "looked": [
            {
              "check": "date-weekday",
              "dates": 2,
              "figures": 0,
              "acronyms": 0,
              "lists": 0
            }
          ],
          "confirmed": [
            "pact-joined"
          ]
        }
      ],
      "problems": [
        {
          "severity": "error",
          "path": "rules/facts/harbour.toml",
          "place": [
            7,
            1
          ],
          "message": "unknown key `prefered`",
          "help": "write `preferred`"
        },
        {
          "severity": "note",
          "path": "desk/old.txt",
          "place": null,
          "message": "the encoding was guessed: windows-1255",
          "help": null
        }
      ],
      "summary": {
        "articles": 4,
        "errors": 2,
        "warnings": 2,
        "notes": 1,
        "coverage": {
          "dates": {
            "found": 5,
            "checked": 3
          },
          "figures": {
            "found": 3,
            "checked": 2
          },
          "names": {
            "found": 1,
            "checked": 1
          },
          "acronyms": {
            "found": 0,
            "checked": 0
          }
        }
      }
    }
    "#);
}

#[test]
fn sarif() {
    let mut report = report();
    report.findings.truncate(1);
    assert_snapshot!(written(&report, Format::Sarif), @r#"
    {
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "runs": [
        {
          "columnKind": "utf16CodeUnits",
          "invocations": [
            {
              "executionSuccessful": false,
              "toolExecutionNotifications": [
                {
                  "level": "error",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "rules/facts/harbour.toml"
                        },
                        "region": {
                          "startColumn": 1,
                          "startLine": 7
                        }
                      }
                    }
                  ],
                  "message": {
                    "text": "unknown key `prefered`\nHelp: write `preferred`"
                  }
                },
                {
                  "level": "note",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "desk/old.txt"
                        }
                      }
                    }
                  ],
                  "message": {
                    "text": "the encoding was guessed: windows-1255"
                  }
                }
              ]
            }
          ],
          "results": [
            {
              "fixes": [
                {
                  "artifactChanges": [
                    {
                      "artifactLocation": {
                        "uri": "desk/en/harbour.txt"
                      },
                      "replacements": [
                        {
                          "deletedRegion": {
                            "byteLength": 17,
                            "byteOffset": 76,
                            "endColumn": 52,
                            "endLine": 3,
                            "startColumn": 35,
                            "startLine": 3
                          },
                          "insertedContent": {
                            "text": "Tuesday, April 5"
                          }
                        }
                      ]
                    }
                  ],
                  "description": {
                    "text": "the weekday"
                  }
                },
                {
                  "artifactChanges": [
                    {
                      "artifactLocation": {
                        "uri": "desk/en/harbour.txt"
                      },
                      "replacements": [
                        {
                          "deletedRegion": {
                            "byteLength": 17,
                            "byteOffset": 76,
                            "endColumn": 52,
                            "endLine": 3,
                            "startColumn": 35,
                            "startLine": 3
                          },
                          "insertedContent": {
                            "text": "Thursday, April 7"
                          }
                        }
                      ]
                    }
                  ],
                  "description": {
                    "text": "the day"
                  }
                }
              ],
              "level": "error",
              "locations": [
                {
                  "logicalLocations": [
                    {
                      "kind": "article",
                      "name": "harbour"
                    }
                  ],
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "desk/en/harbour.txt"
                    },
                    "region": {
                      "byteLength": 17,
                      "byteOffset": 76,
                      "endColumn": 52,
                      "endLine": 3,
                      "snippet": {
                        "text": "Thursday, April 5"
                      },
                      "startColumn": 35,
                      "startLine": 3
                    }
                  }
                }
              ],
              "message": {
                "text": "5 April 2022 is a Tuesday, not a Thursday.\nBecause: the year 2022 is from \"April 2022\" in line 7\nFix: the weekday: Tuesday, April 5\nFix: the day: Thursday, April 7"
              },
              "partialFingerprints": {
                "claimlint/v1": "date-weekday-0001"
              },
              "properties": {
                "also": [
                  {
                    "derivation": [
                      "the agency and the pact are named in this sentence"
                    ],
                    "message": "The pact was joined on 5 May 2022, not on 5 April.",
                    "ruleId": "fact-date"
                  }
                ],
                "confidence": "high",
                "fact": null,
                "voice": "own"
              },
              "relatedLocations": [
                {
                  "id": 1,
                  "logicalLocations": [
                    {
                      "kind": "article",
                      "name": "harbour"
                    }
                  ],
                  "message": {
                    "text": "context: April 2022"
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "desk/en/harbour.txt"
                    },
                    "region": {
                      "byteLength": 10,
                      "byteOffset": 555,
                      "endColumn": 34,
                      "endLine": 7,
                      "snippet": {
                        "text": "April 2022"
                      },
                      "startColumn": 24,
                      "startLine": 7
                    }
                  }
                },
                {
                  "id": 2,
                  "message": {
                    "text": "rule: The harbour agency joined the northern pact on 5 May 2022."
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "rules/facts/harbour.toml"
                    },
                    "region": {
                      "byteLength": 58,
                      "byteOffset": 46,
                      "endColumn": 69,
                      "endLine": 3,
                      "snippet": {
                        "text": "The harbour agency joined the northern pact on 5 May 2022."
                      },
                      "startColumn": 11,
                      "startLine": 3
                    }
                  }
                }
              ],
              "ruleId": "date-weekday",
              "ruleIndex": 0
            }
          ],
          "tool": {
            "driver": {
              "name": "claimlint",
              "rules": [
                {
                  "help": {
                    "text": "`claimlint explain date-weekday` says what this check looks for."
                  },
                  "id": "date-weekday",
                  "shortDescription": {
                    "text": "date weekday"
                  }
                },
                {
                  "help": {
                    "text": "`claimlint explain fact-date` says what this check looks for."
                  },
                  "id": "fact-date",
                  "shortDescription": {
                    "text": "fact date"
                  }
                }
              ],
              "semanticVersion": "0.1.0"
            }
          }
        }
      ],
      "version": "2.1.0"
    }
    "#);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn carets_stand_under_the_words_and_lines_fit(
        before in "([a-z]{0,9} |[가-힣]{1,4}|é\u{301}|\t|🚢|❤\u{fe0f} ){0,40}",
        inside in "[a-z가-힣]{1,12}",
        after in "( [a-z]{0,9}|[가-힣]{1,4}|\t|🚢){0,40}",
        width in 40_usize..130,
    ) {
        let line = format!("{before}{inside}{after}");
        let mut report = report();
        report.findings.truncate(1);
        let mut claim = report.findings[0].witnesses[0].clone();
        claim.role = Role::Claim;
        claim.excerpt = Excerpt::of_line(&line, before.len(), before.len() + inside.len());
        report.findings[0].witnesses = vec![claim];
        let text = written_with(&report, Format::Terminal, Options { width: Some(width), ..Options::default() });
        let mut lines = text.lines().skip(3);
        let (shown, marks) = (lines.next().unwrap(), lines.next().unwrap());
        prop_assert!(shown.width() <= width, "{} columns: {shown}", shown.width());
        let column = marks.find('^').unwrap();
        // Marks without width that end the text before the words leave several cuts at this column; one must fit.
        let fits = |at: usize| {
            let (left, right) = shown.split_at(at);
            left.width() == column && right.starts_with(&inside)
        };
        prop_assert!(shown.char_indices().any(|(at, _)| fits(at)), "\n{shown}\n{marks}");
        prop_assert_eq!(marks.len() - column, inside.width());
    }
}
