using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Output.Html;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>
/// Writes the files as an HTML page with every email as its reader would see it. No account, key or lock is needed.
/// </summary>
internal sealed class PreviewVerb : Verb
{
    private readonly KeysArgument keys = new();
    private readonly CommentOptions comment = new();
    private readonly PageOptions pages = new();

    private readonly Option<string> file = new(OptionNames.Out)
    {
        Description = "The page to write; an older one is replaced. Default: preview.html.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "preview.html",
    };

    public PreviewVerb()
        : base(
            "preview",
            "Write a page with every email as recipients see it.",
            "preview q3-outbound --out preview.html"
        )
    {
        Details = "No account, API key or lock file is needed. Open the page in a browser.";
        Add(keys);
        Add(file);
        Add(comment.Commit);
        foreach (var option in pages.All)
            Add(option);
    }

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var named = line.Values(keys);
        var page = line.FullPath(line.Value(file)!);
        OutputGuard.Check(file.Name, page, line.Folder);
        var (desired, warnings) = services.Pipeline.ReadFiles(line.Folder, line.Environment);
        KeyCheck.CheckKnown(named, desired.Sequences.Select(sequence => sequence.Key));
        var sequences = desired.Sequences.Where(sequence =>
            named.IsEmpty || named.Contains(sequence.Key, StringComparer.Ordinal)
        );
        var origin = pages.Of(line, comment.Read(line)).Of(services.Variables, services.Time.GetUtcNow());
        services.Output.Page(page, writer => PreviewRenderer.Write(desired, sequences, warnings, writer, origin));
        return Task.FromResult(ExitCode.Done);
    }
}
