using System.Collections.Immutable;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Core.States;
using SequencesAsCode.Files.Formatting;

namespace SequencesAsCode.Cli.Commands;

/// <summary>Gives the YAML files of a workspace their canonical form, or says which do not have it; their paths are the result.</summary>
internal sealed class FmtCommand(Output output)
{
    /// <param name="folder">The workspace.</param>
    /// <param name="files">Full paths; none for all of the workspace's.</param>
    /// <param name="check">Whether nothing is written.</param>
    public int Run(string folder, ImmutableArray<string> files, bool check)
    {
        var formatted = WorkspaceFormatter.Format(folder, [.. files.Select(file => Inside(folder, file)).Distinct(StringComparer.Ordinal)]);
        var changed = formatted.Files.Where(file => !file.IsCanonical).ToList();
        if (!check) AtomicFile.CheckAll(folder, changed.Select(file => DraftFile.OfText(file.Path, file.Text)));
        foreach (var file in changed)
        {
            if (!check) AtomicFile.Write(folder, DraftFile.OfText(file.Path, file.Text));
            output.Line(file.Path);
        }

        output.Notice(Summary(changed.Count, formatted.Files.Length, check));
        if (!formatted.Diagnostics.IsEmpty) throw CommandException.Files(formatted.Diagnostics);
        return check && changed.Count > 0 ? ExitCode.Invalid : ExitCode.Done;
    }

    private static string Summary(int changed, int all, bool check) => (changed, check) switch
    {
        (0, _) => all == 1 ? "1 file is in the canonical form." : $"{all} files are in the canonical form.",
        (_, true) => $"{changed} of {all} {(all == 1 ? "file" : "files")} {(changed == 1 ? "is" : "are")} not in the canonical form; run 'sequences fmt' to rewrite {(changed == 1 ? "it" : "them")}.",
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
