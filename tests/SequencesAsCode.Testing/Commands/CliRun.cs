using System.Text.Json.Nodes;

namespace SequencesAsCode.Testing.Commands;

/// <summary>What one run of the program said, and how it ended.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>Everything it said, for searching.</summary>
    public string All => Out + Error;

    /// <summary>Standard output as the one JSON document that it must be.</summary>
    public JsonObject Json => JsonNode.Parse(Out)!.AsObject();
}
