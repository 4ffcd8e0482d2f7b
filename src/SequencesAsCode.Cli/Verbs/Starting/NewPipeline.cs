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
