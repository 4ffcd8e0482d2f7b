using SequencesAsCode.Service.Budget;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// What doctor finds out about a key: what it may call, of which account it is, what is left of its calls.
/// </summary>
internal sealed class DoctorAccessTests
{
    private static readonly (string Endpoint, string Path)[] Reads =
    [
        (Endpoints.Profile, "/users/api_profile"),
        (Endpoints.Search, "/emailer_campaigns/search"),
        (Endpoints.Show, "/emailer_campaigns/*"),
        (Endpoints.Schedules, "/emailer_schedules"),
        (Endpoints.Mailboxes, "/email_accounts"),
        (Endpoints.Users, "/users/search"),
        (Endpoints.Labels, "/labels"),
        (Endpoints.Contacts, "/contacts/search"),
        (Endpoints.Usage, "/usage_stats/api_usage_stats"),
    ];

    [Test]
    public async Task A_master_key_may_call_every_read_and_no_write_is_tried()
    {
        await using var served = await ServedApollo.StartAsync();

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(exitCode, Is.Zero);
        Assert.That(rows.Ended("endpoints", "ok"), Is.EqualTo(Reads.Select(read => read.Endpoint)));
        Assert.That(rows.Ended("endpoints", "unknown"), Is.EqualTo(Endpoints.Writes));
        Assert.That(rows.One("key", "key").Found, Is.EqualTo("API key from APOLLO_API_KEY"));
        Assert.That(rows.One("key", "account").Found, Does.StartWith(ServedApollo.Team));
        Assert.That(
            rows.One("key", "acting user"),
            Has.Property("Found")
                .EqualTo("Dana Reyes <dana@example.com>")
                .And.Property("Remedy")
                .Contains("longest-standing active admin")
        );
    }

    [TestCase(Endpoints.Profile, "warning", 0)]
    [TestCase(Endpoints.Search, "problem", 4)]
    [TestCase(Endpoints.Show, "warning", 0)]
    [TestCase(Endpoints.Schedules, "problem", 4)]
    [TestCase(Endpoints.Mailboxes, "warning", 0)]
    [TestCase(Endpoints.Users, "problem", 4)]
    [TestCase(Endpoints.Labels, "problem", 4)]
    [TestCase(Endpoints.Contacts, "warning", 0)]
    [TestCase(Endpoints.Usage, "warning", 0)]
    public async Task A_key_without_an_endpoint_says_no_there_and_nowhere_else(
        string endpoint,
        string status,
        int expected
    )
    {
        await using var served = await ServedApollo.StartAsync(
            options: $"allowed_endpoints="
                + $"{string.Join(',', Reads.Select(read => read.Endpoint).Where(other => other != endpoint))}"
        );

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(exitCode, Is.EqualTo(expected));
        Assert.That(
            rows.Where(row => row.Group == "endpoints" && row.Found == "no").Select(row => (row.Name, row.Status)),
            Is.EqualTo(new[] { (endpoint, status) })
        );
        Assert.That(
            rows.One("endpoints", endpoint).Remedy,
            Does.Contain($"Ask an Apollo admin for a key whose scope includes {endpoint}, or for a master key.")
        );
        Assert.That(
            rows.Where(row => row.Group == "endpoints" && row.Found == "yes").Select(row => row.Name),
            Is.EqualTo(
                Reads
                    .Select(read => read.Endpoint)
                    .Where(other => other != endpoint && !(endpoint == Endpoints.Search && other == Endpoints.Show))
            )
        );
    }

    [Test]
    public async Task What_the_files_do_not_need_is_no_problem()
    {
        await using var served = await ServedApollo.StartAsync(
            options: $"allowed_endpoints={Endpoints.Profile},{Endpoints.Search}"
        );
        foreach (var file in Directory.GetFiles(served.Workspace.In("sequences"), "*.yaml"))
            File.WriteAllLines(
                file,
                File.ReadAllLines(file)
                    .Where(line =>
                        !line.StartsWith("schedule:", StringComparison.Ordinal)
                        && !line.StartsWith("owner:", StringComparison.Ordinal)
                        && !line.StartsWith("labels:", StringComparison.Ordinal)
                    )
            );

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(
            (exitCode, rows.Ended("endpoints", "problem").Count(), rows.Ended("endpoints", "warning").Count()),
            Is.EqualTo((0, 0, 7))
        );
        Assert.That(
            rows.Where(row => row.Group == "names").Select(row => row.Found),
            Is.EqualTo(
                new[] { "no file names one", "no file names one", "no file names one", "the account was not read" }
            )
        );
    }

    [Test]
    public async Task Without_the_read_of_one_it_is_said_what_works_and_what_does_not()
    {
        await using var served = await ServedApollo.StartAsync(options: "read_one=false");

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        var show = rows.One("endpoints", Endpoints.Show);
        Assert.That((exitCode, show.Status, show.Found), Is.EqualTo((0, "warning", "no")));
        Assert.That(
            show.Remedy,
            Does.Contain("sequences can be created")
                .And.Contain("turned on, turned off or archived")
                .And.Contain("blocked (not_readable)")
                .And.Contain("scope includes api/v1/emailer_campaigns/show, or for a master key")
        );
    }

    [Test]
    public async Task Where_no_sequence_is_listed_the_read_of_one_is_not_tried()
    {
        await using var served = await ServedApollo.StartAsync(
            null,
            account => account["sequences"]!.AsArray().Clear()
        );

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(
            (exitCode, rows.One("endpoints", Endpoints.Show).Status, rows.One("endpoints", Endpoints.Show).Found),
            Is.EqualTo((0, "unknown", "not asked"))
        );
        Assert.That(
            rows.One("endpoints", Endpoints.Show).Remedy,
            Does.Contain("A call without an id is reported to create one")
        );
        Assert.That(served.Requests, Has.None.StartsWith("GET /emailer_campaigns"));
    }

    [Test]
    public async Task A_refused_key_is_4_and_ends_the_asking()
    {
        await using var served = await ServedApollo.StartAsync(options: "accepted_keys=another");

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(exitCode, Is.EqualTo(4));
        Assert.That(served.Requests, Is.EqualTo(new[] { "GET /users/api_profile" }));
        Assert.That(
            rows.One("key", "accepted"),
            Has.Property("Status").EqualTo("problem").And.Property("Remedy").Contains("401: Invalid API key.")
        );
        Assert.That(
            rows.Where(row => row.Group == "endpoints").Select(row => row.Status),
            Is.EqualTo(Enumerable.Repeat("unknown", 16))
        );
        Assert.That(
            rows.Where(row => row is { Group: "endpoints", Found: "not asked" }).Select(row => row.Remedy),
            Is.EqualTo(new string?[8])
        );
    }

    [Test]
    public async Task A_key_that_is_refused_halfway_ends_it_there()
    {
        await using var served = await ServedApollo.StartAsync(
            """[{ "kind": "answer", "status": 401, "times": 0, "path": "/emailer_schedules", "body": "no" }]"""
        );

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(exitCode, Is.EqualTo(4));
        Assert.That(served.Requests.Last(), Is.EqualTo("GET /emailer_schedules"));
        Assert.That(rows.Ended("endpoints", "ok"), Is.EqualTo(Reads.Take(3).Select(read => read.Endpoint)));
        Assert.That(rows.One("endpoints", Endpoints.Schedules).Found, Is.EqualTo("key refused"));
    }

    [TestCase(null, 4, "none")]
    [TestCase("k\u00e9y", 4, "API key from APOLLO_API_KEY")]
    public async Task No_key_or_what_is_none_is_4_without_a_call(string? key, int expected, string source)
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Variables["APOLLO_API_KEY"] = key;

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That((exitCode, rows.One("key", "key").Found), Is.EqualTo((expected, source)));
        Assert.That(
            rows.Single(row => row is { Group: "key", Status: "problem" }).Remedy,
            Does.Contain("Apollo: Settings, Integrations, API")
        );
        Assert.That(served.Requests, Is.Empty);
    }

    [Test]
    public async Task An_access_token_is_named_as_one()
    {
        await using var served = await ServedApollo.StartAsync();
        (served.Workspace.Variables["APOLLO_API_KEY"], served.Workspace.Variables["APOLLO_ACCESS_TOKEN"]) = (
            null,
            "a-token"
        );

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That((exitCode, rows.One("key", "key").Found), Is.EqualTo((0, "access token from APOLLO_ACCESS_TOKEN")));
        Assert.That(rows.One("key", "acting user").Remedy, Does.Contain("'owner:'").And.Not.Contain("admin"));
    }

    [Test]
    public async Task An_address_that_may_not_be_used_is_a_row_and_3()
    {
        await using var served = await ServedApollo.StartAsync();
        served.Workspace.Variables["APOLLO_API_BASE_URL"] = "http://api.apollo.io";

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That((exitCode, rows.One("key", "service").Status), Is.EqualTo((3, "problem")));
        Assert.That(rows.One("key", "service").Remedy, Does.StartWith("APOLLO_API_BASE_URL is"));
    }

    [TestCase("sequences.yaml")]
    [TestCase("the lock file of 'production'")]
    public async Task A_key_of_another_account_is_4(string by)
    {
        await using var served = await ServedApollo.StartAsync();
        const string other = "5c1004a0ece19801b2199999";
        if (by == "sequences.yaml")
            served.Workspace.Replace("sequences.yaml", "apollo: {}", $"apollo: {{ account: {other} }}");
        else
        {
            await served.RunAsync("apply", "--auto-approve");
            served.Workspace.Replace("sequences.production.lock.json", ServedApollo.Team, other);
        }

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That((exitCode, rows.One("key", "account").Status), Is.EqualTo((4, "problem")));
        Assert.That(
            rows.One("key", "account").Remedy,
            Does.Contain($"belongs to the account {ServedApollo.Team}").And.Contain(by).And.Contain(other)
        );
    }

    [TestCase("apollo: {}", 0, "unknown")]
    [TestCase("apollo: { account: 5c1004a0ece19801b2190001 }", 4, "problem")]
    public async Task A_key_that_may_not_say_its_account_matters_where_one_is_stated(
        string environment,
        int expected,
        string status
    )
    {
        await using var served = await ServedApollo.StartAsync(
            options: $"allowed_endpoints={string.Join(',', Reads.Skip(1).Select(read => read.Endpoint))}"
        );
        served.Workspace.Replace("sequences.yaml", "apollo: {}", environment);

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(
            (exitCode, rows.One("key", "account").Status, rows.One("key", "accepted").Status),
            Is.EqualTo((expected, status, "ok"))
        );
    }

    [Test]
    public async Task A_plan_that_does_not_include_an_endpoint_is_not_blamed_on_the_key()
    {
        await using var served = await ServedApollo.StartAsync(options: "paid_plan=false");

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(exitCode, Is.EqualTo(4));
        Assert.That(
            rows.Where(row => row.Found == "not in the plan").Select(row => row.Name),
            Is.EqualTo(new[] { Endpoints.Search, Endpoints.Users })
        );
        Assert.That(
            rows.Where(row => row.Found == "not in the plan").Select(row => row.Remedy),
            Has.All.Contains("It needs a paid Apollo plan").And.None.Contains("admin for a key")
        );
    }

    [Test]
    public async Task Calls_left_are_those_of_the_usage_endpoint_and_what_it_does_not_list_is_unknown()
    {
        await using var served = await ServedApollo.StartAsync(options: "enforce_quota=true");

        var (_, rows) = await served.Workspace.DoctorAsync();

        Assert.That(
            rows.Where(row => row.Group == "calls").Select(row => row.Name),
            Is.EquivalentTo(Endpoints.Reads.Concat(Endpoints.Writes))
        );
        Assert.That(rows.One("calls", Endpoints.Search).Found, Is.EqualTo("minute 199, hour 399, day 1,999"));
        Assert.That(rows.One("calls", "api/v1/sequences/update").Found, Is.EqualTo("minute 200, hour 400, day 2,000"));
        Assert.That(rows.Ended("calls", "unknown"), Is.EqualTo(new[] { "api/v1/sequences/create" }));
    }

    [Test]
    public async Task Without_it_they_are_those_of_the_headers()
    {
        await using var served = await ServedApollo.StartAsync(
            options:
            [
                "enforce_quota=true",
                "quota_minute=unlimited",
                $"allowed_endpoints={string.Join(',', Reads.SkipLast(1).Select(read => read.Endpoint))}",
            ]
        );

        var (_, rows) = await served.Workspace.DoctorAsync();

        Assert.That(rows.One("calls", Endpoints.Labels).Found, Is.EqualTo("hour 399, day 1,999"));
        Assert.That(rows.Ended("calls", "unknown"), Is.EquivalentTo(Endpoints.Writes.Add(Endpoints.Usage)));
    }

    [Test]
    public async Task Where_there_is_no_limit_that_is_said()
    {
        await using var served = await ServedApollo.StartAsync();

        var (_, rows) = await served.Workspace.DoctorAsync();

        Assert.That(
            rows.Where(row => row.Group == "calls" && row.Status == "ok").Select(row => row.Found),
            Is.EqualTo(Enumerable.Repeat("no limit", 9))
        );
    }

    [Test]
    public async Task The_scarcest_stand_first_and_none_left_is_a_warning()
    {
        await using var served = await ServedApollo.StartAsync(options: ["enforce_quota=true", "quota_hour=2"]);
        await served.RunAsync("list");
        await served.RunAsync("list");

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(exitCode, Is.Zero);
        Assert.That(rows.Ended("calls", "warning"), Is.EquivalentTo(new[] { Endpoints.Profile, Endpoints.Search }));
        Assert.That(
            rows.Where(row => row.Group == "calls").Take(2).Select(row => row.Status),
            Is.All.EqualTo("warning")
        );
        Assert.That(
            rows.One("endpoints", Endpoints.Search),
            Has.Property("Status")
                .EqualTo("unknown")
                .And.Property("Found")
                .EqualTo("no calls left")
                .And.Property("Remedy")
                .Contains("They are available again in")
        );
        Assert.That(rows.One("endpoints", Endpoints.Labels).Found, Is.EqualTo("yes"));
    }

    [Test]
    public async Task Trouble_with_a_call_is_told_of_that_row_and_the_others_are_asked(
        [Values("error", "bad_gateway", "garbage", "cut_before", "lock", "quota", "missing")] string kind,
        [Range(0, 8)] int read
    )
    {
        var (endpoint, path) = Reads[read];
        var isPost = path is "/emailer_campaigns/search" or "/contacts/search" or "/usage_stats/api_usage_stats";
        await using var served = await ServedApollo.StartAsync(
            $$"""[{ "kind": "{{kind}}", "times": 0, "path": "{{path}}", "method": "{{(isPost ? "POST" : "GET")}}" }]"""
        );

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(exitCode, Is.Zero);
        Assert.That(rows.One("endpoints", endpoint).Status, Is.EqualTo("unknown"));
        Assert.That(rows.One("endpoints", endpoint).Remedy, Does.Contain(endpoint));
        Assert.That(
            rows.Ended("endpoints", "ok"),
            Is.EqualTo(
                Reads
                    .Select(other => other.Endpoint)
                    .Where(other => other != endpoint && !(endpoint == Endpoints.Search && other == Endpoints.Show))
            )
        );
        Assert.That(served.Workspace.Time.Waited, Is.EqualTo(TimeSpan.Zero));
    }

    [TestCase(
        """{"kind":"answer","status":200,"path":"/email_accounts","body":"[]"}""",
        Endpoints.Mailboxes,
        "answer unclear"
    )]
    [TestCase(
        """{"kind":"answer","status":200,"path":"/usage_stats/api_usage_stats","body":"[]"}""",
        Endpoints.Usage,
        "answer unclear"
    )]
    [TestCase("""{"kind":"answer","status":200,"path":"/labels","body":"{}"}""", Endpoints.Labels, "answer unclear")]
    [TestCase(
        """{"kind":"answer","status":200,"path":"/users/search","body":"{}"}""",
        Endpoints.Users,
        "answer unclear"
    )]
    [TestCase(
        """{"kind":"answer","status":422,"path":"/contacts/search","body":"{}"}""",
        Endpoints.Contacts,
        "call rejected"
    )]
    public async Task An_answer_of_another_form_says_nothing(string fault, string endpoint, string found)
    {
        await using var served = await ServedApollo.StartAsync($"[{fault}]");

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(
            (exitCode, rows.One("endpoints", endpoint).Status, rows.One("endpoints", endpoint).Found),
            Is.EqualTo((0, "unknown", found))
        );
    }

    [Test]
    public async Task A_service_that_is_not_there_is_1_and_everything_of_it_unknown()
    {
        await using var served = await ServedApollo.StartAsync("""[{ "kind": "cut_before", "times": 0 }]""");

        var (exitCode, rows) = await served.Workspace.DoctorAsync();

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(
            rows.Where(row => row.Group is "endpoints" or "calls" or "names").Select(row => row.Status).Distinct(),
            Is.EqualTo(new[] { "unknown" })
        );
        Assert.That(rows.One("key", "accepted").Status, Is.EqualTo("problem"));
        Assert.That(served.Requests.Count(), Is.EqualTo(8));
    }
}
