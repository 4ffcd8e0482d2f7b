using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>The shell inside the files of each platform, one text for each place where it stands.</summary>
internal static class PipelineShell
{
    private static readonly string[] Parts = ["before_script", "script", "after_script"];

    /// <summary>The reusable workflow, the actions and the example of code scanning.</summary>
    public static IReadOnlyList<string> Github() =>
        [
            .. new[] { ".github/workflows/sequences.yml", "examples/ci/github/sequences-sarif.yml" }
                .SelectMany(file => Steps.Load(file).Inputs("jobs"))
                .SelectMany(job => job.Node.List("steps"))
                .Concat(
                    new[] { "setup", "plan", "apply" }.SelectMany(action =>
                        Steps.Load($"actions/{action}/action.yml").List("runs", "steps")
                    )
                )
                .Select(step => step.Text("run"))
                .Where(script => script.Length > 0),
        ];

    /// <summary>The component.</summary>
    public static IReadOnlyList<string> Gitlab() =>
        [
            .. Steps
                .Load("templates/sequences.yml")
                .Children.SelectMany(job =>
                    Parts.Select(part => string.Join('\n', job.Value.List(part).Select(line => line.ToString())))
                )
                .Where(script => script.Length > 0),
        ];

    /// <summary>The template with the templates of its steps.</summary>
    public static IReadOnlyList<string> Azure() =>
        [
            .. Repository
                .Files("azure", "*.yml")
                .Select(file => Steps.Load(Path.GetRelativePath(Repository.Root, file)))
                .SelectMany(file =>
                    file.List("stages")
                        .SelectMany(stage => stage.List("jobs"))
                        .SelectMany(job => job.List("steps").Concat(job.List("strategy", "runOnce", "deploy", "steps")))
                        .Concat(file.List("steps"))
                )
                .Select(step => step.Text("bash"))
                .Where(script => script.Length > 0),
        ];
}
