using System.CommandLine;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Readmes;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Files.Formatting;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>
/// Rewrites the YAML files of a workspace in their canonical form and the README.md of each folder of bodies, or lists
/// the files that are not up to date. The paths are the result.
/// </summary>
internal sealed class FmtVerb : Verb
{
    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "Files to format. Default: sequences.yaml and every sequence file.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> check = new("--check")
    {
        Description = "Write nothing; exit with 3 if a file needs formatting.",
    };

    private readonly ReadmeOption noReadme = new();

    public FmtVerb()
        : base("fmt", "Format the YAML files and the README.md of body folders.", "fmt --check")
    {
        Details = "Every comment is kept. The paths of changed files are printed.";
        files.Validators.Add(OptionParsing.RefuseOptions);
        Add(files);
        Add(check);
        Add(noReadme);
    }

    public override bool WritesWorkspace => true;

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var named = line.Values(files)
            .Select(file => Inside(line.Folder, line.FullPath(file)))
            .ToHashSet(StringComparer.Ordinal);
        var readmes = Readmes(line, named, services.Output);
        var yaml = named.Except(readmes.Select(readme => readme.Path)).ToImmutableArray();
        var formatted =
            yaml.IsEmpty && named.Count > 0
                ? new FormattedWorkspace([], [])
                : WorkspaceFormatter.Format(line.Folder, yaml);
        formatted = formatted with { Files = [.. formatted.Files, .. readmes] };
        return Task.FromResult(Run(line.Folder, formatted, line.Value(check), services.Output));
    }

    // A workspace of a version that wrote none is not wrong.
    private ImmutableArray<FormattedFile> Readmes(Invocation line, HashSet<string> named, ResultWriter output)
    {
        if (line.Value(noReadme))
            return [];
        var readmes = FolderReadmes.Of(line.Folder, named.Count == 0 ? null : named);
        if (!line.Value(check) || named.Count > 0 || readmes.IsEmpty || !FolderReadmes.AreNone(line.Folder))
            return readmes;
        output.Notice(
            "note: no folder of bodies has a README.md yet. 'sequences fmt' writes them; 'readme: false' in "
                + "sequences.yaml leaves them out."
        );
        return [];
    }

    private static int Run(string folder, FormattedWorkspace formatted, bool check, ResultWriter output)
    {
        var changed = formatted.Files.Where(file => !file.IsCanonical).ToList();
        if (!check)
            AtomicFile.CheckAll(folder, changed.Select(file => DraftFile.OfText(file.Path, file.Text)));
        foreach (var file in changed)
        {
            if (!check)
                AtomicFile.Write(folder, DraftFile.OfText(file.Path, file.Text));
            output.Line(output.Paths.Of(file.Path));
        }

        if (!formatted.Files.IsEmpty)
            output.Notice(Summary(changed.Count, formatted.Files.Length, check));
        if (!formatted.Diagnostics.IsEmpty)
            throw CommandException.Files(formatted.Diagnostics);
        return check && changed.Count > 0 ? ExitCode.Invalid : ExitCode.Done;
    }

    private static string Summary(int changed, int all, bool check) =>
        (changed, check) switch
        {
            (0, _) => all == 1 ? "1 file is formatted." : $"{all} files are formatted.",
            (_, true) => $"{changed} of {all} {(all == 1 ? "file" : "files")} {(changed == 1 ? "is" : "are")} not "
                + $"formatted. Run 'sequences fmt' to format {(changed == 1 ? "it" : "them")}.",
            _ => $"{changed} of {all} {(all == 1 ? "file" : "files")} formatted.",
        };

    private static string Inside(string folder, string file)
    {
        var path = Path.GetRelativePath(folder, file);
        return !Path.IsPathRooted(path) && path.Split(Path.DirectorySeparatorChar)[0] != ".."
            ? path.Replace(Path.DirectorySeparatorChar, '/')
            : throw CommandException.Arguments($"{file} is not in the workspace {folder}. Name its workspace with -C.");
    }
}
