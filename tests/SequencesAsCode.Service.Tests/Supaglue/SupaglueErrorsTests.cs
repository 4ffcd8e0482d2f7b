using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Supaglue;

namespace SequencesAsCode.Service.Tests.Supaglue;

[TestFixture]
internal sealed class SupaglueErrorsTests
{
    private const string Read = "Supaglue's read of a sequence";
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [TestCase(200, "{}")]
    [TestCase(200, """{"errors":[]}""")]
    [TestCase(200, """{"warnings":[{"detail":"x"}]}""")]
    [TestCase(201, "not JSON")]
    public void A_success_without_errors_is_no_failure(int status, string body) =>
        Assert.That(Map(status, body), Is.Null);

    [TestCase(
        200,
        """{"errors":[{"problem_type":"BAD","detail":"it was not done"}]}""",
        FailureKind.Rejected,
        false,
        "BAD: it was not done"
    )]
    [TestCase(
        400,
        """{"errors":[{"problem_type":"MISSING_REQUIRED_FIELD","detail":"record is required"}]}""",
        FailureKind.Rejected,
        false,
        "MISSING_REQUIRED_FIELD: record is required"
    )]
    [TestCase(
        400,
        """{"errors":[[{"problem_type":"MISSING_REQUIRED_FIELD","detail":"record is required"}]]}""",
        FailureKind.Rejected,
        false,
        "MISSING_REQUIRED_FIELD: record is required"
    )]
    [TestCase(400, """{"errors":[{"errors":[{"detail":"deep"}]}]}""", FailureKind.Rejected, false, "deep")]
    [TestCase(400, """{"errors":{"errors":[{"detail":"deep"}]}}""", FailureKind.Rejected, false, "deep")]
    [TestCase(422, """{"errors":[{"title":"only a title"}]}""", FailureKind.Rejected, false, "only a title")]
    [TestCase(401, "Unauthorized", FailureKind.KeyRefused, false, "SUPAGLUE_API_KEY")]
    [TestCase(403, "{}", FailureKind.NotAllowed, false, "the owner of the Supaglue account")]
    [TestCase(404, """{"errors":[{"detail":"no customer"}]}""", FailureKind.NotFound, false, "customer_id")]
    [TestCase(
        499,
        """{"errors":[{"detail":"refused","status":"499","meta":{"origin":"remote-provider","cause":"""
            + """{"status":422}}}]}""",
        FailureKind.Rejected,
        false,
        "refused (from the provider behind Supaglue)"
    )]
    [TestCase(
        499,
        """{"errors":[{"detail":"down","meta":{"origin":"remote-provider","cause":{"status":503}}}]}""",
        FailureKind.Unavailable,
        true,
        "down (from the provider behind Supaglue)"
    )]
    [TestCase(
        499,
        """{"errors":[{"detail":"too many","meta":{"origin":"remote-provider","cause":{"status":429}}}]}""",
        FailureKind.Unavailable,
        true,
        "too many"
    )]
    [TestCase(
        501,
        """{"errors":[{"problem_type":"NOT_IMPLEMENTED_ERROR","detail":"not for salesloft"}]}""",
        FailureKind.Rejected,
        false,
        "not for salesloft"
    )]
    [TestCase(500, "<html>oops</html>", FailureKind.Unavailable, true, "oops")]
    [TestCase(302, "", FailureKind.Unavailable, false, "redirect")]
    public void Each_status_has_its_meaning(int status, string body, FailureKind failure, bool isTransient, string said)
    {
        var mapped = Map(status, body)!;

        Assert.That((mapped.Kind, mapped.Retry != RetryScope.None), Is.EqualTo((failure, isTransient)));
        Assert.That(mapped.Message, Does.Contain(said));
    }

    [Test]
    public void A_key_that_an_error_repeats_is_concealed_and_a_long_one_is_cut()
    {
        var said = SupaglueErrors
            .Map(
                new(Read, 400, $$"""{"errors":[{"detail":"k3y-TH4T-MUST-N0T-L34K {{new string('x', 500)}}"}]}""")
                {
                    Headers = new Dictionary<string, string>(),
                    At = Now,
                    Secret = new("k3y-TH4T-MUST-N0T-L34K"),
                }
            )!
            .Message;

        Assert.That(said, Does.Contain("[key]").And.EndWith("…").And.Not.Contain("L34K"));
    }

    [TestCase("GET", "/sequences?page_size=100", "Supaglue's list of sequences")]
    [TestCase("GET", "/sequences/66e9e215ece19801b2199102?include_raw_data=true", Read)]
    [TestCase("PATCH", "/sequences/a/sequence_steps/b", "Supaglue's update of a step")]
    public void Each_call_has_a_name(string method, string path, string name) =>
        Assert.That(SupaglueErrors.EndpointOf(method, path), Is.EqualTo(name));

    private static ServiceException? Map(int status, string body) =>
        SupaglueErrors.Map(new(Read, status, body) { Headers = new Dictionary<string, string>(), At = Now });
}
