using System.CommandLine;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Files.Formatting;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>
/// Rewrites the YAML files of a workspace in their canonical form, or lists the files that are not in it. The paths are
/// the result.
/// </summary>
internal sealed class FmtVerb : Verb
{
    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "Files of the workspace; without one, sequences.yaml and every sequence file.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> check = new("--check")
    {
        Description = "Write nothing; exit with 3 when a file is not in the canonical form.",
    };

    public FmtVerb()
        : base("fmt", "Give the YAML files their canonical form, with every comment.", "fmt --check")
    {
        Add(files);
        Add(check);
    }

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var named = line.Values(files).Select(file => Inside(line.Folder, line.FullPath(file)));
        var formatted = WorkspaceFormatter.Format(line.Folder, [.. named.Distinct(StringComparer.Ordinal)]);
        return Task.FromResult(Run(line.Folder, formatted, line.Value(check), services.Output));
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
            output.Line(file.Path);
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
            (0, _) => all == 1 ? "1 file is in the canonical form." : $"{all} files are in the canonical form.",
            (_, true) =>
                $"{changed} of {all} {(all == 1 ? "file" : "files")} {(changed == 1 ? "is" : "are")} not in the "
                    + $"canonical form; run 'sequences fmt' to rewrite {(changed == 1 ? "it" : "them")}.",
            _ => $"{changed} of {all} {(all == 1 ? "file" : "files")} rewritten.",
        };

    private static string Inside(string folder, string file)
    {
        var path = Path.GetRelativePath(folder, file);
        return !Path.IsPathRooted(path) && path.Split(Path.DirectorySeparatorChar)[0] != ".."
            ? path.Replace(Path.DirectorySeparatorChar, '/')
            : throw CommandException.Arguments($"{file} is not in the workspace {folder}; name its workspace with -C.");
    }
}
