using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Routes;

/// <summary>
/// The answer to a call that runs as a job. Documented: its <c>params</c> repeat the key of the call. Here the job is
/// done at once.
/// </summary>
internal static class ProgressJob
{
    private const int BatchSize = 100;

    public static Reply Answer(Call call, World world, string type, IEnumerable<string> contactIds) =>
        Reply.Ok(
            world,
            new JsonObject
            {
                ["entity_progress_job"] = new JsonObject
                {
                    ["id"] = call.Ids.Take(),
                    ["user_id"] = world.ActorId,
                    ["job_type"] = type,
                    ["entity_ids"] = contactIds.ToJsonArray(),
                    ["params"] = new JsonObject { ["api_key"] = call.Key, ["mode"] = call.Parameters.Text("mode") },
                    ["progress"] = 0,
                    ["batch_size"] = BatchSize,
                },
            }
        );
}
