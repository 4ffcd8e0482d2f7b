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
        {
            text = text.Replace("name: sequences\n", $"name: {NameOf(choices)}\n", StringComparison.Ordinal)
                .Replace("\n  sequences:\n", $"\n  {NameOf(choices)}:\n", StringComparison.Ordinal);
        }

        return DraftFile.OfText(PathOf(choices), text);
    }

    /// <summary>The path of the file from the root of the repository.</summary>
    public static string PathOf(PipelineChoices choices) =>
        (choices.Kind, choices.HasOwnName) switch
        {
            (PipelineKind.Github, _) => $".github/workflows/{NameOf(choices)}.yml",
            (PipelineKind.Gitlab, false) => ".gitlab-ci.yml",
            (PipelineKind.Gitlab, true) => $".gitlab/{NameOf(choices)}.yml",
            (PipelineKind.Azure, false) => "azure-pipelines.yml",
            (PipelineKind.Azure, true) => $"azure-{NameOf(choices)}.yml",
            _ => throw new ArgumentOutOfRangeException(nameof(choices)),
        };

    /// <summary>The name of the workflow of GitHub, of its job and of its file.</summary>
    public static string NameOf(PipelineChoices choices)
    {
        var name = choices.Workspace == "." ? "sequences" : $"sequences-{Slug(choices.Workspace)}";
        return choices.HasOwnName ? $"{name}-{Slug(choices.Environment)}" : name;
    }

    /// <summary>Whose pipelines a file is: workspace and environment of each, as the file writes them.</summary>
    public static IEnumerable<(string Workspace, string Environment)> In(string text) =>
        Values(text, "workspace").Zip(Values(text, "environment"));

    /// <summary>Workspace and environment, as a file writes them.</summary>
    public static (string Workspace, string Environment) Of(string workspace, string environment) =>
        (Scalar(workspace), Scalar(environment));

    private static IEnumerable<string> Values(string text, string name) =>
        Regex
            .Matches(text, $"(?m)^ +{name}: (.*?)\r?$", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups[1].Value.Trim());

    private static string Slug(string name) => Unusual().Replace(name, "-").Trim('-').ToLowerInvariant();

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
