using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Probing.Runs;

/// <summary>The calls that a probe makes, compared with those that are left.</summary>
public static class ProbeCost
{
    // One before the create, one after the archive, one for values of other sequences, and a few until it is shown.
    private const int Searches = 8;

    private static readonly string Archive = Endpoints.NameOf("POST", "/emailer_campaigns/id/archive");

    /// <summary>The calls by endpoint.</summary>
    /// <param name="report">Has the questions.</param>
    /// <param name="left">The calls that are left, as far as known.</param>
    public static ImmutableArray<ProbeCalls> Of(ProbeReport report, ImmutableArray<EndpointCalls> left)
    {
        ArgumentNullException.ThrowIfNull(report);
        return
        [
            .. Needed(report)
                .Where(need => need.Calls > 0)
                .Select(need =>
                    With(
                        new(need.Endpoint, need.Calls, null, null),
                        left.FirstOrDefault(each => each.Endpoint == need.Endpoint)
                    )
                ),
        ];
    }

    /// <summary>Checks that the calls of the hour and the day suffice.</summary>
    /// <exception cref="ServiceException">They do not, so the probe must not begin.</exception>
    public static void Check(ImmutableArray<ProbeCalls> calls)
    {
        foreach (var each in calls)
        {
            if (each is { Left: { } left, Window: { } name } && left < each.Needed)
                throw ServiceException.ProbeQuotaShort(
                    each.Endpoint,
                    each.Needed,
                    left,
                    CallWindow.All.First(window => window.Name == name)
                );
        }
    }

    private static IEnumerable<(string Endpoint, int Calls)> Needed(ProbeReport report) =>
        [
            (Endpoints.Update, report.Updates),
            (Endpoints.Show, report.Reads),
            (Endpoints.Search, Searches),
            (Endpoints.Create, 1),
            (Archive, 1),
        ];

    private static ProbeCalls With(ProbeCalls calls, EndpointCalls? known)
    {
        var scarcest = new[] { CallWindow.Hour, CallWindow.Day }
            .Select(window => (window.Name, known?.Of(window)?.Left))
            .Where(window => window.Left is not null)
            .OrderBy(window => window.Left)
            .FirstOrDefault();
        return calls with
        {
            Left = scarcest.Left,
            Window = scarcest.Name,
            PerMinute = known?.Minute?.Limit ?? known?.Minute?.Left,
        };
    }
}
