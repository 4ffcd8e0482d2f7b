namespace SequencesAsCode.Core.States;

/// <summary>
/// Names and ids of what sequences refer to. A list is null when it was not read because nothing needed it.
/// </summary>
public sealed record AccountDirectory(
    ImmutableArray<DirectoryEntry>? Schedules,
    ImmutableArray<DirectoryEntry>? Users,
    ImmutableArray<DirectoryEntry>? Labels
)
{
    /// <summary>Why the schedules could not be looked up; null when nothing went wrong.</summary>
    public string? SchedulesTrouble { get; init; }

    /// <summary>Why the users could not be looked up; null when nothing went wrong.</summary>
    public string? UsersTrouble { get; init; }

    /// <summary>Why the labels could not be looked up; null when nothing went wrong.</summary>
    public string? LabelsTrouble { get; init; }

    /// <summary>Nothing was read.</summary>
    public static AccountDirectory Empty { get; } = new(null, null, null);

    /// <summary>The name behind an id, or null.</summary>
    public static string? NameOf(ImmutableArray<DirectoryEntry>? entries, string id) =>
        entries?.FirstOrDefault(entry => entry.Id == id)?.Name;
}

/// <summary>An id and the name people use for it: a schedule's or label's name, a user's email address.</summary>
public sealed record DirectoryEntry(string Id, string Name);
