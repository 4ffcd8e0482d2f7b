using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using SequencesAsCode.Cli;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Testing.Commands;

/// <summary>A workspace in its own folder. The program runs in it, inside the process of the tests.</summary>
internal sealed class CliWorkspace : IDisposable
{
    /// <summary>The file with the account of the environment <c>local</c>.</summary>
    public const string State = ".sequences/emulator.local.json";

    private static readonly UTF8Encoding Plain = new(false);

    private readonly TemporaryFolder folder = new();

    public string Folder => folder.Path;

    /// <summary>The environment variables of the runs.</summary>
    public Dictionary<string, string?> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The clock of the runs. Waiting takes no real time.</summary>
    public HurriedTime Time { get; } = new();

    /// <summary>Whether the runs need <see cref="Time"/>, which a process of its own does not have.</summary>
    public bool IsTimed { get; set; }

    public static CliWorkspace Quickstart() => Of("examples/quickstart");

    /// <summary>A copy of a folder of the source tree.</summary>
    public static CliWorkspace Of(string example)
    {
        var workspace = new CliWorkspace();
        Repository.Copy(example, workspace.Folder);
        return workspace;
    }

    /// <summary>A copy of another workspace with its lock and its journal, without its variables.</summary>
    public static CliWorkspace CopyOf(CliWorkspace other)
    {
        var workspace = new CliWorkspace();
        foreach (var file in Directory.EnumerateFiles(other.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = workspace.In(Path.GetRelativePath(other.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return workspace;
    }

    public CliWorkspace With(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), text);
        return this;
    }

    public CliWorkspace Replace(string path, string old, string by)
    {
        var text = Read(path);
        Assert.That(text, Does.Contain(old), $"Nothing to replace in {path}.");
        return With(path, text.Replace(old, by, StringComparison.Ordinal));
    }

    /// <summary>Edits the account of the emulator, as people do in Apollo.</summary>
    public void InApollo(Action<IReadOnlyList<JsonObject>> edit)
    {
        var account = JsonNode.Parse(Read(State))!;
        edit([.. account["sequences"]!.AsArray().Select(sequence => sequence!.AsObject())]);
        With(State, account.ToJsonString());
    }

    public string Read(string path) => File.ReadAllText(In(path));

    public string In(string path) => Path.Combine(Folder, path);

    /// <summary>Runs the program without a terminal, as a pipeline does.</summary>
    public Task<CliRun> RunAsync(params string[] arguments) => RunAsync(new CliStage(), arguments);

    public async Task<CliRun> RunAsync(CliStage stage, params string[] arguments)
    {
        if (ProgramFile.Native is { } native && stage.IsPlain && !IsTimed)
            return await RunAsync(native, stage, arguments).ConfigureAwait(false);
        using var own = new StringWriter { NewLine = "\n" };
        var output = stage.Output ?? own;
        using var error = new HookedWriter(stage.OnError);
        using var input = stage.Input ?? new StringReader(stage.Answer ?? "");
        var terminal = new Terminal(
            input,
            output,
            error,
            stage.Answer is not null || stage.Input is not null,
            stage.Colour,
            stage.Width
        )
        {
            IsOutputSeen = stage.IsOutputSeen,
        };
        var exitCode = await App.RunAsync(
                arguments,
                terminal,
                Variables,
                stage.WorkingFolder ?? Folder,
                Time,
                stage.Cancellation
            )
            .ConfigureAwait(false);
        return new(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => folder.Dispose();

    private async Task<CliRun> RunAsync(string program, CliStage stage, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = stage.WorkingFolder ?? Folder,
            UseShellExecute = false,
            StandardOutputEncoding = Plain,
            StandardErrorEncoding = Plain,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        var ended = await EndedProcess.RunAsync(start).ConfigureAwait(false);
        return new(ended.ExitCode, ended.Out, ended.Error);
    }
}

/// <summary>The surroundings of one run.</summary>
/// <param name="Answer">What a person types when asked; null for a run without a person.</param>
/// <param name="Colour">Whether the terminal shows colour.</param>
/// <param name="OnError">Called with each piece written to stderr; with <c>--verbose</c> that is each request.</param>
/// <param name="Input">Standard input of a person who types more than one answer.</param>
/// <param name="Cancellation">Cancels the run, as Ctrl-C does.</param>
internal sealed record CliStage(
    string? Answer = null,
    bool Colour = false,
    Action<string>? OnError = null,
    TextReader? Input = null,
    CancellationToken Cancellation = default
)
{
    /// <summary>Whether a process of its own without a terminal would have the same surroundings.</summary>
    public bool IsPlain => this == new CliStage { WorkingFolder = WorkingFolder };

    /// <summary>Takes standard output; null for the result of the run alone.</summary>
    public StringWriter? Output { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Whether standard output is a screen.</summary>
    public bool IsOutputSeen { get; init; }

    /// <summary>The working folder; null for the workspace.</summary>
    public string? WorkingFolder { get; init; }
}
