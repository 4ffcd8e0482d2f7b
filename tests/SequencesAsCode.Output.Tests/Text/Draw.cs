using System.Text.Json.Nodes;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Output.Tests.Text;

/// <summary>Random values of every type that a plan holds; the same for the same random source.</summary>
internal static class Draw
{
    private static readonly ImmutableArray<string> Pieces =
    [
        "word",
        " ",
        "é",
        "日本",
        "🧑‍💻",
        "{{first_name}}",
        "\n",
        "\t",
        "\"",
        "\\",
        "/",
        "<b>",
        "&amp;",
        "##vso[",
        "##[",
        "::error::",
        "\e[1m",
        "\u202e",
        "\u2028",
        "\ufeff",
        "\u0085",
        "\0",
        "💩",
        "+",
        "'",
        "|",
        "`",
        "```",
        "@you",
        "#1",
        "</details>",
        "<!--",
        "-->",
        "http://x.example",
        "www.x.example",
        "a@b.example",
        "*",
        "_",
        "~~",
        "[x](y)",
        "- ",
        "1. ",
        "# ",
        "    ",
        "$x$",
        ":tada:",
        "שלום",
        ". ",
        "<a href='z'>",
    ];

    public static Plan Plan(Random random) =>
        new(
            new()
            {
                Environment = Text(random),
                Service = Text(random),
                Account = Text(random),
                FilesDigest = Text(random),
                LockDigest = Text(random),
                Targets = Many(random, 2, Text),
                Consents = new(Keys(random), Keys(random), Keys(random), Keys(random))
                {
                    ManyAtOnce = random.Next(2) == 0,
                },
                DriftOnly = random.Next(3) == 0,
                SnapshotTaken = random.Next(3) == 0 ? Text(random) : null,
            },
            Many(random, 4, Sequence),
            Many(random, 2, Warning),
            random.Next(3) == 0 ? [Block(random)] : []
        );

    public static FieldValue Value(Random random, Field field) =>
        random.Next(8) == 0
            ? FieldValue.None
            : field.Kind switch
            {
                FieldKind.Flag => new FieldValue.Flag(random.Next(2) == 0),
                FieldKind.Number => new FieldValue.Number(
                    random.Next(10) == 0 ? long.MaxValue : random.Next(-5, 5_000)
                ),
                FieldKind.Choice => new FieldValue.Text(field.Choices[random.Next(field.Choices.Length)]),
                FieldKind.Set or FieldKind.EmailSet => new FieldValue.Set(Many(random, 4, Text)),
                FieldKind.Wait => new FieldValue.Wait(random.Next(3) * random.Next(100), Member<WaitUnit>(random)),
                FieldKind.Moment => new FieldValue.Moment(
                    new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks / 2), TimeSpan.Zero).ToOffset(
                        TimeSpan.FromMinutes(random.Next(0, 840))
                    )
                ),
                FieldKind.Html => new FieldValue.Html(Text(random), random.Next(2) == 0 ? null : Text(random)),
                FieldKind.Reference => new FieldValue.Reference(
                    random.Next(3) == 0 ? null : Text(random),
                    Text(random)
                ),
                _ => new FieldValue.Text(Text(random)),
            };

    private static SequenceChange Sequence(Random random)
    {
        var change = Sharing(random, Unfelt(random));
        return change with { Effect = Effect(random, change) };
    }

    // As in real plans, target and requests have texts of the content.
    private static SequenceChange Sharing(Random random, SequenceChange change)
    {
        if (random.Next(3) == 0 || (change.After ?? change.Before) is not { } content)
            return change;
        var texts = content
            .Steps.SelectMany(step => step.Touches.SelectMany(touch => touch.Fields).Concat(step.Fields))
            .Select(pair =>
                pair.Value switch
                {
                    FieldValue.Html html => html.Markup,
                    var value => value.ToString()!,
                }
            );
        var body = new JsonObject
        {
            ["texts"] = JsonWriting.Texts(texts),
            ["in"] = new JsonObject { ["a"] = Text(random) },
        };
        return change with
        {
            Target = SharedTarget(content),
            Requests = [.. change.Requests, Some.Request() with { Body = JsonText.WriteCompact(body) }],
        };
    }

    private static TargetSequence SharedTarget(SequenceContent content) =>
        new(
            null,
            "key",
            content.Fields,
            FieldSet.Empty,
            [
                .. content.Steps.Select(step => new TargetStep
                {
                    Handle = step.Handle,
                    Type = step.Type,
                    Fields = step.Fields,
                    Resent = step.Fields,
                    Touches =
                    [
                        .. step.Touches.Select(touch => new TargetTouch(
                            null,
                            null,
                            touch.Handle,
                            touch.Fields,
                            touch.Fields
                        )),
                    ],
                }),
            ]
        );

    // Words that no effect has are those of another version.
    private static Effect Effect(Random random, SequenceChange change) =>
        random.Next(2) == 0
            ? SequencesAsCode.Core.Plans.Impact.Effect.Of(Member<EffectKind>(random), change.People)
            : Effects.Of(change) with
            {
                Words = Text(random),
            };

    private static SequenceChange Unfelt(Random random) =>
        new()
        {
            Action = Member<SequenceAction>(random),
            Intended = Member<SequenceAction>(random),
            Reason = Member<Reason>(random),
            Key = Text(random),
            Id = Maybe(random, Text),
            Name = Text(random),
            MatchedBy = Member<MatchedBy>(random),
            Live = random.Next(2) == 0,
            People = People(random),
            Effect = new(EffectKind.NothingSent),
            Classes = Many(random, 3, Member<ChangeClass>),
            Fields = Changes(random, FieldOwner.Sequence),
            Steps = Many(random, 4, Step),
            Drift = Differences(random, FieldOwner.Sequence),
            SetByHand = Differences(random, FieldOwner.Sequence),
            Blocks = Many(random, 2, Block),
            Notes = Many(random, 2, Text),
            Fingerprint = Maybe(random, Text),
            Target = Maybe(random, Target),
            Requests = Many(random, 3, Request),
            At = Maybe(random, Location),
            OnlyWhileEmpty = random.Next(2) == 0,
            OrderDrift = random.Next(2) == 0,
            Conflicts = Differences(random, FieldOwner.Sequence),
            EmptySteps = Many(random, 2, Text),
            Before = Maybe(random, Content),
            After = Maybe(random, Content),
        };

    private static StepChange Step(Random random) =>
        new()
        {
            Action = Member<PartAction>(random),
            Reason = Member<Reason>(random),
            Handle = Text(random),
            Key = Maybe(random, Text),
            Id = Maybe(random, Text),
            Type = StepTypes.All[random.Next(StepTypes.All.Length)],
            FormerType = Maybe(random, Text),
            MatchedBy = Member<MatchedBy>(random),
            From = random.Next(3) == 0 ? null : random.Next(1, 30),
            To = random.Next(3) == 0 ? null : random.Next(1, 30),
            People = People(random),
            Fields = Changes(random, FieldOwner.Step),
            Touches = Many(random, 3, Touch),
            Drift = Differences(random, FieldOwner.Step),
            At = Maybe(random, Location),
        };

    private static TouchChange Touch(Random random) =>
        new()
        {
            Action = Member<PartAction>(random),
            Reason = Member<Reason>(random),
            Handle = Text(random),
            Key = Maybe(random, Text),
            Id = Maybe(random, Text),
            MatchedBy = Member<MatchedBy>(random),
            Fields = Changes(random, FieldOwner.Touch),
            Drift = Differences(random, FieldOwner.Touch),
            At = Maybe(random, Location),
        };

    private static TargetSequence Target(Random random) =>
        new(
            Maybe(random, Text),
            Text(random),
            Set(random, FieldOwner.Sequence),
            Set(random, FieldOwner.Sequence),
            Many(random, 3, TargetStep)
        )
        {
            IsProtected = random.Next(2) == 0,
        };

    private static TargetStep TargetStep(Random random) =>
        new()
        {
            Id = Maybe(random, Text),
            Key = Maybe(random, Text),
            Handle = Text(random),
            Type = Text(random),
            Fields = Set(random, FieldOwner.Step),
            Recorded = Set(random, FieldOwner.Step),
            Touches = Many(random, 2, TargetTouch),
        };

    private static TargetTouch TargetTouch(Random random) =>
        new(
            Maybe(random, Text),
            Maybe(random, Text),
            Text(random),
            Set(random, FieldOwner.Touch),
            Set(random, FieldOwner.Touch)
        );

    private static SequenceContent Content(Random random) =>
        new(Set(random, FieldOwner.Sequence), Many(random, 3, StepContent));

    private static StepContent StepContent(Random random) =>
        new(
            Text(random),
            Text(random),
            Set(random, FieldOwner.Step),
            Many(random, 2, r => new TouchContent(Text(r), Set(r, FieldOwner.Touch)))
        );

    private static FieldSet Set(Random random, FieldOwner owner) =>
        FieldSet.Of(
            Fields.Of(owner).Where(_ => random.Next(3) == 0).Select(field => (field, Value(random, field))).ToList()
        );

    private static ImmutableArray<FieldChange> Changes(Random random, FieldOwner owner) =>
        [
            .. Fields
                .Of(owner)
                .Where(_ => random.Next(6) == 0)
                .Select(field => new FieldChange(
                    field,
                    Maybe(random, r => Value(r, field)),
                    Value(random, field),
                    Member<Reason>(random)
                )),
        ];

    private static ImmutableArray<FieldDifference> Differences(Random random, FieldOwner owner) =>
        [
            .. Fields
                .Of(owner)
                .Where(_ => random.Next(12) == 0)
                .Select(field => new FieldDifference(
                    field,
                    Maybe(random, r => Value(r, field)),
                    Maybe(random, r => Value(r, field))
                )),
        ];

    private static Block Block(Random random) =>
        new(Member<BlockCode>(random), Text(random), Maybe(random, Location))
        {
            LinesToAdd = Many(random, 3, Text),
            Consent = Maybe(random, Consent),
            Variables = Many(random, 2, Text),
        };

    private static Consent Consent(Random random)
    {
        var kind = Member<ConsentKind>(random);
        return new(kind, kind == ConsentKind.ManyAtOnce ? null : Text(random));
    }

    private static PlannedRequest Request(Random random) =>
        Some.Request(Member<RequestKind>(random)) with
        {
            Body =
                random.Next(4) == 0
                    ? ""
                    : JsonText.WriteCompact(
                        JsonText.Parse(
                            $$"""{"a":{{random.Next()}},"b":[1.0,null,true,"""
                                + """{"$created":"#1"}],"c":"<p>é\u003c\"🙂</p>"}"""
                        )
                    ),
        };

    private static Diagnostic Warning(Random random) =>
        Diagnostic.UnknownReference(Maybe(random, Location), Text(random), Text(random), Maybe(random, Text));

    private static SourceLocation Location(Random random) => new(Text(random), random.Next(100), random.Next(100));

    private static KeySelection Keys(Random random) => new(random.Next(2) == 0, Many(random, 2, Text));

    private static People People(Random random) =>
        new(random.Next(3) == 0 ? null : random.Next(0, 3) * random.Next(100));

    private static T Member<T>(Random random)
        where T : struct, Enum => random.GetItems(Enum.GetValues<T>(), 1)[0];

    private static T? Maybe<T>(Random random, Func<Random, T> draw)
        where T : class => random.Next(3) == 0 ? null : draw(random);

    private static ImmutableArray<T> Many<T>(Random random, int most, Func<Random, T> draw) =>
        [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => draw(random))];

    private static string Text(Random random) =>
        string.Concat(
            Enumerable
                .Range(0, random.Next(random.Next(3) == 0 ? 16 : 6))
                .Select(_ => Pieces[random.Next(Pieces.Length)])
        );
}
