using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Diagnostics.Kinds;

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
            throw CommandException.Arguments($"Unknown code '{wanted}'.{Hint(wanted)}");
        services.Output.Line(section);
        return Task.FromResult(ExitCode.Done);
    }

    private static string Hint(string wanted) =>
        Similar.To(wanted, DiagnosticKinds.All.Select(kind => kind.Code)) is { } nearest
            ? $" Did you mean '{nearest}'?"
            : " Codes are written like SEQ116.";
}
