namespace SequencesAsCode.Core.Plans.Impact;

/// <summary>What a change means for recipients. <see cref="EffectSentence"/> says it in words.</summary>
/// <param name="Kind">What happens to them.</param>
/// <param name="People">
/// To how many, of a kind that says so; unknown otherwise, and where the service does not tell.
/// </param>
public sealed record Effect(EffectKind Kind, People People = default)
{
    /// <summary>
    /// The words of a saved plan, where this version has others for it: they are shown as they were approved. Null
    /// otherwise.
    /// </summary>
    public string? Words { get; init; }

    /// <summary>Whether something begins to be sent, be it that nobody is there yet.</summary>
    public bool Starts => Kind is EffectKind.StartsSending or EffectKind.StartsReviewed;

    /// <summary>Whether people who are in the sequence receive something else.</summary>
    public bool Changes => Kind == EffectKind.ChangesLive && !People.IsNobody;

    /// <summary>Whether nothing is sent any more; an archived sequence with nobody in it sent nothing before.</summary>
    public bool Stops => Kind == EffectKind.StopsSending || (Kind == EffectKind.ArchivesLive && !People.IsNobody);

    /// <summary>Whether recipients notice it.</summary>
    public bool IsFelt => Starts || Changes || Stops;

    /// <summary>
    /// Whether the sentence says how many people it is about, so that it is true of one sequence alone.
    /// </summary>
    public bool CountsPeople => IsAbout(Kind) && !People.IsNobody;

    /// <summary>The effect of a kind, with the people of its sequence where the kind says how many they are.</summary>
    internal static Effect Of(EffectKind kind, People people) => new(kind, IsAbout(kind) ? people : People.Unknown);

    private static bool IsAbout(EffectKind kind) =>
        kind
            is EffectKind.StartsSending
                or EffectKind.StartsReviewed
                or EffectKind.StopsSending
                or EffectKind.ChangesLive
                or EffectKind.ArchivesLive;
}

/// <summary>The kinds of effect.</summary>
public enum EffectKind
{
    /// <summary>Nothing is sent to the service.</summary>
    NothingSent,

    /// <summary>Nothing differs, so nothing is sent.</summary>
    NothingToDo,

    /// <summary>A guard stops it before it is known what it would mean.</summary>
    Blocked,

    /// <summary>The sequence was not part of the run.</summary>
    NotLookedAt,

    /// <summary>A sequence is made, switched off.</summary>
    CreatedOff,

    /// <summary>A sequence is made, switched on.</summary>
    CreatedOn,

    /// <summary>A sequence is switched on.</summary>
    StartsSending,

    /// <summary>A live sequence begins to send touches that waited for review.</summary>
    StartsReviewed,

    /// <summary>A sequence is switched off.</summary>
    StopsSending,

    /// <summary>A live sequence gets other words, steps or times.</summary>
    ChangesLive,

    /// <summary>A live sequence changes in a way that nobody in it notices.</summary>
    ChangesUnfelt,

    /// <summary>A sequence that is switched off changes.</summary>
    ChangesOff,

    /// <summary>A sequence that is switched off is archived.</summary>
    ArchivesOff,

    /// <summary>A live sequence is archived.</summary>
    ArchivesLive,
}
