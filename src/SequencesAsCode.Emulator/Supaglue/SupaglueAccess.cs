using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>Checks the three headers that Supaglue requires, in the order of its refusals.</summary>
internal sealed class SupaglueAccess(EmulatorOptions options)
{
    private static readonly ImmutableArray<string> Providers = ["apollo", "outreach", "salesloft"];

    /// <summary>Supaglue's name for the provider of a request.</summary>
    /// <exception cref="SupaglueException">The request is refused.</exception>
    public string Check(EmulatorRequest request)
    {
        var key = request.Header("x-api-key")?.Trim();
        if (key.IsBlank() || !IsIn(options.AcceptedKeys, key!))
            throw Refused(SupaglueProblem.Unauthorized("x-api-key is missing or not valid."));

        var customer = Needed(request, "x-customer-id");
        var provider = Needed(request, "x-provider-name");
        if (!Providers.Contains(provider))
            throw Refused(SupaglueProblem.BadRequest($"'{provider}' is not a provider."));

        if (!IsIn(options.SupaglueCustomers, customer))
            throw Refused(
                SupaglueProblem.NotFound($"Connection not found for customer: {customer} and provider: {provider}")
            );

        return provider;
    }

    private static string Needed(EmulatorRequest request, string header) =>
        request.Header(header)?.Trim() is { Length: > 0 } value
            ? value
            : throw Refused(SupaglueProblem.Missing($"{header} is a required header."));

    private static bool IsIn(ImmutableArray<string> accepted, string value) =>
        accepted.IsEmpty || accepted.Contains(value, StringComparer.Ordinal);

    private static SupaglueException Refused(SupaglueProblem problem) => new(problem);
}
