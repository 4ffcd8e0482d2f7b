namespace SequencesAsCode.Core.Plans.Impact;

/// <summary>The effect of a change on recipients; <see cref="EffectSentence"/> puts it into words.</summary>
/// <param name="Kind">The kind of effect.</param>
/// <param name="People">The number of people, for kinds that have one; otherwise unknown.</param>
public sealed record Effect(EffectKind Kind, People People = default)
{
    /// <summary>
    /// The words of a saved plan if this version has others: people see what they approved. Otherwise null.
    /// </summary>
    public string? Words { get; init; }

    /// <summary>Whether sending starts, even if nobody is in the sequence yet.</summary>
    public bool Starts => Kind is EffectKind.StartsSending or EffectKind.StartsReviewed;

    /// <summary>Whether people in the sequence receive something else.</summary>
    public bool Changes => (Kind is EffectKind.ChangesLive or EffectKind.ChangesTimes) && !People.IsNobody;

    /// <summary>Whether people in the sequence receive the same at other times, and nothing else.</summary>
    public bool ChangesOnlyTimes => Kind == EffectKind.ChangesTimes && Changes;

    /// <summary>Whether sending stops. An archived sequence without people did not send before.</summary>
    public bool Stops => Kind == EffectKind.StopsSending || (Kind == EffectKind.ArchivesLive && !People.IsNobody);

    /// <summary>Whether recipients notice the change.</summary>
    public bool IsFelt => Starts || Changes || Stops;

    /// <summary>The effect of a kind, with the number of people if the kind has one.</summary>
    internal static Effect Of(EffectKind kind, People people) => new(kind, IsAbout(kind) ? people : People.Unknown);

    private static bool IsAbout(EffectKind kind) =>
        kind
            is EffectKind.StartsSending
                or EffectKind.StartsReviewed
                or EffectKind.StopsSending
                or EffectKind.ChangesLive
                or EffectKind.ChangesTimes
                or EffectKind.ArchivesLive;
}

/// <summary>The kinds of effect.</summary>
public enum EffectKind
{
    /// <summary>Nothing is sent to the service.</summary>
    NothingSent,

    /// <summary>Nothing differs, so nothing is sent.</summary>
    NothingToDo,

    /// <summary>A guard stops the change before its effect is known.</summary>
    Blocked,

    /// <summary>The sequence was not part of the run.</summary>
    NotLookedAt,

    /// <summary>A sequence is created, turned off.</summary>
    CreatedOff,

    /// <summary>A sequence is created, turned on.</summary>
    CreatedOn,

    /// <summary>A sequence is turned on.</summary>
    StartsSending,

    /// <summary>An active sequence starts sending touches that waited for review.</summary>
    StartsReviewed,

    /// <summary>A sequence is turned off.</summary>
    StopsSending,

    /// <summary>An active sequence gets other text or steps.</summary>
    ChangesLive,

    /// <summary>An active sequence sends the same at other times.</summary>
    ChangesTimes,

    /// <summary>An active sequence changes without notice to the people in it.</summary>
    ChangesUnfelt,

    /// <summary>A sequence that is turned off changes.</summary>
    ChangesOff,

    /// <summary>A sequence that is turned off is archived.</summary>
    ArchivesOff,

    /// <summary>An active sequence is archived.</summary>
    ArchivesLive,
}
