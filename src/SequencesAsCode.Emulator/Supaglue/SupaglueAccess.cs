using System.Collections.Immutable;

namespace SequencesAsCode.Emulator;

/// <summary>Who may come in: the three headers that Supaglue asks for, in the order of their refusals.</summary>
internal sealed class SupaglueAccess(EmulatorOptions options)
{
    private const string Apollo = "apollo";

    private static readonly ImmutableArray<string> OtherProviders = ["outreach", "salesloft"];

    /// <exception cref="SupaglueException">The request is refused.</exception>
    public void Check(EmulatorRequest request)
    {
        var key = request.Header("x-api-key")?.Trim();
        if (key.IsBlank() || !IsIn(options.AcceptedKeys, key!)) throw Refused(SupaglueProblem.Unauthorized("x-api-key is missing or not valid."));

        var customer = Needed(request, "x-customer-id");
        var provider = Needed(request, "x-provider-name");
        if (provider != Apollo && !OtherProviders.Contains(provider))
            throw Refused(SupaglueProblem.BadRequest($"'{provider}' is not a provider."));

        if (!IsIn(options.SupaglueCustomers, customer))
            throw Refused(SupaglueProblem.NotFound($"Connection not found for customer: {customer} and provider: {provider}"));

        if (provider != Apollo) throw Refused(SupaglueProblem.NotImplemented($"{provider} is not supported here."));
    }

    private static string Needed(EmulatorRequest request, string header) =>
        request.Header(header)?.Trim() is { Length: > 0 } value ? value : throw Refused(SupaglueProblem.Missing($"{header} is a required header."));

    private static bool IsIn(ImmutableArray<string> accepted, string value) => accepted.IsEmpty || accepted.Contains(value, StringComparer.Ordinal);

    private static SupaglueException Refused(SupaglueProblem problem) => new(problem);
}
