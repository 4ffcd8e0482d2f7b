namespace SequencesAsCode.Emulator;

/// <summary>One HTTP response of the emulator.</summary>
public sealed record EmulatorResponse(
    int Status,
    string ContentType,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    string Body
)
{
    internal const string Json = "application/json; charset=utf-8";
    internal const string Plain = "text/plain; charset=utf-8";
    internal const string Html = "text/html; charset=utf-8";

    internal static EmulatorResponse OfJson(int status, string body) => new(status, Json, [], body);
}
