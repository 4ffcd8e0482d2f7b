using System.Text.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Platforms;

/// <summary>Reads settings of a platform: each once, and a failure is an answer too.</summary>
/// <param name="settings">The address, the token, the clock and the network.</param>
/// <param name="root">Path of the API below the host.</param>
/// <param name="headers">Sent with every request; the token is among them.</param>
/// <param name="platform">The name of the platform, for messages.</param>
internal sealed class PlatformApi(
    ConnectionSettings settings,
    string root,
    ImmutableArray<KeyValuePair<string, string>> headers,
    string platform
) : IDisposable
{
    private readonly ServiceConnection connection = new(
        settings,
        new(root, headers, (method, path) => $"{platform}'s {method} {path}", reply => Map(platform, reply))
    );

    /// <summary>Reads one setting.</summary>
    /// <param name="path">The path below the root.</param>
    /// <param name="permission">What the token needs for it, as a sentence of what to do.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<PlatformAnswer> GetAsync(string path, string permission, CancellationToken cancellation)
    {
        try
        {
            var content = await connection.ProbeAsync("GET", path, null, cancellation).ConfigureAwait(false);
            return new(content, IsMissing: false, "");
        }
        catch (ServiceException exception)
        {
            var why = exception.Kind switch
            {
                FailureKind.NotAllowed => $"The token may not read this. {permission}",
                FailureKind.NotFound => $"{exception.Message} {permission}",
                _ => exception.Message,
            };
            return new(default, exception.Kind == FailureKind.NotFound, why);
        }
    }

    public void Dispose() => connection.Dispose();

    private static ServiceException? Map(string platform, ServiceReply reply) =>
        reply.IsSuccess
            ? null
            : ServiceException.OfPlatform(
                platform,
                reply.Status switch
                {
                    401 => FailureKind.KeyRefused,
                    403 => FailureKind.NotAllowed,
                    404 => FailureKind.NotFound,
                    _ => FailureKind.Unavailable,
                },
                reply.Endpoint,
                reply.Status
            );
}

/// <summary>What a platform answered to one call.</summary>
/// <param name="Content">The answer; undefined when there is none.</param>
/// <param name="IsMissing">Whether the platform has no such thing, or does not show it to this token.</param>
/// <param name="Why">Why there is no answer, and what to do; empty when there is one.</param>
internal sealed record PlatformAnswer(JsonElement Content, bool IsMissing, string Why)
{
    /// <summary>Whether there is an answer.</summary>
    public bool IsKnown => Content.ValueKind != JsonValueKind.Undefined;
}
