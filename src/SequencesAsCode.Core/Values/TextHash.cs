namespace SequencesAsCode.Core.Values;

/// <summary>
/// Keeps the hash of a text, which matching asks for again and again. All instances are equal, so that a record that
/// has one is compared by its values alone.
/// </summary>
internal sealed class TextHash : IEquatable<TextHash>
{
    private Known? known;

    /// <summary>The hash of a text; the last one is kept.</summary>
    public string Of(string text)
    {
        // A copy of a record shares the instance and may have another text.
        if (known is { } kept && ReferenceEquals(kept.Text, text))
            return kept.Hash;
        var hash = FieldToken.Hash(text);
        known = new(text, hash);
        return hash;
    }

    /// <inheritdoc/>
    public bool Equals(TextHash? other) => other is not null;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TextHash;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    private sealed record Known(string Text, string Hash);
}
