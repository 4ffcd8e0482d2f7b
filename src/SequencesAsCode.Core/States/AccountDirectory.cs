namespace SequencesAsCode.Core.States;

/// <summary>
/// Names and ids of the objects that sequences refer to. A list is null when it was not read because nothing needed it.
/// </summary>
public sealed record AccountDirectory(
    ImmutableArray<DirectoryEntry>? Schedules,
    ImmutableArray<DirectoryEntry>? Users,
    ImmutableArray<DirectoryEntry>? Labels
)
{
    /// <summary>The reason why the schedules could not be read; null when there was no problem.</summary>
    public string? SchedulesTrouble { get; init; }

    /// <summary>The reason why the users could not be read; null when there was no problem.</summary>
    public string? UsersTrouble { get; init; }

    /// <summary>The reason why the labels could not be read; null when there was no problem.</summary>
    public string? LabelsTrouble { get; init; }

    /// <summary>The directory when nothing was read.</summary>
    public static AccountDirectory Empty { get; } = new(null, null, null);

    /// <summary>The name of an id; null when the list does not have it.</summary>
    public static string? NameOf(ImmutableArray<DirectoryEntry>? entries, string id) =>
        entries?.FirstOrDefault(entry => entry.Id == id)?.Name;
}

/// <summary>An id and the name people use: of a schedule or label its name, of a user the email address.</summary>
public sealed record DirectoryEntry(string Id, string Name);
