using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class AccessTests
{
    private const string Unauthorized =
        "Invalid API key. See https://docs.apollo.io/reference/authentication for how to authenticate.";

    [TestCase("x-api-key", "any")]
    [TestCase("X-API-KEY", "any")]
    [TestCase("authorization", "Bearer token")]
    [TestCase("Authorization", "bearer token")]
    public void Any_key_or_token_that_is_not_blank_is_accepted(string header, string value)
    {
        var bench = new Bench();

        var response = Ask(bench, [new(header, value)]);

        Assert.That(response.Status, Is.EqualTo(200));
    }

    [TestCase("x-api-key", " ")]
    [TestCase("authorization", "Bearer ")]
    [TestCase("authorization", "Basic abc")]
    [TestCase("cookie", "k")]
    public void Without_a_key_the_answer_is_401_in_plain_text(string header, string value)
    {
        var bench = new Bench();

        var response = Ask(bench, [new(header, value)]);

        Assert.That(response.Status, Is.EqualTo(401));
        Assert.That(response.ContentType, Does.StartWith("text/plain"));
        Assert.That(response.Body, Is.EqualTo(Unauthorized));
        Assert.That(response.Headers, Is.Empty);
    }

    [Test]
    public void Only_named_keys_are_accepted_when_there_are_some()
    {
        var bench = new Bench("accepted_keys=alpha, beta");

        var good = Ask(bench, [new("x-api-key", "beta")]);
        var bad = Ask(bench, [new("x-api-key", "gamma")]);
        var token = Ask(bench, [new("authorization", "Bearer gamma")]);

        Assert.That(good.Status, Is.EqualTo(200));
        Assert.That((bad.Status, bad.Body), Is.EqualTo((401, Unauthorized)));
        Assert.That(token.Status, Is.EqualTo(401));
        Assert.That(token.Body, Does.Contain("INVALID_ACCESS_TOKEN"));
    }

    [Test]
    public void A_scoped_key_may_only_what_is_named()
    {
        var bench = new Bench("allowed_endpoints=api/v1/emailer_campaigns/search,api/v1/labels/index");

        var allowed = bench.Send("GET", "/labels");
        var refused = bench.Send("POST", "/sequences", "{}");

        Assert.That(allowed.Status, Is.EqualTo(200));
        Assert.That(refused.Status, Is.EqualTo(403));
        Assert.That(
            refused.Error,
            Is.EqualTo(
                "This API key is not authorized to access api/v1/sequences/create. Request an API key from "
                    + "your administrator that includes this endpoint in its configured scope."
            )
        );
        Assert.That((string?)refused.Json["error_code"], Is.EqualTo("API_INACCESSIBLE"));
        Assert.That(refused.Response.Headers, Is.Empty);
    }

    private static EmulatorResponse Ask(Bench bench, KeyValuePair<string, string>[] headers) =>
        bench.Apollo.Handle(new EmulatorRequest("GET", "/api/v1/labels", "", [.. headers], ""));
}
