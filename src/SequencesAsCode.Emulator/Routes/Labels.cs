using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Routes;

internal static class Labels
{
    public static Reply List(Call call)
    {
        var render = call.Render(call.World);
        return Reply.Ok(call.World, call.World.Labels.Select(l => (JsonNode)render.Label(l)).ToJsonArray());
    }

    public static Reply Create(Call call)
    {
        var name = call.Body.Text("name");
        var modality = call.Body.Text("modality") ?? "contacts";
        if (name.IsBlank())
            return Reply.Refused(call.World, Problem.EmptyLabelName);
        if (modality is not ("contacts" or "accounts"))
            return Reply.Refused(call.World, Problem.WrongModality);
        if (Taken(call, name!, modality, exceptId: null))
            return Reply.Refused(call.World, Problem.LabelExists(name!));

        var label = LabelNames.Create(call.World, name!, modality, call.Ids.Take(), call.Now);
        return Saved(call, label);
    }

    public static Reply Rename(Call call)
    {
        if (call.World.Labels.Find(call.Id) is not { } label)
            return Reply.NotFound(call.World);

        var name = call.Body.Text("name");
        if (name.IsBlank())
            return Reply.Refused(call.World, Problem.EmptyLabelName);
        if (Taken(call, name!, label.Text("modality"), call.Id))
            return Reply.Refused(call.World, Problem.LabelExists(name!));

        return Saved(call, label.With("name", name).With("updated_at", Timestamp.Of(call.Now)));
    }

    private static bool Taken(Call call, string name, string? modality, string? exceptId) =>
        call.World.Labels.Any(l =>
            l.Text("name") == name && l.Text("modality") == modality && l.Text("id") != exceptId
        );

    private static Reply Saved(Call call, JsonObject label)
    {
        var world = call.World with { Labels = call.World.Labels.Put(label.Text("id")!, label) };
        return Reply.Ok(world, new JsonObject { ["label"] = call.Render(world).Label(label) });
    }
}
