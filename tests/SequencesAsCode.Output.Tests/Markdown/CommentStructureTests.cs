using Markdig.Syntax;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Markdown;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Tests.Text;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Markdown;

public sealed class CommentStructureTests
{
    [Test]
    public void Hostile_text_is_read_as_it_is_and_makes_nothing()
    {
        var rendered = Rendered.Of(SomeComments.Comment(Some.Plan(SomeComments.Hostile, SomeComments.HostileBlock)));

        var body = (FieldValue.Html)SomeComments.Hostile.Steps[0].Touches[1].Fields[1].After;
        var lines = HtmlText
            .Visible(body.Markup)
            .Split('\n')
            .Where(line => line.Length < 1_000)
            .Select(Printable.Text)
            .ToList();
        Assert.That(
            (rendered.Count("table"), rendered.Count("details"), rendered.Count("pre"), rendered.Count("h4")),
            Is.EqualTo((1, 1, 1, 1))
        );
        Assert.That(lines, Has.Count.GreaterThan(15));
        Assert.That(lines.Where(line => !rendered.Text.Contains(line, StringComparison.Ordinal)), Is.Empty);
        Assert.That(
            rendered.Document.Descendants<FencedCodeBlock>().Single().Lines.ToString(),
            Is.EqualTo("removed:\n  ```\n  - { key: \"````\", reason: \"</details>\" }")
        );
    }

    [Test]
    public void Every_sequence_has_a_row_and_a_fold()
    {
        var rendered = Rendered.Of(SomeComments.Comment(SomePlans.Everything));

        Assert.That(rendered.Count("tr"), Is.EqualTo(1 + 8));
        Assert.That(rendered.Count("details"), Is.EqualTo(rendered.Count("summary")).And.EqualTo(6));
        Assert.That(rendered.Text, Does.Not.Contain("Left out"));
    }

    [Test]
    public void Sixty_four_touches_are_shown_whole()
    {
        var rendered = Rendered.Of(SomeComments.Comment(Some.Plan(SomeComments.SixtyFourTouches)));

        Assert.That(rendered.Count("details"), Is.EqualTo(1));
        Assert.That(
            rendered.Page.Descendants("b").Count(title => title.Value.Contains("variant", StringComparison.Ordinal)),
            Is.EqualTo(64)
        );
    }

    [Test]
    public void A_thousand_sequences_leave_room_for_every_kind_of_part()
    {
        var comment = SomeComments.Comment(SomeComments.Thousand);

        var rendered = Rendered.Of(comment);
        Assert.That(comment, Has.Length.LessThanOrEqualTo(CommentContext.UsualMaxLength));
        Assert.That((rendered.Count("tr"), rendered.Count("details")), Is.EqualTo((212, 108)).Within(20));
        Assert.That(rendered.Text, Does.Contain("Left out for length: ").And.Contain("sequences show plan.json"));
    }

    [Test]
    public void With_everything_blocked_the_headline_says_what_would_happen()
    {
        var quiet = SomePlans.CopyChanged with { Key = "quiet", Effect = new(EffectKind.ChangesUnfelt) };
        var archived = Some.Sequence(SequenceAction.Archive, "old", "Old") with
        {
            Effect = new(EffectKind.ArchivesOff),
        };

        var comment = SomeComments.Comment(
            new(
                Some.Context,
                [SomePlans.CopyChanged, quiet, archived],
                [],
                [new(BlockCode.ManyAtOnce, "Many.", null) { Consent = Consent.ManyAtOnce }]
            )
        );

        Assert.That(
            Rendered.Of(comment).Text,
            Does.Contain("The whole plan needs a decision. If allowed: Real email. 214 people in 1 sequence get")
        );
    }

    [Test]
    public void What_a_blocked_sequence_would_do_is_not_told_as_if_it_happened() =>
        Assert.That(
            Rendered
                .Of(
                    SomeComments.Comment(
                        Some.Plan(
                            SomePlans.CopyChanged with
                            {
                                Action = SequenceAction.Blocked,
                                Blocks = SomePlans.Blocked.Blocks,
                                Requests = [],
                            }
                        )
                    )
                )
                .Text,
            Does.Contain("Sequence plan: 1 change, 1 needs a decision").And.Not.Contain("Real email")
        );

    [Test]
    public void The_row_of_a_conflict_points_below_although_there_is_a_note() =>
        Assert.That(
            Rendered
                .Of(SomeComments.Comment(Some.Plan(SomePlans.Conflicting with { Notes = ["A note."] })))
                .Page.Descendants("td")
                .Last()
                .Value,
            Is.EqualTo("See below")
        );

    [Test]
    public void What_is_lost_for_good_is_told_before_what_changes()
    {
        var text = Rendered
            .Of(
                SomeComments.Comment(
                    Some.Plan([
                        .. Enumerable
                            .Range(1, 9)
                            .Select(i =>
                                SomePlans.CopyChanged with
                                {
                                    Key = $"s{i}",
                                    Name = $"S{i}",
                                    Effect = Some.SavedEffect(
                                        EffectKind.ChangesLive,
                                        $"changes what {i} people receive",
                                        i
                                    ),
                                    Steps =
                                        i == 5 ? SomePlans.CopyChanged.Steps : [.. SomePlans.CopyChanged.Steps.Take(2)],
                                }
                            ),
                    ]),
                    2_000
                )
            )
            .Text;

        Assert.That(text, Does.Contain("1 variant is deleted for good, with its statistics."));
        Assert.That(
            text.IndexOf("deleted for good", StringComparison.Ordinal),
            Is.LessThan(text.IndexOf("What changes", StringComparison.Ordinal))
        );
    }

    [Test]
    public void In_little_room_one_blocked_sequence_is_whole_and_no_heading_stands_over_nothing(
        [Range(500, 4_000, 100)] int length
    )
    {
        var blocked = Enumerable
            .Range(1, 10)
            .Select(i =>
                SomePlans.Blocked with
                {
                    Key = $"b{i}",
                    Blocks =
                    [
                        SomePlans.Blocked.Blocks[0] with
                        {
                            Message = string.Join(' ', Enumerable.Repeat("A long reason.", 20)),
                        },
                    ],
                }
            );

        var comment = SomeComments.Comment(
            new(Some.Context, [.. blocked, SomePlans.CopyChanged], SomePlans.Everything.Warnings, []),
            length
        );

        Assert.That(comment, Does.Not.Match("#### [^\\n]*\\n\\n+(####|<i>|<sub>|\\||$)"));
        if (length >= 1_500)
            Assert.That(comment, Does.Contain("--allow-removals="));
    }

    [TestCase(42)]
    public void Any_plan_gives_a_whole_comment_within_any_budget(int seed)
    {
        var random = new Random(seed);
        var cut = 0;
        for (var i = 0; i < 600; i++)
        {
            var (plan, length) = (
                Draw.Plan(random),
                random.Next(3) == 0 ? CommentContext.UsualMaxLength : random.Next(CommentContext.Smallest, 8_000)
            );

            var comment = SomeComments.Comment(plan, length);

            Assert.That(comment, Has.Length.LessThanOrEqualTo(length));
            Assert.That(comment, Does.StartWith("<!-- sequences-as-code: outbound/eu production -->\n### "));
            Assert.That(
                comment
                    .EnumerateRunes()
                    .Count(rune => rune.Value != '\n' && (rune.Value == 0xFFFD || Printable.IsUnseen(rune))),
                Is.Zero
            );
            Rendered.Of(comment);
            if (comment.Contains("Left out", StringComparison.Ordinal))
                cut++;
        }

        Assert.That(cut, Is.InRange(100, 500));
    }

    [Test]
    public void The_smallest_comment_of_the_largest_plan_fits()
    {
        var context = SomeComments.Context with
        {
            Workspace = new string('ü', 500),
            Environment = new string('-', 500),
            MaxLength = 1,
        };
        var plan = new Plan(
            Some.Context with
            {
                Environment = new string('|', 500),
            },
            SomeComments
                .Thousand.Sequences.Concat(
                    Enumerable.Range(0, 1_000).Select(i => SomePlans.Blocked with { Key = $"b{i}" })
                )
                .Append(SomePlans.Everything.Sequences.First(change => change.Key == "emea-2")),
            SomePlans.Everything.Warnings,
            [new(BlockCode.ManyAtOnce, "Many.", null) { Consent = Consent.ManyAtOnce }]
        );
        using var output = new StringWriter();

        MarkdownRenderer.Write(plan, context, output);

        Assert.That(output.ToString(), Has.Length.LessThanOrEqualTo(CommentContext.Smallest));
        Rendered.Of(output.ToString());
    }

    [TestCase("@someone")]
    [TestCase("@org/team")]
    [TestCase("#123")]
    [TestCase("GH-1")]
    [TestCase("org/repo#4")]
    [TestCase("0123456789abcdef0123456789abcdef01234567")]
    [TestCase("http://evil.example")]
    [TestCase("www.evil.example")]
    [TestCase("a@b.example")]
    [TestCase(":tada:")]
    public void What_a_host_would_link_in_the_finished_text_is_code_to_copy(string text)
    {
        var comment = SomeComments.Comment(Some.Plan(SomePlans.CopyChanged with { Name = text, Notes = [text] }));

        var page = Rendered.Of(comment).Page;
        Assert.That(page.Root!.Value, Does.Contain(text));
        Assert.That(page.Descendants("code").Select(code => code.Value), Has.Exactly(3).EqualTo(text));
        foreach (var code in page.Descendants("code").ToList())
            code.Remove();
        Assert.That(page.Root!.Value, Does.Not.Contain(text));
    }

    // What hosts would make a commit, a ticket, an address or a label of.
    [TestCase("renewal-90-days")]
    [TestCase("emea-2")]
    [TestCase("deadbeef00")]
    [TestCase("www.launch-2026")]
    [TestCase("a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2")]
    public void A_key_can_be_copied_from_every_place(string key)
    {
        var step = SomePlans.CopyChanged.Steps[0] with { Key = key };
        var changed = SomePlans.CopyChanged with
        {
            Key = key,
            Notes = [$"Take it with 'sequences pull {key}', or else."],
            Steps = [step with { Touches = [step.Touches[0] with { Key = key }] }],
        };
        var blocked = SomePlans.Blocked with
        {
            Key = key,
            Blocks =
            [
                SomePlans.Blocked.Blocks[0] with
                {
                    Message = $"Run 'sequences pull {key} --theirs' first.",
                    Consent = Consent.Removals(key),
                },
            ],
        };
        var context = Some.Context with
        {
            Targets = [key],
            Consents = new(new(false, [key]), KeySelection.None, KeySelection.None, KeySelection.None),
        };

        foreach (
            var plan in new[]
            {
                new Plan(context, [changed, blocked], [], []),
                new Plan(context with { DriftOnly = true }, [SomePlans.Drifted with { Key = key }], [], []),
            }
        )
        {
            var comment = SomeComments.Comment(plan);
            var page = Rendered.Of(comment).Page;
            Assert.That(comment, Does.Not.Contain("&#8203;").And.Not.Contain("\u200b"));
            var codes = page.Descendants("code").ToList();
            foreach (var code in codes)
                code.Remove();
            Assert.That(page.Root!.Value, Does.Not.Contain(key));
            Assert.That(
                codes.Select(code => code.Value),
                Is.SupersetOf(
                    plan.Context.DriftOnly
                        ? [key]
                        : new[]
                        {
                            key,
                            $"sequences pull {key}",
                            $"sequences pull {key} --theirs",
                            $"sequences apply --allow-removals={key}",
                        }
                )
            );
        }
    }

    [Test]
    public void Two_sequences_with_as_many_people_are_two_sentences()
    {
        var plan = Some.Plan(
            SomePlans.CopyChanged with
            {
                Key = "one",
                Name = "One",
            },
            SomePlans.CopyChanged with
            {
                Key = "two",
                Name = "Two",
            }
        );
        using var text = new StringWriter();
        using var page = new StringWriter();

        new TextRenderer(false, 100).Write(plan, text);
        PreviewRenderer.Write(plan, page);

        Assert.That(
            Rendered.Of(SomeComments.Comment(plan)).Page.Descendants("td").Select(cell => cell.Value),
            Has.Member("✏️ Oneon · 214 people · Apollo").And.Member("✏️ Twoon · 214 people · Apollo")
        );
        Assert.That(
            text.ToString(),
            Does.Contain("\n~ One  (one)\n  on · 214 people").And.Contain("\n~ Two  (two)\n  on · 214 people")
        );
        Assert.That(text + page.ToString() + SomeComments.Comment(plan), Does.Not.Contain("One, Two"));
    }
}
