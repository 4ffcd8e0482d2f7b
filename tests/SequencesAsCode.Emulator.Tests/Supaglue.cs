using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

/// <summary>Short ways to ask a bench through Supaglue's door.</summary>
internal static class Supaglue
{
    public static readonly KeyValuePair<string, string>[] Headers =
    [
        new("X-Api-Key", "k"),
        new("X-Customer-Id", "acme"),
        new("X-Provider-Name", "apollo"),
    ];

    public static Answer Send(
        Bench bench,
        string method,
        string path,
        string body = "",
        string query = "",
        KeyValuePair<string, string>[]? headers = null
    ) =>
        new(
            bench.Apollo.Handle(
                new EmulatorRequest(method, "/engagement/v2" + path, query, [.. headers ?? Headers], body)
            )
        );

    public static Answer Read(Bench bench, string id = Bench.Outbound, string query = "") =>
        Send(bench, "GET", $"/sequences/{id}", query: query);

    public static Answer Patch(Bench bench, string step, string record, string id = Bench.Outbound) =>
        Send(bench, "PATCH", $"/sequences/{id}/sequence_steps/{step}", $$"""{"record":{{record}}}""");

    /// <summary>The one error of an answer.</summary>
    public static JsonNode Problem(this Answer answer) => answer.Json["errors"]!.AsArray().Single()!;
}
