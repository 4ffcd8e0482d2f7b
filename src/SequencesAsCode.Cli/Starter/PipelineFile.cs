using System.Text.RegularExpressions;

namespace SequencesAsCode.Cli.Starter;

/// <summary>The file of a pipeline, made from the example of its host, which is embedded in the program.</summary>
internal static partial class PipelineFile
{
    /// <summary>Makes the file. Its path is from the root of the repository.</summary>
    public static DraftFile Of(PipelineChoices choices)
    {
        using var reader = new StreamReader(
            typeof(PipelineFile).Assembly.GetManifestResourceStream($"pipeline/{choices.Kind}")!
        );
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        text = With(text, "workspace", choices.Workspace);
        text = With(text, "environment", choices.Environment);
        text = With(text, "mode", choices.IsOffline ? "offline" : "live");
        text = With(text, choices.Kind == PipelineKind.Azure ? "lockBranch" : "lock-branch", choices.LockBranch);
        text = With(text, "version", choices.Version);
        if (choices.Kind == PipelineKind.Github)
            text = text.Replace("name: sequences\n", $"name: {Name(choices)}\n", StringComparison.Ordinal);
        return DraftFile.OfText(PathOf(choices), text);
    }

    // GitHub has a file for each workspace; the others have one file, in which a person repeats the lines.
    private static string PathOf(PipelineChoices choices) =>
        choices.Kind switch
        {
            PipelineKind.Github => $".github/workflows/{Name(choices)}.yml",
            PipelineKind.Gitlab => ".gitlab-ci.yml",
            PipelineKind.Azure => "azure-pipelines.yml",
            _ => throw new ArgumentOutOfRangeException(nameof(choices)),
        };

    private static string Name(PipelineChoices choices) =>
        choices.Workspace == "."
            ? "sequences"
            : $"sequences-{Unusual().Replace(choices.Workspace, "-").Trim('-').ToLowerInvariant()}";

    private static string With(string text, string name, string value) =>
        Regex.Replace(
            text,
            $"(?m)^( +{name}: ).*$",
            match => match.Groups[1].Value + Scalar(value),
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );

    // As text in YAML, whatever is in it.
    private static string Scalar(string value)
    {
        if (Plain().IsMatch(value))
            return value;
        var escaped = value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }

    [GeneratedRegex(
        @"\A(\.|[A-Za-z][A-Za-z0-9_./-]*|[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.-]*)\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Plain();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Unusual();
}
