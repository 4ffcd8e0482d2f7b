using System.Text.Json.Nodes;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>
/// A workspace with one environment, <c>through</c>, which reaches an emulated account through Supaglue.
/// </summary>
internal static class ThroughSupaglue
{
    /// <summary>A sequence of three emails whose ids are in another order than its steps.</summary>
    public const string Renewal = """
        { "id": "54312", "name": "Renewal nudge", "active": true, "steps": [
          { "id": "873", "type": "auto_email", "wait_time": 0, "wait_mode": "second",
            "touches": [{ "template_id": "900", "status": "approved", "subject": "Your renewal",
              "body_html": "Hi {{first_name}},<br><br>your plan ends next month." }] },
          { "id": "871", "type": "manual_email", "wait_time": 2, "wait_mode": "day",
            "touches": [{ "template_id": "901", "status": "approved", "subject": "Any questions?",
              "body_html": "Shall we talk about seats?" }] },
          { "id": "872", "type": "auto_email", "wait_time": 1, "wait_mode": "hour",
            "touches": [{ "template_id": "902", "status": "approved", "subject": "Last call",
              "body_html": "This is the last week." }] } ] }
        """;

    /// <summary>A sequence with a call, which has no template.</summary>
    public const string WithCall = """
        { "id": "54314", "name": "Call first", "active": true, "steps": [
          { "id": "881", "type": "call", "wait_time": 1, "wait_mode": "day", "note": "Ring twice" },
          { "id": "882", "type": "auto_email", "wait_time": 1, "wait_mode": "day",
            "touches": [{ "template_id": "903", "subject": "We tried", "body_html": "Sorry to have missed you." }] } ] }
        """;

    /// <summary>The file of <see cref="Renewal"/>, as a person writes it.</summary>
    public const string RenewalFile = """
        key: renewal-nudge
        id: 54312
        name: Renewal nudge
        active: true
        steps:
          - key: first
            type: auto_email
            wait: 0 minutes
            touches:
              - subject: Your renewal
                body_html: Hi {{first_name}},<br><br>your plan ends next month.
          - key: questions
            type: manual_email
            wait: 48 hours
            touches:
              - subject: Any questions?
                body_html: Shall we talk about seats?
          - key: last
            type: auto_email
            wait: 60 minutes
            touches:
              - subject: Last call
                body_html: This is the last week.

        """;

    public const string RenewalPath = "sequences/renewal-nudge.yaml";

    /// <summary>Serves sequences to a workspace without files.</summary>
    /// <param name="provider">Supaglue's name for the provider.</param>
    /// <param name="sequences">The sequences of the account, in the form of a seed.</param>
    /// <param name="options">Options of the emulator, as <c>name=value</c>.</param>
    public static async Task<ServedApollo> StartAsync(string provider, string[] sequences, params string[] options)
    {
        var served = await ServedApollo.StartAsync(
            null,
            seed => seed["sequences"] = JsonNode.Parse($"[{string.Join(',', sequences)}]"),
            options
        );
        Directory.Delete(served.Workspace.In("sequences"), recursive: true);
        Directory.CreateDirectory(served.Workspace.In("sequences"));
        served.Workspace.With(
            "sequences.yaml",
            $"version: 1\nsequences: sequences/*.yaml\nenvironments:\n  through: {{ supaglue: {{ customer_id: "
                + $"acme, provider_name: {provider} }} }}\n"
        );
        return Reached(served);
    }

    /// <summary>The same files and lock after an edit in the account.</summary>
    public static async Task<ServedApollo> ContinuedThroughAsync(this ServedApollo served, Action<JsonObject> edit)
    {
        var workspace = served.Workspace.Read("sequences.yaml");
        var next = Reached(await served.ContinuedAsync(edit));
        next.Workspace.With("sequences.yaml", workspace);
        return next;
    }

    private static ServedApollo Reached(ServedApollo served)
    {
        served.Workspace.Variables["SUPAGLUE_API_KEY"] = ServedApollo.Key;
        served.Workspace.Variables["SUPAGLUE_API_BASE_URL"] = served.Workspace.Variables["APOLLO_API_BASE_URL"];
        return served;
    }

    /// <summary>The writes that came through Supaglue.</summary>
    public static IReadOnlyList<string> Patches(this ServedApollo served) =>
        [
            .. served
                .Apollo.Requests.Where(request =>
                    request.Path.StartsWith("/engagement/", StringComparison.Ordinal) && request.Method != "GET"
                )
                .Select(request => $"{request.Method} {request.Path}"),
        ];
}
