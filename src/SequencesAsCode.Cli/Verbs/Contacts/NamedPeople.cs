namespace SequencesAsCode.Cli.Verbs.Contacts;

/// <summary>The contacts that the command line names.</summary>
/// <param name="Ids">Ids of contacts.</param>
/// <param name="Addresses">Email addresses of contacts.</param>
/// <param name="Lists">Names of lists of contacts.</param>
/// <param name="File">The full path of a file with ids or addresses, or <c>-</c> for standard input; null for
/// none.</param>
/// <param name="Shown">The name of the file in messages.</param>
internal sealed record NamedPeople(
    ImmutableArray<string> Ids,
    ImmutableArray<string> Addresses,
    ImmutableArray<string> Lists,
    string? File,
    string? Shown
);
