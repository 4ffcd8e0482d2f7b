using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Tests.Connection;

[TestFixture]
internal sealed class ErrorTableTests
{
    private const string Create = "api/v1/sequences/create";

    private static readonly DateTimeOffset Now = new(2026, 7, 18, 9, 30, 0, TimeSpan.Zero);

    [TestCase(200)]
    [TestCase(201)]
    [TestCase(204)]
    public void A_success_is_no_failure(int status) => Assert.That(Map(status, "", Headers()), Is.Null);

    [TestCase(
        401,
        "Invalid API key. See https://docs.apollo.io/reference/authentication for how to authenticate.",
        FailureKind.KeyRefused,
        "Apollo refused the API key (401: Invalid API key. See "
            + "https://docs.apollo.io/reference/authentication for how to authenticate.). Check the key, "
            + "or create a new one in Apollo under Settings, Integrations, API. An access token may have "
            + "expired."
    )]
    [TestCase(
        401,
        """{"error":"The access token is not valid.","error_code":"INVALID_ACCESS_TOKEN"}""",
        FailureKind.KeyRefused,
        "Apollo refused the API key (401: The access token is not valid.). Check the key, or "
            + "create a new one in Apollo under Settings, Integrations, API. An access token may have "
            + "expired."
    )]
    [TestCase(
        403,
        """{"error":"This API key is not authorized to access api/v1/sequences/create. Request an API key """
            + """from your administrator that includes this endpoint in its configured """
            + """scope.","error_code":"API_INACCESSIBLE"}""",
        FailureKind.NotAllowed,
        "The API key may not call api/v1/sequences/create (403: This API key is not authorized to access "
            + "api/v1/sequences/create. Request an API key from your administrator that includes this endpoint "
            + "in its configured scope.). Ask an Apollo admin for a key whose scope includes "
            + "api/v1/sequences/create, or for a master key."
    )]
    [TestCase(
        403,
        """{"message":"This endpoint is only available to Apollo users on paid plans."}""",
        FailureKind.NotAllowed,
        "The account's plan does not include api/v1/sequences/create (403: This endpoint is only "
            + "available to Apollo users on paid plans.). It needs a paid Apollo plan. Another key does not help."
    )]
    [TestCase(
        403,
        "error code: 1010",
        FailureKind.Unavailable,
        "Cloudflare, in front of the service, blocked the call of api/v1/sequences/create (403: "
            + "error code: 1010). The key is not the cause. Try from another network or machine, or ask "
            + "the service's support, with the code."
    )]
    [TestCase(
        404,
        """{"error":"Record not found."}""",
        FailureKind.NotFound,
        "The service has no such record (api/v1/sequences/create, 404: Record not found.). It may "
            + "have been deleted meanwhile. Run the command again."
    )]
    [TestCase(
        422,
        """{"error":"Your plan is limited to 2 sequences. <a href=\"https://app.apollo.io/#/settings/plans/"""
            + """upgrade\">Upgrade your plan</a>"}""",
        FailureKind.Rejected,
        "The service refused api/v1/sequences/create (422): Your plan is limited to 2 sequences. Upgrade your plan"
    )]
    [TestCase(
        422,
        """{"error":"Your current plan does not allow A/B Testing.","code":"ab_testing_limit"}""",
        FailureKind.Rejected,
        "The service refused api/v1/sequences/create (422): Your current plan does not allow A/B Testing."
    )]
    [TestCase(400, "", FailureKind.Rejected, "The service refused api/v1/sequences/create (400): no text")]
    [TestCase(
        302,
        "",
        FailureKind.Unavailable,
        "No usable answer from api/v1/sequences/create (a redirect, 302, which is not followed. "
            + "Check APOLLO_API_BASE_URL). Run the command again. If it persists, look at the service's "
            + "status page."
    )]
    [TestCase(
        500,
        """{"error":"Internal server error"}""",
        FailureKind.Unavailable,
        "No usable answer from api/v1/sequences/create (500: Internal server error). Run the command "
            + "again. If it persists, look at the service's status page."
    )]
    [TestCase(
        502,
        "<html>\n<head><title>502 Bad Gateway</title></head>\n<body><center><h1>502 Bad "
            + "Gateway</h1></center></body>\n</html>",
        FailureKind.Unavailable,
        "No usable answer from api/v1/sequences/create (502: 502 Bad Gateway 502 Bad Gateway). Run "
            + "the command again. If it persists, look at the service's status page."
    )]
    [TestCase(
        429,
        """{"error":"We are already processing the request for your sequence"}""",
        FailureKind.Busy,
        "The service is still processing an earlier request (api/v1/sequences/create, 429) and did "
            + "not finish in time. Run the command again in a minute."
    )]
    public void Each_status_and_body_has_one_meaning_with_the_endpoint_and_a_remedy(
        int status,
        string body,
        FailureKind kind,
        string message
    )
    {
        var failure = Map(status, body, Headers())!;

        Assert.That((failure.Kind, failure.Message), Is.EqualTo((kind, message)));
    }

    [TestCase("minute", "17", true, "They are available again in 17 s, at 09:31 UTC. Run the command again then.")]
    [TestCase("minute", null, true, "They are available again within the minute. Run the command again then.")]
    [TestCase(
        "hour",
        "1800",
        false,
        "They are available again in 30 minutes, at 10:00 UTC. Run the command again then."
    )]
    [TestCase("hour", "5", false, "They are available again in 5 s, at 09:31 UTC. Run the command again then.")]
    [TestCase("hour", null, false, "They are available again within the hour. Run the command again then.")]
    [TestCase("hour", "-5", false, "They are available again within the hour. Run the command again then.")]
    [TestCase(
        "day",
        "40000",
        false,
        "They are available again in 11 h 7 min, at 20:37 UTC. Run the command again then."
    )]
    [TestCase(
        "day",
        "80000",
        false,
        "They are available again in 22 h 14 min, at 07:44 UTC on 2026-07-19. Run the command again then."
    )]
    [TestCase("day", "-Infinity", false, "They are available again within the day. Run the command again then.")]
    [TestCase(
        "day",
        "99999999999999999999",
        false,
        "They are available again within the day. Run the command again then."
    )]
    public void A_minute_is_waited_for_and_an_hour_or_a_day_is_not(
        string window,
        string? retryAfter,
        bool waits,
        string remedy
    )
    {
        var body =
            $$"""{"message":"The maximum number of api calls allowed for {{Create}} """
            + $$"""is 600 times per {{window}}. Please upgrade your plan from """
            + """https://app.apollo.io/#/settings/plans/upgrade."}""";

        var failure = Map(429, body, retryAfter is null ? Headers() : Headers(("retry-after", retryAfter)))!;

        Assert.That(failure.Kind, Is.EqualTo(FailureKind.QuotaSpent));
        Assert.That(
            failure.Message,
            Does.StartWith($"The calls allowed for {Create} are used up (The maximum number of api calls allowed")
                .And.Contain(remedy)
        );
        Assert.That((failure.Retry != RetryScope.None, failure.Retry != RetryScope.Reads), Is.EqualTo((waits, true)));
        if (waits)
            Assert.That(failure.Wait, Is.EqualTo(TimeSpan.FromSeconds(retryAfter is null ? 60 : 17)));
    }

    [TestCase("Sat, 18 Jul 2026 09:31:17 GMT", "Sat, 18 Jul 2026 09:31:00 GMT")]
    [TestCase(" Wed, 01 Jan 2020 00:00:17 GMT ", "Wed, 01 Jan 2020 00:00:00 GMT")]
    public void A_moment_to_come_again_is_measured_by_the_clock_of_whoever_says_it(string retryAfter, string date) =>
        Assert.That(
            Map(503, "", Headers(("retry-after", retryAfter), ("date", date)))!.Wait,
            Is.EqualTo(TimeSpan.FromSeconds(17))
        );

    [Test]
    public void A_moment_to_come_again_is_measured_by_our_clock_where_no_other_is_told() =>
        Assert.Multiple(() =>
        {
            Assert.That(
                Map(503, "", Headers(("retry-after", Now.AddSeconds(40).ToString("r"))))!.Wait,
                Is.GreaterThan(TimeSpan.FromSeconds(39)).And.LessThanOrEqualTo(TimeSpan.FromSeconds(40))
            );
            Assert.That(
                Map(503, "", Headers(("retry-after", Now.AddDays(-1).ToString("r"))))!.Wait,
                Is.EqualTo(TimeSpan.Zero)
            );
            Assert.That(Map(503, "", Headers(("retry-after", "tomorrow")))!.Wait, Is.Null);
        });

    [TestCase("\"Too many requests\"", "30", null, true)]
    [TestCase("\"Too many requests\"", "1800", null, false)]
    [TestCase("\"Too many requests\"", null, null, false)]
    [TestCase("\"Too many requests\"", null, "0", true)]
    [TestCase("\"Too many requests\"", "1800", "0", false)]
    [TestCase("\"Too many requests\"", "NaN", null, false)]
    public void A_quota_without_a_window_goes_by_how_long_it_would_take(
        string body,
        string? retryAfter,
        string? leftInMinute,
        bool waits
    )
    {
        (string, string)[] headers =
        [
            .. retryAfter is null ? Array.Empty<(string, string)>() : [("retry-after", retryAfter)],
            .. leftInMinute is null ? Array.Empty<(string, string)>() : [("x-minute-requests-left", leftInMinute)],
        ];

        var failure = Map(429, body, Headers(headers))!;

        Assert.That((failure.Kind, failure.Retry != RetryScope.None), Is.EqualTo((FailureKind.QuotaSpent, waits)));
    }

    [TestCase(401, false, true)]
    [TestCase(403, false, true)]
    [TestCase(404, false, true)]
    [TestCase(422, false, true)]
    [TestCase(500, true, false)]
    [TestCase(503, true, false)]
    public void Only_server_errors_may_have_had_an_effect(int status, bool isTransient, bool isRefusal)
    {
        var failure = Map(status, "", Headers())!;

        Assert.That(
            (failure.Retry != RetryScope.None, failure.Retry != RetryScope.Reads),
            Is.EqualTo((isTransient, isRefusal))
        );
    }

    [TestCase("""{"error":{"nested":true}}""", """{"error":{"nested":true}}""")]
    [TestCase("""{"other":1}""", """{"other":1}""")]
    [TestCase("[1]", "[1]")]
    [TestCase("  two\n\twords ", "two words")]
    [TestCase("<p></p>", "no text")]
    public void A_body_of_an_unknown_form_is_quoted_as_it_is(string body, string said) =>
        Assert.That(Map(422, body, Headers())!.Message, Does.EndWith($": {said}"));

    [Test]
    public void A_long_body_is_cut() =>
        Assert.That(Map(422, new string('x', 5000), Headers())!.Message, Does.EndWith($": {new string('x', 300)}…"));

    [TestCase("POST", "/sequences", "api/v1/sequences/create")]
    [TestCase("PUT", "/sequences/abc", "api/v1/sequences/update")]
    [TestCase("GET", "/emailer_campaigns/abc", "api/v1/emailer_campaigns/show")]
    [TestCase("POST", "/emailer_campaigns/search", "api/v1/emailer_campaigns/search")]
    [TestCase("POST", "/emailer_campaigns/abc/approve", "api/v1/emailer_campaigns/approve")]
    [TestCase("POST", "/emailer_campaigns/abc/abort", "api/v1/emailer_campaigns/abort")]
    [TestCase("POST", "/emailer_campaigns/abc/archive", "api/v1/emailer_campaigns/archive")]
    [TestCase("GET", "/emailer_schedules", "api/v1/emailer_schedules/index")]
    [TestCase("GET", "/labels?modality=emailer_campaigns", "api/v1/labels/index")]
    [TestCase("GET", "/users/search?page=1", "api/v1/users/search")]
    [TestCase("GET", "/users/api_profile", "api/v1/users/api_profile")]
    public void Endpoints_have_the_names_that_keys_are_scoped_by(string method, string path, string name) =>
        Assert.That(Endpoints.NameOf(method, path), Is.EqualTo(name));

    private static ServiceException? Map(int status, string body, Dictionary<string, string> headers) =>
        ErrorTable.Map(new(Create, status, body) { Headers = headers, At = Now });

    private static Dictionary<string, string> Headers(params (string Name, string Value)[] headers) =>
        headers.ToDictionary(header => header.Name, header => header.Value);
}
