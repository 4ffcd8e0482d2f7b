using System.Collections.Immutable;

namespace SequencesAsCode.Service.Budget;

/// <summary>The endpoints of Apollo that this program calls, by the names that a key's scope has for them (documented, but for the read of one sequence).</summary>
public static class Endpoints
{
    public const string Profile = "api/v1/users/api_profile";
    public const string Search = "api/v1/emailer_campaigns/search";
    public const string Show = "api/v1/emailer_campaigns/show";
    public const string Schedules = "api/v1/emailer_schedules/index";
    public const string Mailboxes = "api/v1/email_accounts/index";
    public const string Users = "api/v1/users/search";
    public const string Labels = "api/v1/labels/index";
    public const string Contacts = "api/v1/contacts/search";
    public const string Create = "api/v1/sequences/create";
    public const string Update = "api/v1/sequences/update";
    public const string Usage = "api/v1/usage_stats/api_usage_stats";

    /// <summary>Those that change nothing.</summary>
    public static ImmutableArray<string> Reads { get; } = [Profile, Search, Show, Schedules, Mailboxes, Users, Labels, Contacts, Usage];

    /// <summary>Those that change something.</summary>
    public static ImmutableArray<string> Writes { get; } =
    [
        Create,
        Update,
        "api/v1/emailer_campaigns/approve",
        "api/v1/emailer_campaigns/abort",
        "api/v1/emailer_campaigns/archive",
        "api/v1/emailer_campaigns/add_contact_ids",
        "api/v1/emailer_campaigns/remove_or_stop_contact_ids",
    ];
}
