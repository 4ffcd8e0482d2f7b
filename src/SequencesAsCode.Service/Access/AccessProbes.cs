using System.Collections.Immutable;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Access;

/// <summary>Notes what each of several calls met. Once the key was refused no further one is made.</summary>
internal sealed class AccessProbes
{
    private readonly ImmutableArray<EndpointAccess>.Builder told = ImmutableArray.CreateBuilder<EndpointAccess>();

    /// <summary>What came of them, in their order.</summary>
    public ImmutableArray<EndpointAccess> Told => told.ToImmutable();

    /// <summary>Makes a call and notes what came of it.</summary>
    public async Task TryAsync(string endpoint, Func<Task> call)
    {
        if (told.Any(earlier => earlier.Trouble is { Failure: ServiceFailure.KeyRefused }))
        {
            Skip(endpoint);
            return;
        }

        try
        {
            await call().ConfigureAwait(false);
            told.Add(new(endpoint, true, null));
        }
        catch (ServiceException exception)
        {
            told.Add(new(endpoint, true, exception));
        }
    }

    /// <summary>Notes that an endpoint was not called.</summary>
    public void Skip(string endpoint) => told.Add(new(endpoint, false, null));
}
