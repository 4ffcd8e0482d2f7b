using System.Text.Json;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Supaglue;

/// <summary>The one table from Supaglue's status and body to meaning. The body's form is that of its OpenAPI; its documentation also shows the list of errors one level deeper.</summary>
internal static class SupaglueErrors
{
    /// <summary>What the list of sequences is called.</summary>
    public const string List = "Supaglue's list of sequences";

    /// <summary>What the read of one sequence is called.</summary>
    public const string Read = "Supaglue's read of a sequence";

    /// <summary>What the write of a text is called.</summary>
    public const string Write = "Supaglue's update of a step";

    private const int RemoteProvider = 499;

    /// <summary>Supaglue has no names for what is called, so it is named by what it does.</summary>
    public static string EndpointOf(string method, string path) => path.Split('?')[0].Trim('/').Split('/') switch
    {
        ["sequences"] => List,
        ["sequences", _] => Read,
        ["sequences", _, "sequence_steps", _] => Write,
        _ => $"Supaglue's {method} {path}",
    };

    /// <summary>The meaning, or null for a success; an answer of 200 with errors in it is none.</summary>
    public static Failure? Map(string endpoint, int status, string content, IReadOnlyDictionary<string, string> headers, DateTimeOffset now, Secret? secret = null)
    {
        var error = SupaglueError.First(secret is null ? content : secret.ConcealWhole(content));
        if (status is >= 200 and < 300) return error is null ? null : Final(ServiceException.ThroughSupaglue(ServiceFailure.Rejected, endpoint, status, Said(error, "", secret)));

        // What is not said in the documented form goes by the general table, which knows waits and gateways.
        var said = Said(error, content, secret);
        return status switch
        {
            401 => Final(ServiceException.ThroughSupaglue(ServiceFailure.KeyRefused, endpoint, status, said)),
            403 => Final(ServiceException.ThroughSupaglue(ServiceFailure.NotAllowed, endpoint, status, said)),
            404 => Final(ServiceException.ThroughSupaglue(ServiceFailure.NotFound, endpoint, status, said)),
            RemoteProvider when error?.IsRefusal == true => Final(ServiceException.ThroughSupaglue(ServiceFailure.Rejected, endpoint, status, said)),
            RemoteProvider => Transient(ServiceException.ThroughSupaglue(ServiceFailure.Unavailable, endpoint, status, said)),
            501 => Final(ServiceException.ThroughSupaglue(ServiceFailure.Rejected, endpoint, status, said)),
            >= 300 and < 400 => Final(ServiceException.ThroughSupaglue(ServiceFailure.Unavailable, endpoint, status, "a redirect; redirects are not followed, check SUPAGLUE_API_BASE_URL")),
            429 or 408 or >= 500 => ErrorTable.Map(endpoint, status, content, headers, now, secret),
            _ => Final(ServiceException.ThroughSupaglue(ServiceFailure.Rejected, endpoint, status, said)),
        };
    }

    /// <summary>
    /// The same for Outreach. Its connector fails of itself where a step has no template (seen in its code), and then says so
    /// of every read of that sequence: that is no trouble of the others, and to ask again helps nobody.
    /// </summary>
    public static Failure? MapOfOutreach(string endpoint, int status, string content, IReadOnlyDictionary<string, string> headers, DateTimeOffset now, Secret? secret = null)
    {
        if (status != 500 || endpoint != Read) return Map(endpoint, status, content, headers, now, secret);
        var said = Said(SupaglueError.First(secret is null ? content : secret.ConcealWhole(content)), content, secret);
        var isOfTemplate = said.Contains("undefined", StringComparison.Ordinal) && said.Contains("template", StringComparison.Ordinal);
        var exception = ServiceException.WithoutTemplate(endpoint, said);
        return isOfTemplate ? Final(exception) : Transient(exception);
    }

    /// <summary>What an answer warns of.</summary>
    public static IEnumerable<string> Warnings(JsonElement answer) => WireReader.Member(answer, "warnings") is { ValueKind: JsonValueKind.Array } warnings
        ? warnings.EnumerateArray().Select(warning => SupaglueError.Of(warning)?.ToString()).OfType<string>()
        : [];

    private static string Said(SupaglueError? error, string content, Secret? secret)
    {
        var text = error?.ToString() ?? (content.Trim() is { Length: > 0 } plain ? plain : "no text");
        text = secret?.Conceal(text) ?? text;
        return text.Length > 300 ? $"{text[..300]}…" : text;
    }

    private static Failure Final(ServiceException exception) => new(exception, null, false, true);

    private static Failure Transient(ServiceException exception) => new(exception, null, true, false);
}
