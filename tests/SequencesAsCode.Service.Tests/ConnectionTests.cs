using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Service.Tests;

[TestFixture]
internal sealed class ConnectionTests
{
    private const string Ok = """{"ok":true}""";
    private const string Lock = """{"error":"We are already processing the request for your sequence"}""";
    private InstantTime time = new();

    [SetUp]
    public void StartClock() => time = new();

    [Test]
    public async Task A_request_goes_below_the_root_with_the_key()
    {
        using var handler = Answers.InOrder(Answers.Json(Ok));
        using var connection = Open(handler, "https://example.com/ignored/");

        await connection.ReadAsync(
            "POST",
            "/emailer_campaigns/search",
            new JsonObject { ["page"] = "1" },
            CancellationToken.None
        );

        Assert.That(
            handler.Arrived,
            Is.EqualTo(
                new[] { new Arrived("POST", "/api/v1/emailer_campaigns/search", """{"page":"1"}""", "secret-key") }
            )
        );
    }

    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    public async Task A_read_that_fails_for_a_while_is_repeated(int status)
    {
        using var handler = Answers.InOrder(Answers.Json("{}", status), Answers.Json("{}", status), Answers.Json(Ok));
        using var connection = Open(handler);

        await connection.ReadAsync("GET", "/labels", null, CancellationToken.None);

        Assert.That(handler.Arrived, Has.Count.EqualTo(3));
        Assert.That(time.Waits, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void A_read_that_keeps_failing_is_given_up()
    {
        using var handler = Answers.InOrder(Answers.Json("{}", 500));
        using var connection = Open(handler);

        Assert.That(
            async () => await connection.ReadAsync("GET", "/labels", null, CancellationToken.None),
            Failing.With(FailureKind.Unavailable, "api/v1/labels/index (500")
        );
        Assert.That(time.Waits, Is.EqualTo(new[] { 1, 2, 4, 8, 16 }));
    }

    [Test]
    public async Task A_read_whose_connection_breaks_or_whose_answer_is_cut_is_repeated()
    {
        var calls = 0;
        using var handler = new Answers(_ =>
            ++calls switch
            {
                1 => Answers.Broken(),
                2 => Answers.Json("""{"ok":"""),
                _ => Answers.Json(Ok),
            }
        );
        using var connection = Open(handler);

        var answer = await connection.ReadAsync("GET", "/labels", null, CancellationToken.None);

        Assert.That(answer.GetProperty("ok").GetBoolean(), Is.True);
        Assert.That(calls, Is.EqualTo(3));
    }

    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    public void A_write_that_meets_a_server_error_is_never_repeated(int status)
    {
        using var handler = Answers.InOrder(Answers.Json("{}", status, ("retry-after", "1")));
        using var connection = Open(handler);

        Assert.That(
            async () => await connection.WriteAsync("PUT", "/sequences/1", "{}", CancellationToken.None),
            Failing.With(FailureKind.Unavailable)
        );
        Assert.That(handler.Arrived, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_write_whose_connection_breaks_is_never_repeated()
    {
        using var handler = new Answers(_ => Answers.Broken());
        using var connection = Open(handler);

        Assert.That(
            async () => await connection.WriteAsync("POST", "/sequences", "{}", CancellationToken.None),
            Failing.With(FailureKind.Unavailable).And.Property(nameof(ServiceException.IsUncertain)).True
        );
        Assert.That(handler.Arrived, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_write_whose_answer_is_cut_is_never_repeated()
    {
        using var handler = Answers.InOrder(Answers.Json("""{"emailer_campaign":{"id":"""));
        using var connection = Open(handler);

        Assert.That(
            async () => await connection.WriteAsync("POST", "/sequences", "{}", CancellationToken.None),
            Failing.With(FailureKind.UnexpectedAnswer).And.Property(nameof(ServiceException.IsUncertain)).True
        );
        Assert.That(handler.Arrived, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_write_that_meets_the_lock_is_repeated_and_the_wait_is_told()
    {
        var notices = new List<ServiceWait>();
        using var handler = Answers.InOrder(
            Answers.Json(Lock, 429),
            Answers.Json(Lock, 429, ("retry-after", "7")),
            Answers.Json(Ok)
        );
        using var connection = Open(handler, notice: notices.Add);

        await connection.WriteAsync("PUT", "/sequences/1", """{"a":1}""", CancellationToken.None);

        Assert.That(handler.Arrived.Select(arrived => arrived.Body), Is.EqualTo(Enumerable.Repeat("""{"a":1}""", 3)));
        Assert.That(time.Waits, Is.EqualTo(new[] { 1, 7 }));
        Assert.That(
            notices,
            Is.EqualTo(
                new[] { 1, 7 }.Select(seconds => new ServiceWait(
                    WaitReason.Busy,
                    "api/v1/sequences/update",
                    TimeSpan.FromSeconds(seconds)
                ))
            )
        );
    }

    [Test]
    public void A_lock_that_stays_is_busy()
    {
        using var handler = Answers.InOrder(Answers.Json(Lock, 429));
        using var connection = Open(handler);

        Assert.That(
            async () => await connection.WriteAsync("PUT", "/sequences/1", "{}", CancellationToken.None),
            Failing.With(FailureKind.Busy).And.Property(nameof(ServiceException.IsUncertain)).False
        );
        Assert.That(handler.Arrived, Has.Count.EqualTo(6));
    }

    [TestCase("minute", "12", new[] { 12 })]
    [TestCase("minute", null, new[] { 60 })]
    public async Task The_quota_of_a_minute_is_waited_for(string window, string? retryAfter, int[] waits)
    {
        using var handler = Answers.InOrder(Quota(window, retryAfter), Answers.Json(Ok));
        using var connection = Open(handler);

        await connection.WriteAsync("PUT", "/sequences/1", "{}", CancellationToken.None);

        Assert.That(time.Waits, Is.EqualTo(waits));
    }

    [TestCase("hour", "1200")]
    [TestCase("hour", "3")]
    [TestCase("day", "1200")]
    [TestCase("day", null)]
    public void The_quota_of_an_hour_or_a_day_is_not_waited_for(string window, string? retryAfter)
    {
        using var handler = Answers.InOrder(Quota(window, retryAfter));
        using var connection = Open(handler);

        Assert.That(
            async () => await connection.ReadAsync("GET", "/labels", null, CancellationToken.None),
            Failing.With(FailureKind.QuotaSpent)
        );
        Assert.That(handler.Arrived, Has.Count.EqualTo(1));
        Assert.That(time.Waits, Is.Empty);
    }

    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(422)]
    public void A_refusal_is_not_repeated(int status)
    {
        using var handler = Answers.InOrder(Answers.Json("{}", status));
        using var connection = Open(handler);

        Assert.That(
            async () => await connection.ReadAsync("GET", "/labels", null, CancellationToken.None),
            Throws.InstanceOf<ServiceException>()
        );
        Assert.That(handler.Arrived, Has.Count.EqualTo(1));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(307)]
    [TestCase(308)]
    public void A_redirect_is_not_followed(int status)
    {
        using var handler = Answers.InOrder(
            Answers.Json("", status, ("Location", "https://elsewhere.example.com/")),
            Answers.Json(Ok)
        );
        using var connection = Open(handler);

        Assert.That(
            async () => await connection.ReadAsync("GET", "/labels", null, CancellationToken.None),
            Failing.With(FailureKind.Unavailable, "a redirect, ")
        );
        Assert.That(handler.Arrived, Has.Count.EqualTo(1));
    }

    [TestCase("https://api.apollo.io")]
    [TestCase("https://example.com:8443")]
    [TestCase("http://localhost:5000")]
    [TestCase("http://127.0.0.1:5000")]
    [TestCase("http://[::1]:5000")]
    public void An_address_is_taken_when_the_key_travels_safely(string address) =>
        Assert.That(ConnectionSettings.CheckBaseUrl(address), Is.EqualTo(new Uri(address)));

    [TestCase("http://api.apollo.io", "plain http is allowed for this machine only")]
    [TestCase("http://localhost.example.com", "plain http is allowed for this machine only")]
    [TestCase("api.apollo.io", "it must be the root of a host")]
    [TestCase("ftp://api.apollo.io", "it must be the root of a host")]
    [TestCase("/api/v1", "it must be the root of a host")]
    [TestCase("", "it must be the root of a host")]
    [TestCase("https://proxy.example.com/apollo", "without a path")]
    [TestCase("https://api.apollo.io?x=1", "without a path")]
    public void An_address_that_is_not_safe_is_refused(string address, string why) =>
        Assert.That(
            () => ConnectionSettings.CheckBaseUrl(address),
            Failing.With(FailureKind.Rejected, why).And.Message.StartsWith("APOLLO_API_BASE_URL is")
        );

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(422)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(200)]
    [TestCase(0)]
    public async Task The_key_is_in_no_message(int status)
    {
        using var handler = new Answers(_ =>
            status == 0 ? Answers.Broken() : Answers.Of(status, "not json", "text/plain")
        );
        using var connection = Open(handler);

        var exception = await Assert.CatchAsync<ServiceException>(async () =>
            await connection.ReadAsync("GET", "/labels", null, CancellationToken.None)
        );

        Assert.That(exception!.ToString(), Does.Not.Contain("secret-key"));
    }

    [TestCase("error code: 1010", "text/plain")]
    [TestCase("<html><body>error code: 1020</body></html>", "text/html")]
    public void What_Cloudflare_blocks_is_not_said_of_the_key(string body, string type)
    {
        using var handler = Answers.InOrder(Answers.Of(403, body, type));
        using var connection = Open(handler);

        Assert.That(
            async () => await connection.ReadAsync("GET", "/labels", null, CancellationToken.None),
            Failing
                .With(FailureKind.Unavailable, "Cloudflare")
                .And.Message.Contains("The key is not the cause")
                .And.Message.Not.Contains("scope")
        );
        Assert.That(handler.Arrived, Has.Count.EqualTo(1));
    }

    [TestCase("secret\nkey")]
    [TestCase("secret key")]
    [TestCase("secret\0key")]
    [TestCase("sécrètkey")]
    public void A_key_that_cannot_be_sent_is_refused_without_showing_it(string key)
    {
        using var handler = Answers.InOrder(Answers.Json(Ok));

        var exception = Assert.Catch<ServiceException>(() =>
            new ApolloService(new(ConnectionSettings.DefaultBaseUrl, key, handler, time, null)).Dispose()
        );

        Assert.That(exception!.Kind, Is.EqualTo(FailureKind.KeyRefused));
        Assert.That(exception.ToString(), Does.Not.Contain(key).And.Not.Contain(key[..3]));
    }

    [Test]
    public void A_cancelled_read_ends_at_once()
    {
        using var handler = Answers.InOrder(Answers.Json("{}", 500));
        using var connection = Open(handler);

        Assert.That(
            async () => await connection.ReadAsync("GET", "/labels", null, new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(handler.Arrived, Is.Empty);
    }

    private static HttpResponseMessage Quota(string window, string? retryAfter) =>
        Answers.Json(
            """{"message":"The maximum number of api calls allowed for api/v1/labels/index is 600 times """
                + $$"""per {{window}}."}""",
            429,
            retryAfter is null ? [] : [("retry-after", retryAfter)]
        );

    private ServiceConnection Open(
        HttpMessageHandler handler,
        string address = "https://example.com",
        Action<ServiceWait>? notice = null
    ) => Open(new ConnectionSettings(new(address), "secret-key", handler, time, notice));

    private static ServiceConnection Open(ConnectionSettings settings) =>
        new(settings, ServiceDialect.Apollo(settings));
}
