using SequencesAsCode.Emulator.Routes;

namespace SequencesAsCode.Emulator.Http;

/// <summary>The routes of Apollo; everything else is 404.</summary>
internal static class Router
{
    public const string ReadOne = "api/v1/emailer_campaigns/show";

    private const string StopEndpoint = "api/v1/emailer_campaigns/remove_or_stop_contact_ids";

    private static readonly ImmutableArray<Route> Routes =
    [
        new("POST", "sequences", "api/v1/sequences/create", CreateSequence.Handle),
        new("PUT", "sequences/*", "api/v1/sequences/update", UpdateSequence.Handle),
        new("PATCH", "sequences/*", "api/v1/sequences/update", UpdateSequence.Handle),
        new("GET", "emailer_campaigns", "api/v1/emailer_campaigns/index", ShellSequence.HandleReadWithoutId),
        new("POST", "emailer_campaigns", "api/v1/emailer_campaigns/create", ShellSequence.Handle),
        new("POST", "emailer_campaigns/search", "api/v1/emailer_campaigns/search", SearchSequences.Handle),
        new("POST", "emailer_campaigns/remove_or_stop_contact_ids", StopEndpoint, StopContacts.Handle),
        new("POST", "emailer_campaigns/activity_feed", "api/v1/emailer_campaigns/activity_feed", ActivityFeed.Handle),
        new("GET", "emailer_campaigns/*", ReadOne, ReadSequence.Handle),
        new("POST", "emailer_campaigns/*/approve", "api/v1/emailer_campaigns/approve", Activation.Approve),
        new("POST", "emailer_campaigns/*/abort", "api/v1/emailer_campaigns/abort", Activation.Abort),
        new("POST", "emailer_campaigns/*/archive", "api/v1/emailer_campaigns/archive", Activation.Archive),
        new(
            "POST",
            "emailer_campaigns/*/add_contact_ids",
            "api/v1/emailer_campaigns/add_contact_ids",
            AddContacts.Handle
        ),
        new("PUT", "emailer_touches/*", "api/v1/emailer_touches/update", UpdateTouch.Handle),
        new("GET", "emailer_schedules", "api/v1/emailer_schedules/index", TeamLists.Schedules),
        new("GET", "email_accounts", "api/v1/email_accounts/index", TeamLists.EmailAccounts),
        new("GET", "users/search", "api/v1/users/search", TeamLists.SearchUsers),
        new("GET", "users/api_profile", "api/v1/users/api_profile", TeamLists.Profile),
        new("GET", "labels", "api/v1/labels/index", Labels.List),
        new("POST", "labels", "api/v1/labels/create", Labels.Create),
        new("PATCH", "labels/*", "api/v1/labels/update", Labels.Rename),
        new("POST", "contacts/search", "api/v1/contacts/search", TeamLists.SearchContacts),
        new("POST", "usage_stats/api_usage_stats", "api/v1/usage_stats/api_usage_stats", TeamLists.UsageStats),
        new("GET", "auth/health", "api/v1/auth/health", TeamLists.Health),
    ];

    public static IEnumerable<string> Endpoints => Routes.Select(r => r.Endpoint).Distinct(StringComparer.Ordinal);

    /// <summary>The id in a path of Apollo or Supaglue; null or empty without one.</summary>
    public static string? IdIn(EmulatorRequest request) =>
        request.SupaglueSegments() is ["sequences", var id, ..] ? id : Find(request)?.Id;

    public static (Route Route, string Id)? Find(EmulatorRequest request)
    {
        if (request.Segments() is not { } segments)
            return null;

        var route = Routes.FirstOrDefault(r => r.Matches(request.Method, segments));
        if (route is null)
            return null;

        var place = route.Segments.IndexOf("*");
        return (route, place < 0 ? "" : segments[place]);
    }
}

internal sealed record Route(string Method, string Pattern, string Endpoint, Func<Call, Reply> Handle)
{
    public ImmutableArray<string> Segments { get; } = [.. Pattern.Split('/')];

    public bool Matches(string method, ImmutableArray<string> segments) =>
        Method.Equals(method, StringComparison.OrdinalIgnoreCase)
        && segments.Length == Segments.Length
        && Segments.Zip(segments).All(pair => pair.First == "*" || pair.First == pair.Second);
}
