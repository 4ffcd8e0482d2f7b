using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Testing.Builders;

/// <summary>
/// Plans that show each kind of change once. The tests of text, JSON and saved plans share them.
/// </summary>
internal static class SomePlans
{
    private const string Intro =
        "Hi {{first_name}},<br><br>I saw that {{company}} is hiring three account executives this quarter, "
        + "which usually means that ramp time is on somebody's mind.<br><br>"
        + "We help teams like yours get new reps to quota in half the time.<br><br>Worth a quick call next "
        + "week?<br><br>Best,<br>Dana";

    public static SequenceChange New { get; } =
        Some.Sequence(SequenceAction.Create, "q4-renewal", "Q4 Renewal") with
        {
            Classes = [ChangeClass.Copy, ChangeClass.Timing, ChangeClass.Settings],
            Fields =
            [
                Some.Changed(Fields.Name, null, Some.Text("Q4 Renewal")),
                Some.Changed(Fields.Active, null, new FieldValue.Flag(false)),
                Some.Changed(
                    Fields.Schedule,
                    null,
                    new FieldValue.Reference("66e9e215ece19801b2199911", "Normal Business Hours")
                ),
                Some.Changed(Fields.Labels, null, new FieldValue.Set(["Renewal", "Q4"])),
            ],
            Steps =
            [
                Some.Step(PartAction.Create, 1, "intro") with
                {
                    Fields = [Some.Wait(null, new(30, WaitUnit.Minute))],
                    Touches =
                    [
                        Some.Touch(
                            PartAction.Create,
                            "a",
                            [
                                Approved(null),
                                Some.Subject(null, "Quick question, {{first_name}}"),
                                Some.Body(null, Intro),
                            ]
                        ),
                        Some.Touch(
                            PartAction.Create,
                            "b",
                            [
                                Approved(null),
                                Some.Subject(null, "{{company}} and Q4"),
                                Some.Body(
                                    null,
                                    string.Join("<br>", Enumerable.Range(1, 32).Select(i => $"Reason {i}"))
                                ),
                            ]
                        ),
                    ],
                },
                Some.Step(PartAction.Create, 2, null, StepTypes.Call) with
                {
                    Fields =
                    [
                        Some.Wait(null, Some.Days(2)),
                        Some.Changed(Fields.Priority, null, Some.Text("high")),
                        Some.Changed(Fields.Note, null, Some.Html("Ask about the renewal date.")),
                    ],
                },
            ],
        };

    public static SequenceChange CopyChanged { get; } =
        Some.Sequence(SequenceAction.Update) with
        {
            Classes = [ChangeClass.Copy, ChangeClass.Timing, ChangeClass.Settings],
            Fields =
            [
                Some.Changed(Fields.Name, Some.Text("Q3 Outbound"), Some.Text("Q3 Outbound Outreach")),
                Some.Changed(
                    Fields.Labels,
                    new FieldValue.Set(["Outbound", "Q2"]),
                    new FieldValue.Set(["Outbound", "Q3"])
                ),
                Some.Changed(
                    Fields.MaxEmailsPerDay,
                    new FieldValue.Number(50),
                    new FieldValue.Number(80),
                    Reason.NoBase
                ),
            ],
            Steps =
            [
                Some.Step(PartAction.Update, 1, "intro") with
                {
                    Fields = [Some.Wait(Some.Days(3), Some.Days(5))],
                    Touches =
                    [
                        Some.Touch(
                            PartAction.Update,
                            "a",
                            [
                                Some.Subject(
                                    "Quick question, {{first_name}}",
                                    "Quick idea for {{company}}, {{first_name}}"
                                ),
                                Some.Body(
                                    Intro,
                                    Intro
                                        .Replace(
                                            "a quick call next week",
                                            "twenty minutes on Thursday",
                                            StringComparison.Ordinal
                                        )
                                        .Replace("half the time", "half of the time", StringComparison.Ordinal)
                                ),
                            ]
                        ),
                        Some.Touch(PartAction.None, "b"),
                    ],
                },
                Some.Step(PartAction.Update, 2, "follow-up") with
                {
                    MatchedBy = MatchedBy.Content,
                    Touches =
                    [
                        Some.Touch(
                            PartAction.Update,
                            null,
                            [Some.Body("<p>Any thoughts?</p>", "<div>Any thoughts?</div>"), Approved("to_be_reviewed")]
                        ),
                    ],
                },
                Some.Step(PartAction.Update, 3, "break-up") with
                {
                    Touches =
                    [
                        Some.Touch(
                            PartAction.Update,
                            "a",
                            [
                                Some.Body(
                                    "See <a href=\"https://example.com/a\">our case study</a>.",
                                    "See <a href=\"https://example.com/b\">our case study</a>."
                                ),
                            ]
                        ),
                        Some.Touch(
                            PartAction.Create,
                            "c",
                            [
                                Approved(null),
                                Some.Subject(null, "Closing the loop"),
                                Some.Body(null, "Shall I close your file?"),
                            ]
                        ),
                        Some.Touch(PartAction.Remove, "b"),
                    ],
                },
            ],
        };

    public static SequenceChange Restructured { get; } =
        Some.Sequence(SequenceAction.Update, "founders", "Fintech Founders") with
        {
            Classes = [ChangeClass.Order, ChangeClass.Destructive],
            Steps =
            [
                Some.Step(PartAction.None, 1, "intro"),
                Some.Step(PartAction.Move, 2, "connect", StepTypes.LinkedInConnect, 3) with
                {
                    Fields = [Some.Wait(Some.Days(1), Some.Days(2))],
                },
                Some.Step(PartAction.None, 3, "value", from: 2),
                Some.Step(PartAction.Create, 4, "case-study") with
                {
                    Fields = [Some.Wait(null, Some.Days(2))],
                    Touches =
                    [
                        Some.Touch(
                            PartAction.Create,
                            null,
                            [
                                Approved(null),
                                Some.Subject(null, "How Acme did it"),
                                Some.Body(null, "Two pages, no form."),
                            ]
                        ),
                    ],
                },
                Some.Step(PartAction.Remove, 4, "call", StepTypes.Call),
                Some.Step(PartAction.Replace, 5, "last", StepTypes.ManualEmail) with
                {
                    People = People.Nobody,
                },
                Some.Step(PartAction.None, 6, null),
                Some.Step(PartAction.None, 7, null),
            ],
            Notes = ["The tombstone for step 66e9e215ece19801b2199799 is done and can be deleted from the file."],
        };

    public static SequenceChange Blocked { get; } =
        Some.Sequence(SequenceAction.Blocked, "cold-dach", "Cold DACH") with
        {
            Steps =
            [
                Some.Step(PartAction.None, 1, "intro"),
                Some.Step(PartAction.Remove, 2, "follow-up", StepTypes.Call) with
                {
                    Reason = Reason.MissingFromFile,
                },
            ],
            Effect = Some.SavedEffect(EffectKind.Blocked, "removes a step with 12 people in it"),
            Blocks =
            [
                new(
                    BlockCode.RemovalNeedsConsent,
                    "Step 2 (call, follow-up) is no longer in the file: removing it drops its statistics, "
                        + "and 12 people are in it.",
                    Some.At("cold-dach", 4)
                )
                {
                    LinesToAdd = ["removed:", "  - { key: follow-up, reason: \"say why\" }"],
                    Consent = Consent.Removals("cold-dach"),
                },
            ],
        };

    public static SequenceChange BlockedWithoutRemedy { get; } =
        Some.Sequence(SequenceAction.Blocked, "emea", "EMEA") with
        {
            Live = false,
            People = People.Nobody,
            Blocks =
            [
                new(
                    BlockCode.GoneFromService,
                    "The sequence is archived in Apollo; restore it there, or list it under removed_sequences.",
                    null
                ),
            ],
        };

    public static SequenceChange Conflicting { get; } =
        Some.Sequence(SequenceAction.Blocked, "both", "Both sides") with
        {
            Blocks =
            [
                new(
                    BlockCode.Conflict,
                    "Changed both in the file and in Apollo since the last apply: wait of call 'call'; "
                        + "subject, body of touch intro/a.",
                    Some.At("both")
                )
                {
                    Consent = Consent.Overwrite("both"),
                },
            ],
            Conflicts =
            [
                new(Fields.MaxEmailsPerDay, new FieldValue.Number(50), FieldValue.None),
                new(Fields.Wait, Some.Days(2), Some.Days(5), "call"),
                new(Fields.Subject, Some.Text("Quick question"), Some.Text("Quick idea"), "intro/a"),
                new(
                    Fields.Body,
                    Some.Html(Intro),
                    Some.Html(Intro.Replace("a quick call", "a short call", StringComparison.Ordinal)),
                    "intro/a"
                ),
            ],
        };

    public static SequenceChange Drifted { get; } =
        Some.Sequence(SequenceAction.None) with
        {
            Drift = [new(Fields.MaxEmailsPerDay, new FieldValue.Number(50), new FieldValue.Number(20))],
            Steps =
            [
                Some.Step(PartAction.None, 1, "intro") with
                {
                    Touches =
                    [
                        Some.Touch(PartAction.None) with
                        {
                            Drift =
                            [
                                new(Fields.Subject, Some.Text("Quick question"), Some.Text("Quick question!")),
                                new(Fields.Body, Some.Html("One<br>Two"), Some.Html("One<br>Three words more")),
                            ],
                        },
                    ],
                },
                Some.Step(PartAction.None, 2, null, StepTypes.Call) with
                {
                    Reason = Reason.AddedInService,
                },
                Some.Step(PartAction.None, 3, "last", StepTypes.ActionItem) with
                {
                    Reason = Reason.DeletedInService,
                    Id = null,
                    From = null,
                    To = null,
                },
            ],
        };

    public static SequenceChange SetByHand { get; } =
        Some.Sequence(SequenceAction.None) with
        {
            SetByHand =
            [
                new(Fields.FinishIfReply, new FieldValue.Flag(true), new FieldValue.Flag(false)),
                new(Fields.Folder, Some.Text("66e9e215ece19801b2199955"), null),
            ],
        };

    public static SequenceChange UnknownPeople { get; } =
        Some.Sequence(SequenceAction.Update) with
        {
            People = People.Unknown,
            Effect = Some.SavedEffect(
                EffectKind.ChangesLive,
                "changes what an unknown number of active people receive"
            ),
            Classes = [ChangeClass.Timing],
            Steps =
            [
                Some.Step(PartAction.Remove, 1, "call", StepTypes.Call) with
                {
                    People = People.Unknown,
                },
                Some.Step(PartAction.Update, 1, "intro", from: 2) with
                {
                    Fields = [Some.Wait(Some.Days(1), Some.Days(2))],
                },
            ],
        };

    public static SequenceChange Hostile { get; } =
        Some.Sequence(
            SequenceAction.Update,
            "hostile",
            "\e[2J\e]0;owned\aNice\rname\n::error::x \u202egnihsif\u202c ```\u0085 🧑‍💻 ##vso[task.setvariable x]"
        ) with
        {
            Notes = ["::set-output name=x::y", "##[error]"],
            Steps =
            [
                Some.Step(PartAction.Update, 1, "k\n::warning::") with
                {
                    Touches =
                    [
                        Some.Touch(
                            PartAction.Update,
                            "a",
                            [
                                Some.Subject("Hi \ud800 there", "Hi \u200bthere\u2028 \ufeff"),
                                Some.Body(
                                    "```\n# Heading<br>old",
                                    $"```<br>::error::stop<br>{new string('x', 300)} "
                                        + string.Join(' ', Enumerable.Repeat("long prose", 40))
                                        + "<br>&lt;script&gt;\u202e<br>| "
                                        + $"a | b |"
                                ),
                            ]
                        ),
                    ],
                },
            ],
            Blocks = [],
        };

    public static Plan Everything { get; } =
        new(
            Some.Context with
            {
                Consents = Consents.None with { Removals = new(false, ["founders"]) },
                Targets = ["q3-outbound", "founders"],
            },
            [
                New,
                CopyChanged,
                Restructured,
                Blocked,
                BlockedWithoutRemedy,
                Some.Sequence(SequenceAction.Update, "emea-2", "EMEA two") with
                {
                    Effect = new(EffectKind.StartsSending, new(30)),
                    Classes = [ChangeClass.Activation],
                    Live = false,
                    Fields =
                    [
                        Some.Changed(
                            Fields.Active,
                            new FieldValue.Flag(false),
                            new FieldValue.Flag(true),
                            Reason.DriftReverted
                        ),
                    ],
                },
                Some.Sequence(SequenceAction.Adopt, "apac", "APAC"),
                Drifted with
                {
                    Key = "drifted",
                    Name = "Drifted",
                },
                SetByHand with
                {
                    Key = "by-hand",
                    Name = "By hand",
                },
                Some.Sequence(SequenceAction.None, "same", "The same"),
                Some.Sequence(SequenceAction.NotRead, "later", "Later"),
            ],
            [Diagnostic.PermissionsHaveNoEffect(Some.At("q3-outbound", 7))]
        );

    private static FieldChange Approved(string? before) =>
        Some.Changed(Fields.Status, before is null ? null : Some.Text(before), Some.Text("approved"));
}
