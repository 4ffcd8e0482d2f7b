using System.Globalization;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Answers;

/// <summary>The numbers of a touch, and of a sequence as their sums.</summary>
internal static class Metrics
{
    private static readonly ImmutableArray<string> Uniques =
    [
        "unique_scheduled",
        "unique_delivered",
        "unique_bounced",
        "unique_opened",
        "unique_hard_bounced",
        "unique_spam_blocked",
        "unique_replied",
        "unique_demoed",
        "unique_clicked",
        "unique_unsubscribed",
        "unique_opened_unfiltered",
        "unique_clicked_unfiltered",
        "unique_delivered_open_tracked",
        "unique_delivered_click_tracked",
    ];

    private static readonly ImmutableArray<(string Rate, string Part, string Whole)> Rates =
    [
        ("bounce_rate", "unique_bounced", "unique_delivered"),
        ("hard_bounce_rate", "unique_hard_bounced", "unique_delivered"),
        ("open_rate", "unique_opened", "unique_delivered"),
        ("open_rate_tracked", "unique_opened", "unique_delivered_open_tracked"),
        ("open_rate_unfiltered", "unique_opened_unfiltered", "unique_delivered"),
        ("open_rate_unfiltered_tracked", "unique_opened_unfiltered", "unique_delivered_open_tracked"),
        ("click_rate", "unique_clicked", "unique_delivered"),
        ("click_rate_tracked", "unique_clicked", "unique_delivered_click_tracked"),
        ("click_rate_unfiltered", "unique_clicked_unfiltered", "unique_delivered"),
        ("click_rate_unfiltered_tracked", "unique_clicked_unfiltered", "unique_delivered_click_tracked"),
        ("reply_rate", "unique_replied", "unique_delivered"),
        ("spam_block_rate", "unique_spam_blocked", "unique_delivered"),
        ("opt_out_rate", "unique_unsubscribed", "unique_delivered"),
        ("demo_rate", "unique_demoed", "unique_delivered"),
    ];

    public static IEnumerable<string> Names => Uniques.Concat(Rates.Select(r => r.Rate));

    public static void AddTo(JsonObject computed, JsonObject touch) => Add(computed, key => touch.Whole(key) ?? 0);

    public static void AddTo(JsonObject computed, Campaign campaign) =>
        Add(computed, key => campaign.Fields.Whole(key) ?? campaign.Touches.Sum(t => t.Fields.Whole(key) ?? 0));

    public static void AddLoading(JsonObject computed)
    {
        foreach (var key in Names)
            computed[key] = "loading";
    }

    public static int Scheduled(Touch touch) => touch.Fields.Whole("unique_scheduled") ?? 0;

    // Recorded: a whole rate is written with its fraction.
    private static string Rate(int part, int whole)
    {
        var rate = whole == 0 ? 0 : Math.Round((double)part / whole, 4, MidpointRounding.ToEven);
        return rate == Math.Truncate(rate)
            ? rate.ToString("0.0", CultureInfo.InvariantCulture)
            : rate.ToString("R", CultureInfo.InvariantCulture);
    }

    private static void Add(JsonObject computed, Func<string, int> count)
    {
        var counts = Uniques.ToDictionary(key => key, count, StringComparer.Ordinal);
        foreach (var (key, number) in counts)
            computed[key] = number;
        foreach (var (rate, part, whole) in Rates)
            computed[rate] = JsonNode.Parse(Rate(counts[part], counts[whole]));
    }
}
