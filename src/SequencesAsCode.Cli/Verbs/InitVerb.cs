using System.CommandLine;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Starter;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>Creates a workspace. Existing files are kept and listed.</summary>
internal sealed class InitVerb : Verb
{
    private const string StateFolder = ".sequences/";

    private readonly Option<bool> example = new("--example")
    {
        Description = "Add a sample sequence and an emulated account, to try plan and apply without an account.",
    };

    public InitVerb()
        : base("init", "Create a workspace.", "init --example -C outbound")
    {
        Details = "Files that exist are never overwritten.";
        Add(example);
    }

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation) =>
        Task.FromResult(Run(FolderOf(line), line.Value(example), services.Output));

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
                $"There is a workspace in {folder} already: sequences.yaml is never overwritten. "
                    + "Name another folder with -C, or see 'sequences validate'."
            );
        }

        var left = new List<string>();
        if (Ignore(folder) is { } ignored)
            output.Line(output.Paths.Of(ignored));
        foreach (var file in StarterFiles.All(withExample))
        {
            if (Write(folder, file))
                output.Line(output.Paths.Of(file.Path));
            else
                left.Add(output.Paths.Of(file.Path));
        }

        if (left.Count > 0)
            output.Notice($"Left as they are, because they were there: {string.Join(", ", left)}.");
        output.Notice(
            withExample
                ? "The workspace is ready. Next: sequences plan, then sequences apply, then sequences plan again."
                : "The workspace is ready. Next: set APOLLO_API_KEY and run 'sequences import --all' to take what your "
                    + "account has. Or write a file in sequences/ and run 'sequences plan -e local', which needs no "
                    + "account."
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

    // The emulator's state and the journal of an apply belong to one machine. Returns the line to print, null for no
    // change.
    private static string? Ignore(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, ".gitignore");
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        if (text.Split('\n').Any(line => line.Trim().Trim('/') == StateFolder.Trim('/')))
            return null;
        var lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var before = text.Length == 0 || text.EndsWith('\n') ? "" : lineEnd;
        File.AppendAllText(path, $"{before}{StateFolder}{lineEnd}");
        return text.Length == 0 ? ".gitignore" : $".gitignore ({StateFolder} added)";
    }

    // A link with a missing target exists too.
    private static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
