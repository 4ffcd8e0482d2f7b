using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Laws;

/// <summary>A step or touch in the emulator's account.</summary>
internal sealed record AccountPart(string Id, string StepId, bool IsActive, bool HasPeople)
{
    public static IReadOnlyList<AccountPart> All(CliWorkspace workspace) =>
        [
            .. from sequence in JsonNode.Parse(workspace.Read(CliWorkspace.State))!["sequences"]!.AsArray()
            from step in sequence["steps"]!.AsArray()
            let people = step["people"]
            let hasPeople = Number(people?["active"]) + Number(people?["paused"]) > 0
            from part in (step["touches"]?.AsArray() ?? []).Prepend(step)
            select new AccountPart(
                part["id"]!.GetValue<string>(),
                step["id"]!.GetValue<string>(),
                sequence["active"]?.GetValue<bool>() == true,
                hasPeople
            ),
        ];

    private static int Number(JsonNode? node) => node?.GetValue<int>() ?? 0;
}
