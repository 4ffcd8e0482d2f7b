using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Platforms;
using SequencesAsCode.Testing.Apollo;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Service.Tests.Platforms;

/// <summary>The API of a platform, through the connection that every service has.</summary>
public sealed class PlatformApiTests
{
    private const string Token = "gh-T0K3N-TH4T-MUST-N0T-L34K";

    [Test]
    public async Task A_read_is_repeated_after_a_failure_that_may_pass_and_a_write_is_not()
    {
        var answers = Site.InOrder(() => Answers.Json("busy", 502), () => Answers.Json("""{"id":1}"""));
        using var api = Api(answers);
        var broken = new Site(_ => Answers.Json("busy", 502));
        using var other = Api(broken);

        var read = await api.ReadAsync("repos/a/b", CancellationToken.None);
        var write = await Assert.ThrowsAsync<ServiceException>(() =>
            other.WriteAsync(HttpMethod.Post, "repos/a/b/labels", [], CancellationToken.None)
        );

        Assert.That(read.GetProperty("id").GetInt32(), Is.EqualTo(1));
        Assert.That((answers.Arrived.Count, broken.Arrived.Count), Is.EqualTo((2, 1)));
        Assert.That(write!.Kind, Is.EqualTo(FailureKind.Unavailable));
    }

    [TestCase(429)]
    [TestCase(403)]
    public async Task A_write_is_repeated_when_the_platform_asks_to_wait(int status)
    {
        var answers = Site.InOrder(
            () => Answers.Json("slow down", status, ("Retry-After", "7")),
            () => Answers.Json("{}")
        );
        var time = new HurriedTime();
        using var api = Api(answers, time);

        await api.WriteAsync(HttpMethod.Post, "repos/a/b/labels", [], CancellationToken.None);

        Assert.That((answers.Arrived.Count, time.Waited), Is.EqualTo((2, TimeSpan.FromSeconds(7))));
    }

    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    public async Task A_refusal_names_the_call_and_what_to_check_and_not_the_token(int status)
    {
        var answers = new Site(_ => Answers.Json($"{{\"message\":\"{Token}\"}}", status));
        using var api = Api(answers);

        var refused = await Assert.ThrowsAsync<ServiceException>(() =>
            api.ReadAsync("repos/a/b?page=2", CancellationToken.None)
        );

        Assert.That(
            refused!.Message,
            Is.EqualTo(
                $"GitHub answered {status} to GET repos/a/b?page=2. Check the token of the job and its permissions."
            )
        );
        Assert.That((refused.Kind, answers.Arrived.Count), Is.EqualTo((FailureKind.Unavailable, 1)));
    }

    [Test]
    public async Task A_success_without_content_is_an_empty_document()
    {
        using var api = Api(new(_ => new(HttpStatusCode.NoContent)));

        var answer = await api.WriteAsync(HttpMethod.Delete, "repos/a/b/labels/c", null, CancellationToken.None);

        Assert.That(answer.EnumerateObject(), Is.Empty);
    }

    [Test]
    public async Task A_file_elsewhere_is_fetched_as_it_is_and_without_the_token()
    {
        byte[] file = [0x50, 0x4b, 0xff, 0x00, 0xfe];
        const string There = "https://files.example.com/x%2Fy?sig=a%2Bb%3D&se=1";
        var headers = new List<string>();
        var answers = new Site(arrived =>
        {
            if (arrived.RequestUri!.Host != "files.example.com")
            {
                var moved = new HttpResponseMessage(HttpStatusCode.Found);
                moved.Headers.Location = new(There);
                return moved;
            }

            headers.Add(arrived.Headers.ToString());
            return new(HttpStatusCode.OK) { Content = new ByteArrayContent(file) };
        });
        using var api = Api(answers);

        var bytes = await api.DownloadAsync("repos/a/b/zip", CancellationToken.None);

        Assert.That(bytes, Is.EqualTo(file));
        Assert.That(answers.Arrived[^1].AbsoluteUri, Is.EqualTo(There));
        Assert.That(headers, Has.None.Contains(Token));
    }

    [Test]
    public async Task A_file_is_not_fetched_over_plain_http()
    {
        var answers = new Site(_ =>
        {
            var moved = new HttpResponseMessage(HttpStatusCode.Found);
            moved.Headers.Location = new("http://files.example.com/x");
            return moved;
        });
        using var api = Api(answers);

        await Assert.ThrowsAsync<ServiceException>(() => api.DownloadAsync("repos/a/b/zip", CancellationToken.None));
        Assert.That(answers.Arrived, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pages_are_read_until_one_is_not_full()
    {
        var answers = new Site(arrived =>
        {
            var page = arrived.RequestUri!.Query.Contains("&page=3", StringComparison.Ordinal)
                ? 1
                : PlatformApi.PageSize;
            var items = Enumerable.Range(0, page).Select(JsonNode? (one) => one);
            return Answers.Json(new JsonObject { ["items"] = new JsonArray([.. items]) }.ToJsonString());
        });
        using var api = Api(answers);

        var all = await api.ListAsync("list?name=x", "items", int.MaxValue, CancellationToken.None);
        var some = await api.ListAsync("list", "items", 150, CancellationToken.None);

        Assert.That((all.Length, some.Length, answers.Arrived.Count), Is.EqualTo((201, 200, 5)));
        Assert.That(answers.Arrived[0].Query, Is.EqualTo("?name=x&per_page=100&page=1"));
    }

    [Test]
    public void A_token_with_a_line_end_is_refused_without_showing_it()
    {
        var refused = Assert.Throws<ServiceException>(() => Api(new(_ => Answers.Json("{}")), token: $"{Token}\n"));

        Assert.That(refused!.Message, Does.StartWith("The token for GitHub contains a character"));
        Assert.That(refused.Message, Does.Not.Contain(Token).And.Not.Contain("Apollo"));
    }

    private static PlatformApi Api(Site answers, HurriedTime? time = null, string token = Token) =>
        new(
            new(new("https://api.example.com"), token, answers, time ?? new HurriedTime(), null),
            "/v3",
            [new("Authorization", string.Create(CultureInfo.InvariantCulture, $"Bearer {token}"))],
            "GitHub"
        );

    private sealed class Site(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<Uri> Arrived { get; } = [];

        public static Site InOrder(params Func<HttpResponseMessage>[] answers)
        {
            var next = 0;
            return new(_ => answers[next++]());
        }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Arrived.Add(request.RequestUri!);
            var message = answer(request);
            message.RequestMessage = request;
            return Task.FromResult(message);
        }
    }
}
