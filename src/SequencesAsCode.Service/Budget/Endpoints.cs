namespace SequencesAsCode.Service.Budget;

/// <summary>
/// The endpoints of Apollo that this program calls, by their names in the scope of a key (documented, except the read
/// of one sequence).
/// </summary>
public static class Endpoints
{
    /// <summary>Reads the profile of the acting user.</summary>
    public const string Profile = "api/v1/users/api_profile";

    /// <summary>Searches sequences, and lists them in pages.</summary>
    public const string Search = "api/v1/emailer_campaigns/search";

    /// <summary>Reads one sequence with its steps and texts. It is not documented.</summary>
    public const string Show = "api/v1/emailer_campaigns/show";

    /// <summary>Lists the sending schedules.</summary>
    public const string Schedules = "api/v1/emailer_schedules/index";

    /// <summary>Lists the connected mailboxes.</summary>
    public const string Mailboxes = "api/v1/email_accounts/index";

    /// <summary>Lists the users of the team.</summary>
    public const string Users = "api/v1/users/search";

    /// <summary>Lists the labels.</summary>
    public const string Labels = "api/v1/labels/index";

    /// <summary>Searches contacts.</summary>
    public const string Contacts = "api/v1/contacts/search";

    /// <summary>Creates a sequence.</summary>
    public const string Create = "api/v1/sequences/create";

    /// <summary>Updates a sequence.</summary>
    public const string Update = "api/v1/sequences/update";

    /// <summary>Shows the calls that are left of those allowed.</summary>
    public const string Usage = "api/v1/usage_stats/api_usage_stats";

    /// <summary>The endpoints that change nothing.</summary>
    public static ImmutableArray<string> Reads { get; } =
    [Profile, Search, Show, Schedules, Mailboxes, Users, Labels, Contacts, Usage];

    /// <summary>The endpoints that change something.</summary>
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

    /// <summary>The name of an endpoint by method and path below the root of the API.</summary>
    public static string NameOf(string method, string path)
    {
        var parts = path.Split('?')[0].Trim('/').Split('/');
        return (method, parts) switch
        {
            ("POST", ["sequences"]) => Create,
            ("PUT" or "PATCH", ["sequences", _]) => Update,
            ("GET", ["emailer_campaigns", _]) => Show,
            (_, ["emailer_campaigns", "search"]) => Search,
            (_, ["emailer_campaigns", _, var verb]) => $"api/v1/emailer_campaigns/{verb}",
            ("GET", ["emailer_schedules"]) => Schedules,
            ("GET", ["email_accounts"]) => Mailboxes,
            ("GET", ["labels"]) => Labels,
            _ => $"api/v1/{string.Join('/', parts)}",
        };
    }
}
