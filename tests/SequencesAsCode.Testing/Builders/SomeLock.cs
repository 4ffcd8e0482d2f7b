using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Testing.Builders;

/// <summary>Bases for tests: one written out, and drawn ones.</summary>
internal static class SomeLock
{
    public static BaseSequence Written { get; } =
        new(
            "66e9e215ece19801b2199700",
            "q3-outbound",
            "Q3 \"Outbound\" für alle",
            Of(
                ("active", new("true", "true")),
                ("labels", new("Outbound\nQ3", "Outbound\nQ3")),
                ("max_emails_per_day", new("", ""))
            ),
            [
                new(
                    "66e9e215ece19801b2199703",
                    "intro",
                    "auto_email",
                    Of(("wait", new("30 minutes", "30 minutes"))),
                    [
                        new(
                            "66e9e215ece19801b219970b",
                            "a",
                            Of(
                                ("subject", new("Hi {{first_name}} <3", "Hi {{first_name}} <3")),
                                ("body", new("sha256:aa", "sha256:bb", "sha256:md"))
                            )
                        ),
                        new("66e9e215ece19801b219970a", null, BaseFields.Empty),
                    ]
                ),
                new(
                    "66e9e215ece19801b2199702",
                    null,
                    "call",
                    Of(("note", new("sha256:cc", "sha256:cc", "sha256:md2"))),
                    []
                ),
            ]
        )
        {
            IsProtected = true,
        };

    public static BaseSequence Small(string key, string id, string name = "Small") =>
        new(id, key, name, BaseFields.Empty, []);

    public static ImmutableArray<BaseSequence> Draw(Dice dice)
    {
        var last = 0;
        var sequences = dice.Many(
            0,
            4,
            index => new BaseSequence(
                Id(),
                $"key{index}",
                Text(),
                Fields(FieldOwner.Sequence),
                [
                    .. dice.Many(
                        0,
                        4,
                        step => new BaseStep(
                            Id(),
                            dice.Chance(0.6) ? $"step{step}" : null,
                            dice.Of(StepTypes.All),
                            Fields(FieldOwner.Step),
                            [
                                .. dice.Many(
                                    0,
                                    3,
                                    touch => new BaseTouch(
                                        Id(),
                                        dice.Chance(0.6) ? $"touch{touch}" : null,
                                        Fields(FieldOwner.Touch)
                                    )
                                ),
                            ]
                        )
                    ),
                ]
            )
            {
                IsProtected = dice.Chance(0.3),
            }
        );
        return [.. sequences.OrderBy(sequence => sequence.Id, StringComparer.Ordinal)];

        // Ids in no order, so that sorting lines by id tears objects apart.
        string Id() => $"{dice.Number(0, 0xffff):x4}{++last:x4}";
        string Text() =>
            dice.Of("", "plain", "\"quoted\"", "two\nlines", "{{first_name}}", "Grüße 🎉", "back\\slash", "\u2028");
        BaseFields Fields(FieldOwner owner) =>
            Of([
                .. SequencesAsCode
                    .Core.Values.Fields.Of(owner)
                    .Where(_ => dice.Chance(0.1))
                    .Select(field =>
                        (
                            field.Key,
                            new BasePair(
                                Text(),
                                Text(),
                                dice.Chance(0.2) ? "sha256:md" : null,
                                dice.Chance(0.2),
                                dice.Chance(0.2) ? dice.Of("links", "punctuation added:0123456789ab", "other") : null
                            )
                        )
                    )
                    .DistinctBy(pair => pair.Key),
            ]);
    }

    /// <summary>Everything of a base as one text, since records with arrays do not compare by value.</summary>
    public static string Show(IEnumerable<BaseSequence> sequences) =>
        string.Join(
            '\n',
            sequences.Select(sequence =>
                $"{sequence.Id}|{sequence.Key}|{sequence.Name}|{sequence.IsProtected}|{Show(sequence.Fields)}|"
                + $"{string.Join(';', sequence.Steps.Select(step => $"{step.Id}|{step.Key}|{step.Type}|{Show(step.Fields)}|{string.Join(',', step.Touches.Select(touch => $"{touch.Id}|{touch.Key}|{Show(touch.Fields)}"))}"))}"
            )
        );

    private static string Show(BaseFields fields) =>
        string.Join('&', fields.Pairs.Select(pair => $"{pair.Key}={pair.Value}"));

    private static BaseFields Of(params (string Key, BasePair Pair)[] pairs) =>
        new(pairs.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Pair, StringComparer.Ordinal));
}
