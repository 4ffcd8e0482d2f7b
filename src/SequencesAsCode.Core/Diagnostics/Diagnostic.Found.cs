namespace SequencesAsCode.Core.Diagnostics;

// SEQ161 to SEQ165: files that no pattern matches, and patterns that match no file. LintRules has their titles and
// levels.
public sealed partial record Diagnostic
{
    /// <summary>A file pattern matches no file.</summary>
    public static Diagnostic PatternMatchesNothing(
        SourceLocation at,
        string pattern,
        string? missingFolder,
        string? suggestion
    ) =>
        Warning(
            "SEQ161",
            at,
            $"The pattern {Quote(pattern)} matches no "
                + $"file{(missingFolder is null ? "" : $", because there is no folder {Quote(missingFolder)}")}"
                + $"{Suggest(suggestion)}. Correct it, or remove it."
        );

    /// <summary>A file pattern uses signs of another pattern language.</summary>
    public static Diagnostic PatternWithoutMeaning(SourceLocation at, string pattern, string sign) =>
        Warning(
            "SEQ162",
            at,
            $"The pattern {Quote(pattern)} matches no file, because {Quote(sign)} is read literally. Only "
                + "'*', '**' and '?' are wildcards, and no pattern excludes files. Write a list with one "
                + "pattern for each kind of file, like [a/*.yaml, b/*.yaml]."
        );

    /// <summary>Files look like sequences, but no pattern matches them.</summary>
    public static Diagnostic SequenceFilesNotRead(SourceLocation at, string files, bool isOne, string remedy) =>
        Warning(
            "SEQ163",
            at,
            $"{Capital(files)} {(isOne ? "looks like a sequence file" : "look like sequence files")}, but no "
                + $"pattern matches {(isOne ? "it, so it is" : "them, so they are")} not read. {remedy}."
        );

    /// <summary>A second workspace file exists and is ignored.</summary>
    public static Diagnostic SecondWorkspaceFile(SourceLocation at, string file) =>
        Warning(
            "SEQ165",
            at,
            $"{Quote(file)} is not read, because the workspace file is 'sequences.yaml'. Move its keys "
                + "into that file, and delete it."
        );

    /// <summary>Body files exist that no sequence refers to.</summary>
    public static Diagnostic BodiesWithoutSequence(SourceLocation at, string files, bool isOne) =>
        Warning(
            "SEQ164",
            at,
            $"No sequence refers to {files}, so {(isOne ? "it is" : "they are")} not sent. Refer to "
                + $"{(isOne ? "it" : "them")} with 'body_file', or delete {(isOne ? "it" : "them")}."
        );
}
