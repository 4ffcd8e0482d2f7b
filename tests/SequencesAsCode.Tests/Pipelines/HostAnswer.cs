using System.Text;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>An answer of a host.</summary>
internal sealed record HostAnswer(int Status, byte[]? Bytes)
{
    public static HostAnswer Of(JsonNode node) => new(200, Encoding.UTF8.GetBytes(node.ToJsonString()));

    public static HostAnswer Empty(int status = 200) => new(status, null);
}
