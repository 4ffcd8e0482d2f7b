using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class SupaglueErrorTests
{
    [TestCase("x-api-key", null, 401, "UNAUTHORIZED_ERROR")]
    [TestCase("x-api-key", " ", 401, "UNAUTHORIZED_ERROR")]
    [TestCase("x-customer-id", null, 400, "MISSING_REQUIRED_FIELD")]
    [TestCase("x-customer-id", " ", 400, "MISSING_REQUIRED_FIELD")]
    [TestCase("x-provider-name", null, 400, "MISSING_REQUIRED_FIELD")]
    [TestCase("x-provider-name", "hubspot", 400, "BAD_REQUEST_ERROR")]
    public void A_header_that_is_missing_or_wrong_is_refused(string header, string? value, int status, string type)
    {
        var bench = new Bench();
        var headers = Supaglue.Headers.Where(h => !h.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).ToList();
        if (value is not null)
            headers.Add(new(header, value));

        var answer = Supaglue.Send(bench, "GET", $"/sequences/{Bench.Outbound}", headers: [.. headers]);

        Assert.That((answer.Status, (string?)answer.Problem()["problem_type"]), Is.EqualTo((status, type)));
        Assert.That((string?)answer.Problem()["meta"]!["origin"], Is.EqualTo("supaglue"));
    }

    [TestCase("accepted_keys=k", 200)]
    [TestCase("accepted_keys=other", 401)]
    [TestCase("supaglue_customers=globex,acme", 200)]
    [TestCase("supaglue_customers=globex", 404)]
    public void Keys_and_customers_can_be_named(string option, int status)
    {
        var bench = new Bench(option);

        var answer = Supaglue.Read(bench);

        Assert.That(answer.Status, Is.EqualTo(status));
    }

    [TestCase("POST", "/sequences", 501)]
    [TestCase("POST", "/sequences/66e9e215ece19801b2190001/sequence_steps", 501)]
    [TestCase("PUT", "/sequences/66e9e215ece19801b2190001", 404)]
    [TestCase("DELETE", "/sequences/66e9e215ece19801b2190001", 404)]
    [TestCase("GET", "/sequences/66e9e215ece19801b2190001/sequence_steps", 404)]
    [TestCase("GET", "/contacts", 404)]
    [TestCase("GET", "", 404)]
    public void What_this_door_does_not_do_is_an_error(string method, string path, int status)
    {
        var bench = new Bench();

        var answer = Supaglue.Send(bench, method, path, """{"record":{"name":"New","type":"team"}}""");

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(
            (string?)answer.Problem()["status"],
            Is.EqualTo(answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.That(bench.Apollo.Version, Is.Zero);
    }

    [Test]
    public void An_error_has_every_key_and_an_id_of_its_own()
    {
        var bench = new Bench();

        var first = Supaglue.Read(bench, "x").Problem();
        var second = Supaglue.Read(bench, "x").Problem();

        Assert.That(
            first.Keys(),
            Is.EqualTo(new[] { "id", "detail", "problem_type", "title", "code", "status", "meta" })
        );
        Assert.That(first["meta"]!.Keys(), Is.EqualTo(new[] { "cause", "origin", "application_name" }));
        Assert.That((string?)first["id"], Is.Not.EqualTo((string?)second["id"]));
    }

    [Test]
    public void Errors_may_be_nested_one_level_deeper()
    {
        var bench = new Bench("supaglue_errors=nested");

        var answer = Supaglue.Read(bench, "x");

        Assert.That(answer.Status, Is.EqualTo(404));
        Assert.That((string?)answer.Json["errors"]![0]![0]!["problem_type"], Is.EqualTo("NOT_FOUND_ERROR"));
    }

    [TestCase("read_one=false", "not authorized to access api/v1/emailer_campaigns/show")]
    [TestCase(
        "allowed_endpoints=api/v1/emailer_campaigns/show",
        "not authorized to access api/v1/emailer_touches/update"
    )]
    [TestCase("touch_update=unusable", "undefined method '[]' for nil")]
    public void What_Apollo_refuses_is_an_error_of_the_remote_provider(string option, string detail)
    {
        var bench = new Bench(option);

        var answer = Supaglue.Patch(bench, Bench.Intro, """{"template":{"subject":"New"}}""");

        Assert.That(
            (answer.Status, (string?)answer.Problem()["problem_type"]),
            Is.EqualTo((499, "REMOTE_PROVIDER_ERROR"))
        );
        Assert.That((string?)answer.Problem()["detail"], Does.Contain(detail));
        Assert.That((string?)answer.Problem()["meta"]!["origin"], Is.EqualTo("remote-provider"));
    }

    [Test]
    public void The_list_needs_the_plan_that_Apollos_search_needs()
    {
        var bench = new Bench("paid_plan=false");

        var answer = Supaglue.Send(bench, "GET", "/sequences");

        Assert.That(
            (answer.Status, (string?)answer.Problem()["detail"]),
            Is.EqualTo((499, "This endpoint is only available to Apollo users on paid plans."))
        );
        Assert.That((int?)answer.Problem()["meta"]!["cause"]!["status"], Is.EqualTo(403));
    }

    [Test]
    public void The_quota_is_Apollos_and_counts_the_calls_behind_the_door()
    {
        var bench = new Bench("enforce_quota=true", "quota_minute=2");
        Supaglue.Patch(bench, Bench.Intro, """{"template":{"subject":"New"}}""");
        bench.Send("GET", $"/emailer_campaigns/{Bench.Quiet}");

        var answer = Supaglue.Read(bench);

        Assert.That(answer.Status, Is.EqualTo(499));
        Assert.That(
            (string?)answer.Problem()["detail"],
            Does.StartWith(
                "The maximum number of api calls allowed for api/v1/emailer_campaigns/show is 2 times per minute."
            )
        );
        Assert.That((int?)answer.Problem()["meta"]!["cause"]!["status"], Is.EqualTo(429));
        Assert.That(bench.Apollo.Requests, Has.Length.EqualTo(3));
    }

    [Test]
    public void A_body_that_Apollo_refuses_changes_nothing()
    {
        var bench = new Bench();

        var answer = Supaglue.Patch(bench, Bench.Intro, """{"template":{"body":""}}""");

        Assert.That(
            (answer.Status, (string?)answer.Problem()["detail"]),
            Is.EqualTo((499, "Please make sure your template has a non-empty body before turning it on."))
        );
        Assert.That(bench.Apollo.Version, Is.Zero);
    }
}
