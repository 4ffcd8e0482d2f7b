using System.CommandLine;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Readmes;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Starter;
using SequencesAsCode.Cli.Verbs.Starting;
using SequencesAsCode.Files.Reading.Folder;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>Creates a workspace. Existing files are kept and listed.</summary>
internal sealed class InitVerb : Verb
{
    private readonly Option<bool> example = new("--example")
    {
        Description = "Add a sample sequence and an emulated account, to try plan and apply without an account.",
    };

    private readonly PipelineOptions pipeline = new();

    public InitVerb()
        : base("init", "Create a workspace, or a pipeline for one.", "init --example -C outbound")
    {
        Details =
            "Files that exist are never overwritten. With --ci it also writes a pipeline for the workspace, and lists "
            + "the settings to make on the host.";
        foreach (var option in (Option[])[example, .. pipeline.All])
            Add(option);
    }

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        if (!pipeline.IsAsked(line))
            return Task.FromResult(Run(FolderOf(line), line.Value(example), services.Output));
        var folder = WorkspaceSearch.IsWorkspace(line.Folder) ? line.Folder : line.NewFolder;
        var made = pipeline.Make(line, folder, services.Files);
        if (!WorkspaceSearch.IsWorkspace(folder))
            Run(folder, line.Value(example), services.Output);
        made.Write(services.Output);
        return Task.FromResult(ExitCode.Done);
    }

    // A workspace inside another one is seldom meant: the outer one may take its files for sequences.
    private static string FolderOf(Invocation line) =>
        line.IsFoundAbove
            ? throw CommandException.Arguments(
                $"This folder belongs to the workspace in {line.Folder}.",
                "To create another workspace in it, name the folder: sequences init -C ."
            )
            : line.NewFolder;

    private static int Run(string folder, bool withExample, ResultWriter output)
    {
        if (Exists(Path.Combine(folder, "sequences.yaml")))
        {
            throw CommandException.Arguments(
                $"{folder} already has a workspace, and sequences.yaml is never overwritten. Name another "
                    + "folder with -C."
            );
        }

        var left = new List<string>();
        if (IgnoreFile.Complete(folder) is { } ignored)
            output.Line(output.Paths.Of(ignored));
        foreach (var file in StarterFiles.All(withExample))
        {
            if (Write(folder, file))
                output.Line(output.Paths.Of(file.Path));
            else
                left.Add(output.Paths.Of(file.Path));
        }

        var written = StarterFiles.All(withExample).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var readme in FolderReadmes.Write(folder, written))
            output.Line(output.Paths.Of(readme));
        if (left.Count > 0)
            output.Notice($"Kept, because they exist already: {string.Join(", ", left)}.");
        output.Notice(
            withExample
                ? "The workspace is ready. Next: run 'sequences plan', then 'sequences apply'."
                : "The workspace is ready. Next: set APOLLO_API_KEY and run 'sequences import --all' to "
                    + "import what your account has. Or add a file in sequences/ and run 'sequences plan -e "
                    + "local', which needs no account."
        );
        return ExitCode.Done;
    }

    private static bool Write(string folder, DraftFile file)
    {
        if (Exists(Path.Combine(folder, file.Path)))
            return false;
        AtomicFile.Write(folder, file);
        return true;
    }

    // A link with a missing target exists too.
    private static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
