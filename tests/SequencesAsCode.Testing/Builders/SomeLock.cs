using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Testing.Builders;

/// <summary>Lock contents for tests: one fixed, and drawn ones.</summary>
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

    /// <summary>Up to four sequences, in the order of the lock file.</summary>
    public static ImmutableArray<BaseSequence> Draw(Dice dice)
    {
        var draw = new LockDraw(dice);
        var sequences = dice.Many(0, 4, draw.Sequence);
        return [.. sequences.OrderBy(sequence => sequence.Id, StringComparer.Ordinal)];
    }

    /// <summary>The sequences as one text to compare, because records with arrays do not compare by value.</summary>
    public static string Show(IEnumerable<BaseSequence> sequences) =>
        string.Join(
            '\n',
            sequences.Select(sequence =>
                $"{sequence.Id}|{sequence.Key}|{sequence.Name}|{sequence.IsProtected}|{Show(sequence.Fields)}|"
                + string.Join(';', sequence.Steps.Select(Show))
            )
        );

    private static string Show(BaseStep step) =>
        $"{step.Id}|{step.Key}|{step.Type}|{Show(step.Fields)}|"
        + string.Join(',', step.Touches.Select(touch => $"{touch.Id}|{touch.Key}|{Show(touch.Fields)}"));

    private static string Show(BaseFields fields) =>
        string.Join('&', fields.Pairs.Select(pair => $"{pair.Key}={pair.Value}"));

    public static BaseFields Of(params (string Key, BasePair Pair)[] pairs) =>
        new(pairs.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Pair, StringComparer.Ordinal));
}

/// <summary>Draws lock entries. Their ids are in no order, so that sorting rows by id mixes the objects.</summary>
internal sealed class LockDraw(Dice dice)
{
    private int last;

    public BaseSequence Sequence(int index) =>
        new(Id(), $"key{index}", Text(), Fields(FieldOwner.Sequence), [.. dice.Many(0, 4, Step)])
        {
            IsProtected = dice.Chance(0.3),
        };

    private BaseStep Step(int index) =>
        new(
            Id(),
            dice.Chance(0.6) ? $"step{index}" : null,
            dice.Of(StepTypes.All),
            Fields(FieldOwner.Step),
            [.. dice.Many(0, 3, Touch)]
        );

    private BaseTouch Touch(int index) =>
        new(Id(), dice.Chance(0.6) ? $"touch{index}" : null, Fields(FieldOwner.Touch));

    private BaseFields Fields(FieldOwner owner) =>
        SomeLock.Of([
            .. Core
                .Values.Fields.Of(owner)
                .Where(_ => dice.Chance(0.1))
                .Select(field => (field.Key, Pair()))
                .DistinctBy(pair => pair.Key),
        ]);

    private BasePair Pair() =>
        new(
            Text(),
            Text(),
            dice.Chance(0.2) ? "sha256:md" : null,
            dice.Chance(0.2),
            dice.Chance(0.2) ? dice.Of("links", "punctuation added:0123456789ab", "other") : null
        );

    private string Id() => $"{dice.Number(0, 0xffff):x4}{++last:x4}";

    private string Text() =>
        dice.Of("", "plain", "\"quoted\"", "two\nlines", "{{first_name}}", "Grüße 🎉", "back\\slash", "\u2028");
}
