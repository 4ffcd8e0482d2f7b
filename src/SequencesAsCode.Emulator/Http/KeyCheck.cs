using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Http;

/// <summary>Checks keys: 401 without an accepted key or token, 403 for endpoints outside the key's scope.</summary>
internal sealed class KeyCheck(EmulatorOptions options)
{
    private const string Unauthorized =
        "Invalid API key. See https://docs.apollo.io/reference/authentication for how to authenticate.";

    /// <summary>The headers that a key may come in: <c>X-Api-Key</c>, a bearer, and one named <c>api_key</c>.</summary>
    public static ImmutableArray<string> Headers { get; } = ["x_api_key", "bearer", "api_key"];

    /// <summary>The headers that are documented.</summary>
    public static ImmutableArray<string> UsualHeaders { get; } = ["x_api_key", "bearer"];

    /// <summary>The key of a request, or its token; empty for none.</summary>
    public static string Of(EmulatorRequest request) =>
        Key(request, "x-api-key") is { Length: > 0 } key ? key : Token(request);

    public EmulatorResponse? Refusal(EmulatorRequest request)
    {
        var key = Takes("x_api_key") ? Key(request, "x-api-key") : null;
        if (key.IsBlank() && Takes("api_key"))
            key = Key(request, "api_key");
        if (!key.IsBlank())
            return Accepts(key!) ? null : new EmulatorResponse(401, EmulatorResponse.Plain, [], Unauthorized);

        var token = Takes("bearer") ? Token(request) : "";
        if (token.IsBlank())
            return new EmulatorResponse(401, EmulatorResponse.Plain, [], Unauthorized);

        return Accepts(token)
            ? null
            : EmulatorResponse.OfJson(
                401,
                """{"error":"The access token is not valid.","error_code":"INVALID_ACCESS_TOKEN"}"""
            );
    }

    public EmulatorResponse? OutOfScope(string endpoint)
    {
        var allowed =
            (options.AllowedEndpoints.IsEmpty || options.AllowedEndpoints.Contains(endpoint, StringComparer.Ordinal))
            && (options.ReadOne || endpoint != Router.ReadOne);
        return allowed
            ? null
            : EmulatorResponse.OfJson(
                403,
                new JsonObject
                {
                    ["error"] =
                        $"This API key is not authorized to access {endpoint}. Request an API key from your "
                        + "administrator that includes this endpoint in its configured scope.",
                    ["error_code"] = "API_INACCESSIBLE",
                }.ToJsonString()
            );
    }

    private bool Takes(string header) => options.KeyHeaders.Contains(header, StringComparer.Ordinal);

    private static string? Key(EmulatorRequest request, string header) => request.Header(header)?.Trim();

    private static string Token(EmulatorRequest request)
    {
        const string scheme = "Bearer ";
        var authorization = request.Header("Authorization") ?? "";
        return authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[scheme.Length..].Trim()
            : "";
    }

    private bool Accepts(string key) =>
        options.AcceptedKeys.IsEmpty || options.AcceptedKeys.Contains(key, StringComparer.Ordinal);
}
