namespace SequencesAsCode.Core.States;

/// <summary>A file that a command will write into a workspace.</summary>
/// <param name="Path">Relative to the workspace folder, with forward slashes.</param>
/// <param name="Content">Its bytes.</param>
public sealed record DraftFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>A draft with text, in UTF-8 without a byte order mark.</summary>
    public static DraftFile OfText(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));
}
