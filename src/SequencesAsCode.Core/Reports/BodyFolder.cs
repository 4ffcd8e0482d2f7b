namespace SequencesAsCode.Core.Reports;

/// <summary>A folder with bodies, for a generated file that explains them to people.</summary>
/// <param name="Path">Relative to the workspace, with forward slashes.</param>
/// <param name="Sequences">The sequences with a body in it, in the order of their files.</param>
/// <param name="Readme">The generated file as it is now; null when there is none.</param>
public sealed record BodyFolder(string Path, ImmutableArray<BodySequence> Sequences, string? Readme)
{
    /// <summary>The name of the generated file.</summary>
    public const string FileName = "README.md";

    /// <summary>
    /// The beginning of the first line of a generated file. Without that line a file is somebody's own.
    /// </summary>
    public const string Marker = "<!-- sequences-as-code: readme";

    /// <summary>Path of the generated file, relative to the workspace.</summary>
    public string ReadmePath => $"{Path}/{FileName}";
}

/// <summary>A sequence with the files of its bodies.</summary>
/// <param name="Sequence">The sequence as its file declares it.</param>
/// <param name="Bodies">The body files, relative to the workspace, by the place of their touch.</param>
public sealed record BodySequence(DesiredSequence Sequence, ImmutableDictionary<SourceLocation, string> Bodies);
