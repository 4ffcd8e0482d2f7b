using System.Net;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Service.Tests;

[TestFixture]
internal sealed class ConcurrencyTests
{
    [Test]
    public async Task Never_more_than_eight_sequences_are_read_at_once()
    {
        using var handler = new Crowd(8);
        using var service = new ApolloService(
            new(ConnectionSettings.DefaultBaseUrl, "key", handler, new InstantTime(), null)
        );

        var state = await service.ReadAsync(
            ReadScope.Of([.. Enumerable.Range(1, 60).Select(index => $"id{index}")]),
            CancellationToken.None
        );

        Assert.That(state.Absent, Has.Count.EqualTo(60));
        Assert.That(handler.Most, Is.EqualTo(8));
    }

    /// <summary>Holds every request until so many are there at once, and counts how many there ever were.</summary>
    private sealed class Crowd(int expected) : HttpMessageHandler
    {
        private readonly TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock gate = new();
        private int now;

        public int Most { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            lock (gate)
            {
                Most = Math.Max(Most, ++now);
                if (now >= expected)
                    full.TrySetResult();
            }

            await full.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken).ConfigureAwait(false);
            for (var turn = 0; turn < 20; turn++)
                await Task.Yield();
            lock (gate)
                now--;
            return new HttpResponseMessage(HttpStatusCode.NotFound)
            {
                Content = new StringContent("{}"),
                RequestMessage = request,
            };
        }
    }
}
