using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Access;

/// <summary>Makes calls one by one and keeps the result of each. After a refused key no more calls are made.</summary>
internal sealed class AccessProbes
{
    private readonly ImmutableArray<EndpointAccess>.Builder results = ImmutableArray.CreateBuilder<EndpointAccess>();

    /// <summary>The results so far, in the order of the calls.</summary>
    public ImmutableArray<EndpointAccess> Results => results.ToImmutable();

    /// <summary>Makes a call and keeps its result.</summary>
    public async Task TryAsync(string endpoint, Func<Task> call)
    {
        if (results.Any(earlier => earlier.Trouble is { Kind: FailureKind.KeyRefused }))
        {
            Skip(endpoint);
            return;
        }

        try
        {
            await call().ConfigureAwait(false);
            results.Add(new(endpoint, true, null));
        }
        catch (ServiceException exception)
        {
            results.Add(new(endpoint, true, exception));
        }
    }

    /// <summary>Keeps the result that an endpoint was not called.</summary>
    public void Skip(string endpoint) => results.Add(new(endpoint, false, null));
}
