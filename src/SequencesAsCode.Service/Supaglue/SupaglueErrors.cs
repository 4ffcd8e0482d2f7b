using System.Text.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Supaglue;

/// <summary>
/// The one table from Supaglue's status and body to a failure. The form of the body is that of its OpenAPI description;
/// its documentation also shows the list of errors one level deeper.
/// </summary>
internal static class SupaglueErrors
{
    /// <summary>The name of the call that lists sequences.</summary>
    public const string ListCall = "Supaglue's list of sequences";

    /// <summary>The name of the call that reads one sequence.</summary>
    public const string ReadCall = "Supaglue's read of a sequence";

    /// <summary>The name of the call that writes the text of a step.</summary>
    public const string WriteCall = "Supaglue's update of a step";

    private const int RemoteProvider = 499;
    private const string Redirect = "a redirect, which is not followed. Check SUPAGLUE_API_BASE_URL";

    /// <summary>Our name for a call: Supaglue has no names for its endpoints.</summary>
    public static string EndpointOf(string method, string path) =>
        path.Split('?')[0].Trim('/').Split('/') switch
        {
            ["sequences"] => ListCall,
            ["sequences", _] => ReadCall,
            ["sequences", _, "sequence_steps", _] => WriteCall,
            _ => $"Supaglue's {method} {path}",
        };

    /// <summary>The failure; null for a success. An answer of 200 with errors in it is a failure.</summary>
    public static ServiceException? Map(ServiceReply reply)
    {
        var error = FirstError(reply);
        if (reply.IsSuccess)
            return error is null ? null : Failed(FailureKind.Rejected, ErrorText(reply, error));

        // The general table knows waits and gateways.
        var said = ErrorText(reply, error);
        return reply.Status switch
        {
            401 => Failed(FailureKind.KeyRefused, said),
            403 => Failed(FailureKind.NotAllowed, said),
            404 => Failed(FailureKind.NotFound, said),
            RemoteProvider when error?.IsRefusal == true => Failed(FailureKind.Rejected, said),
            RemoteProvider => Transient(Failed(FailureKind.Unavailable, said)),
            501 => Failed(FailureKind.Rejected, said),
            >= 300 and < 400 => Failed(FailureKind.Unavailable, Redirect),
            429 or 408 or >= 500 => ErrorTable.Map(reply),
            _ => Failed(FailureKind.Rejected, said),
        };

        ServiceException Failed(FailureKind kind, string text) =>
            ServiceException.ThroughSupaglue(kind, reply.Endpoint, reply.Status, text);
    }

    /// <summary>
    /// The table for Outreach. Its connector fails on a step without a template (seen in its code), so every read of
    /// that sequence fails. Other sequences are not concerned, and reading again does not help.
    /// </summary>
    public static ServiceException? MapOfOutreach(ServiceReply reply)
    {
        if (reply.Status != 500 || reply.Endpoint != ReadCall)
            return Map(reply);
        var said = ErrorText(reply, FirstError(reply));
        var isOfTemplate =
            said.Contains("undefined", StringComparison.Ordinal) && said.Contains("template", StringComparison.Ordinal);
        var exception = ServiceException.WithoutTemplate(reply.Endpoint, said);
        return isOfTemplate ? exception : Transient(exception);
    }

    /// <summary>The warnings of an answer.</summary>
    public static IEnumerable<string> Warnings(JsonElement answer) =>
        WireReader.Member(answer, "warnings") is { ValueKind: JsonValueKind.Array } warnings
            ? warnings.EnumerateArray().Select(warning => SupaglueError.Read(warning)?.ToString()).OfType<string>()
            : [];

    private static SupaglueError? FirstError(ServiceReply reply) =>
        SupaglueError.First(reply.Secret?.ConcealWhole(reply.Content) ?? reply.Content);

    private static string ErrorText(ServiceReply reply, SupaglueError? error)
    {
        var text = error?.ToString() ?? (reply.Content.Trim() is { Length: > 0 } plain ? plain : "no text");
        text = reply.Secret?.Conceal(text) ?? text;
        return text.Length > 300 ? $"{text[..300]}…" : text;
    }

    private static ServiceException Transient(ServiceException exception) =>
        exception.WithRetry(RetryScope.Reads, null);
}
