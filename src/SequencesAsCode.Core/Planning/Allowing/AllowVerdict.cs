namespace SequencesAsCode.Core.Planning.Allowing;

/// <summary>Whether an entry under <c>allow</c> consents to something in this plan.</summary>
/// <param name="Entry">The entry of the file; null when it has none.</param>
/// <param name="WhyNot">Why the entry does not consent, as the end of a sentence; null when it does.</param>
internal sealed record AllowVerdict(AllowEntry? Entry, string? WhyNot)
{
    /// <summary>
    /// The lines of an entry that would consent; empty when none would, or when the file has an entry to correct.
    /// </summary>
    public ImmutableArray<string> Lines { get; init; } = [];

    /// <summary>The verdict where nothing is asked.</summary>
    public static AllowVerdict None { get; } = new(null, null);

    /// <summary>The entry if it consents; otherwise null.</summary>
    public AllowEntry? Consenting => WhyNot is null ? Entry : null;

    /// <summary>
    /// The guard with the lines that allow it, and with the reason why an entry in the file does not count.
    /// </summary>
    public Block Offered(Block block) =>
        block with
        {
            Message =
                Entry is { } entry && WhyNot is { } why
                    ? $"{block.Message} The 'allow' entry at {entry.Place} does not count: {why}."
                    : block.Message,
            LinesToAdd = [.. Lines, .. block.LinesToAdd],
        };
}
