using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Markdown;
using SequencesAsCode.Output.Markdown.Writing;

namespace SequencesAsCode.Testing.Builders;

/// <summary>Plans for the tests of the Markdown comment, and their comments.</summary>
internal static class SomeComments
{
    private const string Mean =
        "```<br>| a | b |<br>|---|---|<br># Heading<br>- [ ] task<br>1. one<br>    "
        + "code<br>---<br>===<br>&gt; quote<br>@someone, @org/team, #123, GH-1, JIRA-77, org/repo#4, !5, "
        + "&amp;6, %7, ~bug<br>"
        + "http://evil.example/x?a=b www.evil.example a@b.example "
        + "mailto:a@b.example<br>&lt;script&gt;alert(1)&lt;/script&gt; &lt;/details&gt; &lt;img src=x "
        + "onerror=y&gt; &lt;!-- --&gt;<br>"
        + "[link](http://a.example) ![img](x.png) [ref]: http://b.example &lt;http://c.example&gt;<br>**bold** "
        + "__bold__ ~~gone~~ `code` $x^2$ :tada: 8b18cc8f0a3b4455<br>/close<br>[[_TOC_]] {+in+} "
        + "[-out-]<br>\u202eevil\u202c שלום עולם 123<br>🧑‍💻 日本語。";

    public static CommentContext Context { get; } =
        new("outbound/eu", "production", "8b18cc8f0a3b445566778899aabbccddeeff0011", "1.2.3");

    public static SequenceChange Hostile { get; } =
        SomePlans.Hostile with
        {
            Name = "</details> | `x` @someone #1 --> שלום <b>",
            Key = "hostile",
            Classes = [ChangeClass.Copy],
            Steps =
            [
                Some.Step(PartAction.Update, 1, "k|`\n::warning::") with
                {
                    Touches =
                    [
                        Some.Touch(
                            PartAction.Update,
                            "a",
                            Some.Subject("Hi **there** @you", "Hi __there__ @all, see www.evil.example"),
                            Some.Body(
                                Mean,
                                Mean.Replace("evil", "nice", StringComparison.Ordinal)
                                    .Replace("one", "two", StringComparison.Ordinal)
                            )
                        ),
                        Some.Touch(
                            PartAction.Create,
                            "b",
                            Some.Subject(null, "# </summary>"),
                            Some.Body(
                                null,
                                Mean + $"<br><a href=\"http://evil.example/`x`\">here</a><br>{new string('x', 5_000)}"
                            )
                        ),
                        Some.Touch(
                            PartAction.Update,
                            "c",
                            Some.Body(
                                "<a href=\"http://evil.example/`x`\">here</a>",
                                "<a href=\"http://nice.example/``x\">here</a>"
                            )
                        ),
                    ],
                },
            ],
        };

    public static SequenceChange HostileBlock { get; } =
        SomePlans.Blocked with
        {
            Name = "``` <details>",
            Blocks =
            [
                new(BlockCode.RemovalNeedsConsent, "Step | `one` @someone\n\n# would go.", Some.At("``x"))
                {
                    LinesToAdd = ["removed:", "  ```", "  - { key: \"````\", reason: \"</details>\" }"],
                    Consent = Consent.Removals("`x`"),
                },
            ],
        };

    public static SequenceChange SixtyFourTouches { get; } =
        Some.Sequence(SequenceAction.Update, "many", "Sixty-four touches") with
        {
            Classes = [ChangeClass.Copy],
            Effect = new(EffectKind.ChangesLive, new(214)),
            Steps =
            [
                .. Enumerable
                    .Range(1, 16)
                    .Select(step =>
                        Some.Step(PartAction.Update, step, $"s{step}") with
                        {
                            Touches =
                            [
                                .. Enumerable
                                    .Range(1, 4)
                                    .Select(touch =>
                                        Some.Touch(
                                            PartAction.Update,
                                            $"t{touch}",
                                            Some.Subject($"Question {touch}", $"Idea {touch}"),
                                            Some.Body(
                                                $"Hi {{{{first_name}}}}. This is text {touch}. Bye.",
                                                $"Hi {{{{first_name}}}}. This is copy {touch}. Bye."
                                            )
                                        )
                                    ),
                            ],
                        }
                    ),
            ],
        };

    public static Plan Thousand { get; } =
        Some.Plan(
            Enumerable
                .Range(1, 1_000)
                .Select(i =>
                    Some.Sequence(SequenceAction.Update, $"s{i}", $"Sequence {i}") with
                    {
                        People = new(i % 97),
                        Effect = new(EffectKind.ChangesLive, new(i % 97)),
                        Classes = [ChangeClass.Copy],
                        Steps =
                        [
                            Some.Step(PartAction.Update, 1, "intro") with
                            {
                                Touches =
                                [
                                    Some.Touch(
                                        PartAction.Update,
                                        "a",
                                        Some.Subject("Quick question", $"Quick idea {i}"),
                                        Some.Body("One. Two. Three.", $"One. Two again. Three {i}.")
                                    ),
                                ],
                            },
                        ],
                    }
                )
        );

    public static string Comment(Plan plan, int length = CommentContext.UsualMaxLength)
    {
        using var output = new StringWriter();
        MarkdownRenderer.Write(plan, Context with { MaxLength = length }, output);
        return output.ToString();
    }
}
