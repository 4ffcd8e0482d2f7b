namespace SequencesAsCode.Service;

/// <summary>The names by which Apollo lists endpoints in a key's scope, so that a message says what to ask for.</summary>
internal static class EndpointName
{
    public static string Of(string method, string path)
    {
        var parts = path.Split('?')[0].Trim('/').Split('/');
        return (method, parts) switch
        {
            ("POST", ["sequences"]) => "api/v1/sequences/create",
            ("PUT", ["sequences", _]) => "api/v1/sequences/update",
            ("GET", ["emailer_campaigns", _]) => "api/v1/emailer_campaigns/show",
            (_, ["emailer_campaigns", "search"]) => "api/v1/emailer_campaigns/search",
            (_, ["emailer_campaigns", _, var verb]) => $"api/v1/emailer_campaigns/{verb}",
            ("GET", ["emailer_schedules"]) => "api/v1/emailer_schedules/index",
            ("GET", ["email_accounts"]) => "api/v1/email_accounts/index",
            ("GET", ["labels"]) => "api/v1/labels/index",
            _ => $"api/v1/{string.Join('/', parts)}",
        };
    }
}
