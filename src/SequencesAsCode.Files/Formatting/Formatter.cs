using System.Collections.Immutable;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;
using YamlDotNet.Core;

namespace SequencesAsCode.Files.Formatting;

/// <summary>A file in canonical form, or why it is left alone.</summary>
/// <param name="Text">The canonical text; null after an error.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record FormatResult(string? Text, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Gives a file of a workspace its canonical form, with every comment. Whatever it returns has been proved to say the same: values and
/// comments are read again and compared, and what does not compare is an error instead of a text.
/// </summary>
internal static class Formatter
{
    /// <summary>Formats; schema mistakes do not matter, mistakes of YAML do.</summary>
    /// <param name="path">Of the file, relative to the workspace: the workspace file has its own order of keys.</param>
    /// <param name="content">Its bytes.</param>
    public static FormatResult Format(string path, ReadOnlySpan<byte> content)
    {
        var diagnostics = new List<Diagnostic>();
        if (SourceText.Decode(path, content.ToArray(), diagnostics) is not { } source || Canonical(source, diagnostics) is not { } text) return new(null, [.. diagnostics]);
        return Loss(source, text) is { } loss ? new(null, [Diagnostic.FormatWouldChange(new(path), loss)]) : new(text, []);
    }

    private static string? Canonical(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        if (LayoutReader.Read(source, diagnostics) is not { } layout) return null;
        if (!layout.HasAnchors) (Path.GetFileName(source.File) == WorkspaceReader.FileName ? KeyOrder.Workspace : KeyOrder.Sequence).Sort(layout.Root);
        layout.Root.RaiseRemarks();
        return LayoutWriter.Write(layout);
    }

    private static string? Loss(SourceText source, string text)
    {
        try
        {
            var (before, after) = (Substance.Of(source.Text), Substance.Of(text));
            if (before.Values != after.Values) return "a value";
            if (before.Remarks != after.Remarks) return "a comment";
            return SourceText.Decode(source.File, System.Text.Encoding.UTF8.GetBytes(text), []) is { } again && Canonical(again, []) == text ? null : "its own result";
        }
        catch (Exception fault) when (fault is YamlException || YamlEvents.IsFault(fault))
        {
            return "what YAML reads";
        }
    }
}
