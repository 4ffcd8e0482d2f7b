using System.Buffers;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Routes;

internal static class SearchSequences
{
    public static Reply Handle(Call call)
    {
        if (!call.Options.PaidPlan)
            return PaidOnly(call);

        var name = call.Parameters.Text("q_name") ?? "";
        var sought = SearchValues.Create([name], StringComparison.OrdinalIgnoreCase);
        var found = call.World.Campaigns.Where(c =>
            !c.Archived && (name.Length == 0 || c.Name.AsSpan().ContainsAny(sought))
        );
        var (rows, pagination) = Paging.Page(call, found, call.Render(call.World).Row);
        return Reply.Ok(
            call.World,
            new JsonObject
            {
                ["pagination"] = pagination,
                ["breadcrumbs"] = Breadcrumbs(name),
                ["emailer_campaigns"] = rows,
                ["num_fetch_result"] = null,
            }
        );
    }

    public static Reply PaidOnly(Call call) =>
        new(
            call.World,
            403,
            new JsonObject { ["message"] = "This endpoint is only available to Apollo users on paid plans." }
        );

    private static JsonArray Breadcrumbs(string name) =>
        name.Length == 0
            ? []
            : new(
                new JsonObject
                {
                    ["label"] = "Name",
                    ["signal_field_name"] = "q_name",
                    ["value"] = name,
                    ["display_name"] = name,
                }
            );
}
