namespace SequencesAsCode.Output.Prose;

/// <summary>What a change of copy is to a recipient.</summary>
internal enum CopyKind
{
    /// <summary>There was no text before.</summary>
    New,

    /// <summary>There is no text anymore.</summary>
    Removed,

    /// <summary>The words changed.</summary>
    Reworded,

    /// <summary>The words are the same; links or images lead elsewhere.</summary>
    OtherTargets,

    /// <summary>Words, links and images are the same; only markup changed.</summary>
    MarkupOnly,

    /// <summary>The text has too many sentences to compare them.</summary>
    TooLong,
}

/// <summary>The words for changes that no compared line shows.</summary>
internal static class CopyKindWords
{
    /// <summary>What happened to the text; null when its lines show it.</summary>
    public static string? Words(this CopyKind kind) =>
        kind switch
        {
            CopyKind.Removed => "removed",
            CopyKind.MarkupOnly => "markup changed, wording identical",
            CopyKind.OtherTargets => "links or images changed, wording identical",
            CopyKind.TooLong => "too long to compare",
            _ => null,
        };
}
