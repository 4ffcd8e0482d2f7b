namespace SequencesAsCode.Cli.Verbs.Contacts;

/// <summary>Whom the command line names.</summary>
/// <param name="Ids">Ids of contacts.</param>
/// <param name="Addresses">Email addresses.</param>
/// <param name="Lists">Names of lists.</param>
/// <param name="File">A file with ids or addresses as a full path, or <c>-</c>; null for none.</param>
/// <param name="Shown">The file as it was given.</param>
internal sealed record NamedPeople(
    ImmutableArray<string> Ids,
    ImmutableArray<string> Addresses,
    ImmutableArray<string> Lists,
    string? File,
    string? Shown
);
