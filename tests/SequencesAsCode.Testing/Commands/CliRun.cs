using System.Text.Json.Nodes;

namespace SequencesAsCode.Testing.Commands;

/// <summary>The output and the exit code of one run of the program.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>Standard output and standard error together.</summary>
    public string All => Out + Error;

    /// <summary>Standard output, parsed as one JSON document.</summary>
    public JsonObject Json => JsonNode.Parse(Out)!.AsObject();
}
