using System.Globalization;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Starter;

namespace SequencesAsCode.Cli.Verbs.Starting;

/// <summary>A pipeline that <c>init --ci</c> writes.</summary>
/// <param name="Root">The root of the repository.</param>
/// <param name="Choices">What it is for.</param>
internal sealed record NewPipeline(string Root, PipelineChoices Choices)
{
    private readonly DraftFile file = PipelineFile.Of(Choices);

    /// <summary>The full path of the file.</summary>
    public string FullPath => Path.Combine(Root, file.Path);

    /// <summary>Whether something is there already.</summary>
    public bool Exists => Path.Exists(FullPath) || new FileInfo(FullPath).LinkTarget is not null;

    /// <summary>Whether the file there is, in part at least, the pipeline of another workspace or
    /// environment.</summary>
    public bool IsOfAnother => Present.Any(other => other != Mine);

    private (string Workspace, string Environment) Mine => PipelineFile.Of(Choices.Workspace, Choices.Environment);

    private IEnumerable<(string Workspace, string Environment)> Present =>
        File.Exists(FullPath) ? PipelineFile.In(File.ReadAllText(FullPath)) : [];

    /// <summary>Makes the pipeline. When the usual file is the pipeline of another workspace or environment, this one
    /// gets a file with its environment in the name.</summary>
    /// <param name="root">The root of the repository.</param>
    /// <param name="choices">What it is for.</param>
    public static NewPipeline Beside(string root, PipelineChoices choices)
    {
        var usual = new NewPipeline(root, choices);
        return usual.IsOfAnother && !usual.Present.Contains(usual.Mine)
            ? new(root, choices with { HasOwnName = true })
            : usual;
    }

    /// <summary>Writes the file, and lists the settings to make.</summary>
    public void Write(ResultWriter output)
    {
        var existed = Exists;
        AtomicFile.Write(Root, file);
        output.Line(existed ? $"{file.Path} (overwritten)" : file.Path);
        var settings = PipelineChecklist.Of(Choices);
        output.Line("");
        output.Line(string.Create(CultureInfo.InvariantCulture, $"Then make these {settings.Length} settings:"));
        foreach (var setting in settings)
            output.Line($"[ ] {setting}");
        output.Line("");
        output.Notice($"Commit the file and make the settings. Then check them: {PipelineChecklist.Check(Choices)}");
    }
}
