namespace SequencesAsCode.Core.Tests.Planning.Guarding;

/// <summary>A live sequence gets no merge variable that nobody knows, unless the workspace says so.</summary>
[TestFixture]
internal sealed class VariableGuardTests
{
    private static readonly DesiredSequence File = Wanted.Sequence(
        "q3",
        Wanted.Emails(
            "intro",
            1,
            Wanted.Touch("a", "Meet the new release, {{hook}}"),
            Wanted.Touch("b", "Another way to say hello to readers")
        ),
        Wanted.Call("call", "Ask about the budget")
    );

    private static readonly PlanScene Live = PlanScene.Applied(File).Apollo(held => held.Live(new(102)));

    [TestCase(
        "Meet the new release, {{hook}} {{firstname}}",
        BlockCode.UnknownVariable,
        "{{firstname}} in 'intro/a' (sequences/any.yaml:11:1), write {{first_name}}.",
        "{{firstname}}"
    )]
    [TestCase(
        "Meet the new release, {{hook}} {{Pain Point}}",
        BlockCode.UnknownVariable,
        "{{Pain Point}} in 'intro/a' (sequences/any.yaml:11:1).",
        "{{Pain Point}}"
    )]
    [TestCase(
        "Meet the new release, {{#if Pain Pont}}x{{#endif}}",
        BlockCode.UnknownVariable,
        "{{Pain Pont}} in 'intro/a'",
        "{{Pain Pont}}"
    )]
    [TestCase(
        "Meet the new <a href=\"x?{{frist_name}}\">release</a>",
        BlockCode.UnknownVariable,
        "write {{first_name}}",
        "{{frist_name}}"
    )]
    [TestCase(
        "Meet the new release, {{{frist_name}}}",
        BlockCode.UnknownVariable,
        "write {{first_name}}",
        "{{frist_name}}"
    )]
    [TestCase(
        "Meet the new release, {first_name}",
        BlockCode.SingleBraces,
        "{first_name} in 'intro/a' (sequences/any.yaml:11:1), write {{first_name}}.",
        "{first_name}"
    )]
    [TestCase("Meet the new release, {{first_name}", BlockCode.SingleBraces, "write {{first_name}}", "{{first_name}")]
    [TestCase("Meet the new release, {first_name}}", BlockCode.SingleBraces, "write {{first_name}}", "{first_name}")]
    public void What_is_new_and_not_known_blocks(string body, BlockCode code, string words, string variable)
    {
        var change = Edited(body).Change();

        Assert.That(change.Action, Is.EqualTo(SequenceAction.Blocked));
        Assert.That(change.Blocks.Select(block => block.Code), Is.EqualTo(new[] { code }));
        Assert.That(change.Blocks[0].Message, Does.Contain(words));
        Assert.That(change.Blocks[0].Variables, Is.EqualTo(new[] { variable }));
        Assert.That(change.Requests, Is.Empty);
    }

    [TestCase("Meet the very new release, {{hook}}", TestName = "What Apollo has for that email is not new")]
    [TestCase(
        "Meet the new release, {{first_name}} {{#if company}}x{{#endif}}",
        TestName = "Built-in variables are known"
    )]
    [TestCase("Meet the new release, {{listed}} {{Listed Too}}", TestName = "Listed variables are known")]
    [TestCase(
        "Meet the new release, {{now | date}} {see below} {hook}",
        TestName = "Operators and other braces are let pass"
    )]
    public void What_is_known_goes_on(string body)
    {
        var change = (Edited(body) with { Variables = ["listed", "Listed Too"] }).Change();

        Assert.That((change.Action, change.Blocks.Length), Is.EqualTo((SequenceAction.Update, 0)));
    }

    [Test]
    public void What_another_email_has_is_new_in_this_one()
    {
        var scene = Live.File(file =>
            file.WithStep(
                0,
                step => step.WithTouch(1, touch => touch.With(Fields.Subject, Some.Text("Hello {{hook}}")))
            )
        );

        Assert.That(scene.Change().Blocks.Single().Message, Does.Contain("{{hook}} in 'intro/b'"));
    }

    [Test]
    public void What_nothing_is_near_to_may_be_listed()
    {
        var (bare, listed) = (
            Edited("{{firstname}} {{Pain Point}} {{a, b}}"),
            Edited("{{Pain Point}}") with
            {
                Variables = ["listed"],
            }
        );

        Assert.That(
            bare.Change().Blocks.Single().LinesToAdd,
            Is.EqualTo(new[] { "variables:", "  - Pain Point", "  - a, b" })
        );
        Assert.That(listed.Change().Blocks.Single().LinesToAdd, Is.EqualTo(new[] { "  - Pain Point" }));
        Assert.That(bare.Change().Blocks.Single().At!.File, Is.EqualTo("sequences.yaml"));
        var misspelt = Edited("{{firstname}}").Change().Blocks.Single();
        Assert.That((misspelt.LinesToAdd.Length, misspelt.At!.File), Is.EqualTo((0, "sequences/any.yaml")));
    }

    [Test]
    public void The_workspace_sets_the_level()
    {
        var scene = Edited("{{firstname}} {first_name}");
        var levels = ImmutableDictionary<string, LintLevel>.Empty.Add("SEQ612", LintLevel.Warning);
        var (warned, quiet) = (
            (scene with { Lint = levels.Add("SEQ613", LintLevel.Off) }).Plan(),
            (scene with { Lint = levels }).Plan()
        );

        Assert.That(warned.Sequences.Single().Action, Is.EqualTo(SequenceAction.Update));
        Assert.That(
            warned.Warnings.Select(warning => (warning.Code, warning.Severity, warning.At!.Line)),
            Is.EqualTo(new[] { ("SEQ612", Severity.Warning, 11) })
        );
        Assert.That(
            (scene with { Lint = levels.Add("SEQ613", LintLevel.Warning) }).Plan().Warnings.Select(told => told.Code),
            Is.EqualTo(new[] { "SEQ612", "SEQ613" })
        );
        Assert.That(
            quiet.Sequences.Single().Blocks.Select(block => block.Code),
            Is.EqualTo(new[] { BlockCode.SingleBraces })
        );
    }

    [Test]
    public void A_sequence_that_is_off_is_let_pass_and_one_that_is_switched_on_is_not()
    {
        var off = PlanScene
            .Applied(File.With(Fields.Active, new FieldValue.Flag(false)))
            .File(file => With(file, "{{firstname}}"));
        var on = off.File(file => file.With(Fields.Active, new FieldValue.Flag(true)));
        var stopped = PlanScene
            .Applied(File.With(Fields.Active, new FieldValue.Flag(true)))
            .File(file => With(file, "{{firstname}}").With(Fields.Active, new FieldValue.Flag(false)));

        Assert.That(
            (off.Change().Action, on.Change().Action, stopped.Change().Action),
            Is.EqualTo((SequenceAction.Update, SequenceAction.Blocked, SequenceAction.Update))
        );
        Assert.That(on.Blocks(), Is.EqualTo(new[] { BlockCode.UnknownVariable }));
    }

    [Test]
    public void A_new_sequence_that_is_switched_on_is_blocked_and_one_that_is_off_is_not()
    {
        var (on, off) = (
            new PlanScene { Files = [File.With(Fields.Active, new FieldValue.Flag(true))] },
            new PlanScene { Files = [File] }
        );

        Assert.That(
            (on.Change().Action, off.Change().Action),
            Is.EqualTo((SequenceAction.Blocked, SequenceAction.Create))
        );
        Assert.That(on.Change().Blocks.Single().Message, Does.Contain("{{hook}} in 'intro/a'"));
    }

    [Test]
    public void The_note_of_a_call_is_no_email() =>
        Assert.That(
            Live.File(file => file.WithStep(1, step => step.With(Fields.Note, Some.Html("Ask {{firstname}}"))))
                .Change()
                .Action,
            Is.EqualTo(SequenceAction.Update)
        );

    private static PlanScene Edited(string body) => Live.File(file => With(file, body));

    private static DesiredSequence With(DesiredSequence file, string body) =>
        file.WithStep(0, step => step.WithTouch(0, touch => touch.With(Fields.Body, Some.Html(body))));
}
