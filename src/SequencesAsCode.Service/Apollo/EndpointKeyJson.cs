using System.Text.Json.Serialization;

namespace SequencesAsCode.Service.Apollo;

/// <summary>Reads the keys by which Apollo names endpoints, <c>["api/v1/contacts", "search"]</c>.</summary>
[JsonSerializable(typeof(string[]))]
internal sealed partial class EndpointKeyJson : JsonSerializerContext;
