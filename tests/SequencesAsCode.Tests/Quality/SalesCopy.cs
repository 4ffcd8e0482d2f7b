using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Quality;

/// <summary>
/// Draws the words of one sequence: every text has the same greeting, sign-off, product and merge variables, and most
/// of its other words from one field of sales.
/// </summary>
internal sealed class SalesCopy
{
    /// <summary>Stands between two paragraphs.</summary>
    public const string Paragraph = "\n";

    private static readonly string[] Function = Split(
        "the a of to for and in with your our we you is are on at that this it from how when if by as can "
            + "will have not more about what just so"
    );

    private static readonly string[] Business = Split(
        """
        pipeline forecast quota revenue deals meetings prospects outreach accounts territory renewal
        onboarding churn margin budget quarter board hiring ramp coaching playbook dashboard report data
        accuracy manual spreadsheet handoff marketing leads inbound outbound conversion calendar demo trial
        pilot security review compliance integration migration rollout support success customer buyer champion
        finance procurement contract pricing discount invoice savings cost hours weeks months growth market
        competitor industry benchmark webinar conference panel guide article case study podcast research team
        managers reps leaders directors founders analysts engineers operations admin workflow process template
        sequence cadence reply inbox calls notes goal target plan roadmap launch release feature update change
        problem risk delay bottleneck gap idea question thought suggestion example story result share show
        help save reduce increase improve replace compare test build track measure learn explain discuss
        explore confirm decide schedule send quick short simple clear early late fast slow better typical
        common recent open free small large busy curious relevant useful honest direct
        """
    );

    private static readonly string[] Asks =
    [
        "would fifteen minutes next week work",
        "open to a short call",
        "worth a look",
        "who would be the right person",
        "does that sound familiar",
        "shall I send the details",
    ];

    private static readonly string[] Nudges =
    [
        "just checking in",
        "bumping this to the top of your inbox",
        "any thoughts on my last note",
        "circling back on this",
        "following up once more",
    ];

    private static readonly string[] NoteWords = Split(
        """
        ask mention refer introduce leave voicemail webinar budget timing decision colleague referral post
        comment article headcount tool contract renewal news funding opening competitor holiday event agenda
        pain trigger hiring role promotion region office language owner assistant mobile direct line morning
        """
    );

    private readonly Dice dice;
    private readonly string[] greeting;
    private readonly string[] signOff;
    private readonly string[][] product;
    private readonly string[] field;

    public SalesCopy(Dice dice)
    {
        this.dice = dice;
        greeting = Split(
            dice.Of(
                "Hi {{first_name}},",
                "Hello {{first_name}},",
                "Hey {{first_name}} -",
                "Good morning {{first_name}},"
            )
        );
        signOff = Split(
            dice.Of(
                "Best, {{sender_first_name}}",
                "Kind regards, {{sender_first_name}} {{sender_last_name}}",
                "Thanks, {{sender_first_name}}"
            )
        );
        var name = dice.Of("Northbeam", "Acme Forecast", "Pipewise", "Quotient");
        product =
        [
            Split($"{name} gives sales teams like {{{{company}}}}"),
            Split($"with {name}"),
            Split($"customers of {name} in your industry"),
            Split("the team at {{company}}"),
        ];
        field = [.. dice.Shuffled(Business).Take(45)];
    }

    /// <summary>A body of 20 to 90 words.</summary>
    public ImmutableArray<string> Body()
    {
        var length = dice.Number(20, 90);
        var words = new List<string>([.. greeting, Paragraph]);
        while (words.Count + signOff.Length + 8 < length)
        {
            words.AddRange(dice.Chance(0.3) ? dice.Of(product) : Sentence());
            if (dice.Chance(0.25))
                words.Add(Paragraph);
        }

        return [.. words, .. Split(dice.Of(Asks)), Paragraph, .. signOff];
    }

    /// <summary>A follow-up: a stock phrase and little else.</summary>
    public ImmutableArray<string> FollowUp() =>
        [
            .. greeting,
            Paragraph,
            .. Split(dice.Of(Nudges)),
            .. dice.Of(product),
            .. Sentence(),
            Paragraph,
            .. Split(dice.Of(Asks)),
            Paragraph,
            .. signOff,
        ];

    /// <summary>A reminder that differs from the others of its sequence in its number.</summary>
    public ImmutableArray<string> Bump(int number) =>
        [.. greeting, Paragraph, .. Split("bump"), $"{number}", .. Split("of my last note, any thoughts?")];

    /// <summary>Four to eight words.</summary>
    public ImmutableArray<string> Short() => [.. Split("Hi {{first_name}},"), .. dice.Many(2, 6, _ => Word())];

    /// <summary>The text in another language: of its words only merge variables and numbers stay.</summary>
    public static ImmutableArray<string> Translated(ImmutableArray<string> text) =>
        [
            .. text.Select(word =>
                word == Paragraph || word.Contains('{', StringComparison.Ordinal) || char.IsAsciiDigit(word[0])
                    ? word
                    : $"{string.Concat(word.Where(char.IsLetter).Reverse())}zia"
            ),
        ];

    /// <summary>A subject of two to six words.</summary>
    public ImmutableArray<string> Subject() =>
        dice.Chance(0.3)
            ? [.. Split("Quick question"), .. dice.Many(1, 2, _ => Word())]
            : [.. dice.Many(1, 5, _ => Word()), dice.Of("{{company}}", "{{first_name}}", "idea")];

    /// <summary>The note of a call or task, three to nine words.</summary>
    public ImmutableArray<string> Note() =>
        [.. dice.Many(3, 9, index => index % 3 == 2 ? dice.Of(Function) : dice.Of(NoteWords))];

    /// <summary>The text with about this share of its words replaced, left out or added to; at least one.</summary>
    public (ImmutableArray<string> Text, int Edits) Changed(ImmutableArray<string> text, double share)
    {
        if (text.IsEmpty)
            return (text, 0);
        var words = text.Where(word => word != Paragraph).Count();
        return ChangedAt(
            text,
            [
                .. dice.Shuffled(Enumerable.Range(0, text.Length).Where(index => text[index] != Paragraph))
                    .Take(Math.Max(1, (int)Math.Round(share * words, MidpointRounding.ToEven))),
            ]
        );
    }

    /// <summary>The text with one to three words replaced, left out or added.</summary>
    public (ImmutableArray<string> Text, int Edits) FewChanged(ImmutableArray<string> text) =>
        text.IsEmpty ? (text, 0) : Changed(text, (double)dice.Number(1, 3) / text.Length);

    private (ImmutableArray<string> Text, int Edits) ChangedAt(ImmutableArray<string> text, HashSet<int> places)
    {
        var changed = text.SelectMany(
                (word, index) =>
                    !places.Contains(index)
                        ? [word]
                        : dice.Number(0, 3) switch
                        {
                            0 when text.Length > 3 => Array.Empty<string>(),
                            1 => [word, Word()],
                            _ => [Word()],
                        }
            )
            .ToImmutableArray();
        return (changed.IsEmpty ? [Word()] : changed, places.Count);
    }

    private IEnumerable<string> Sentence() =>
        dice.Many(5, 12, index => index % 2 == 0 && dice.Chance(0.8) ? dice.Of(Function) : Word());

    private string Word() => dice.Chance(0.6) ? dice.Of(field) : dice.Of(Business);

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
