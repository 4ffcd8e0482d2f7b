using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Verbs.Usage;

/// <summary>Prints what the documentation says about a code.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string> code = new("CODE") { Description = "The code of an error or warning." };

    public ExplainVerb()
        : base("explain", "Explain the code of an error or warning, with an example.", "explain SEQ116") => Add(code);

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var wanted = line.Value(code)!.ToUpperInvariant();
        if (CodePages.Section(wanted) is not { } section)
            throw CommandException.Arguments($"Unknown code '{wanted}'. A code is written like SEQ116.");
        foreach (var text in section)
            services.Output.Line(text);
        return Task.FromResult(ExitCode.Done);
    }
}
