namespace SequencesAsCode.Service.Budget;

/// <summary>The names by which Apollo lists endpoints in a key's scope, so that a message says what to ask for.</summary>
internal static class EndpointName
{
    public static string Of(string method, string path)
    {
        var parts = path.Split('?')[0].Trim('/').Split('/');
        return (method, parts) switch
        {
            ("POST", ["sequences"]) => Endpoints.Create,
            ("PUT", ["sequences", _]) => Endpoints.Update,
            ("GET", ["emailer_campaigns", _]) => Endpoints.Show,
            (_, ["emailer_campaigns", "search"]) => Endpoints.Search,
            (_, ["emailer_campaigns", _, var verb]) => $"api/v1/emailer_campaigns/{verb}",
            ("GET", ["emailer_schedules"]) => Endpoints.Schedules,
            ("GET", ["email_accounts"]) => Endpoints.Mailboxes,
            ("GET", ["labels"]) => Endpoints.Labels,
            _ => $"api/v1/{string.Join('/', parts)}",
        };
    }
}
