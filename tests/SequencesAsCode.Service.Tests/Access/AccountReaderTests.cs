using System.Text.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Service.Access;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Service.Tests.Access;

internal sealed class AccountReaderTests
{
    [Test]
    public void Usage_is_read_by_the_names_of_its_keys()
    {
        var usage = AccountReader.Usage(
            Json(
                """{ "[\"api/v1/contacts\", \"search\"]": { "day": { "limit": 600, "consumed": 1"""
                    + """, "left_over": 599 }, "hour": { "left_over": 0 }, "minute": { "left_over": 49 } } }"""
            )
        );

        Assert.That(
            usage,
            Is.EqualTo(new[] { new EndpointCalls("api/v1/contacts/search", new(49), new(0), new(599)) })
        );
        Assert.That(usage[0].Least, Is.Zero);
    }

    [TestCase("""{ "minute": { "left_over": -1 } }""")]
    [TestCase("""{ "minute": { "left_over": "5" } }""")]
    [TestCase("""{ "minute": { "left_over": null } }""")]
    [TestCase("""{ "minute": 5 }""")]
    [TestCase("[]")]
    [TestCase("null")]
    public void What_is_no_number_of_calls_is_not_known(string windows)
    {
        var usage = AccountReader.Usage(Json($$"""{ "[\"api/v1/labels\",\"index\"]": {{windows}} }"""));

        Assert.That(usage.Single().IsKnown, Is.False);
    }

    [TestCase("labels")]
    [TestCase("[1]")]
    [TestCase("[\"one\"]")]
    [TestCase("[\"api/v1/labels\",null]")]
    [TestCase("null")]
    [TestCase("")]
    public void A_key_of_another_form_names_nothing(string key)
    {
        Assert.That(
            AccountReader.Usage(Json(JsonSerializer.Serialize(new Dictionary<string, object> { [key] = new { } }))),
            Is.Empty
        );
    }

    [Test]
    public void Usage_that_is_no_object_is_no_usage()
    {
        Assert.That(() => AccountReader.Usage(Json("[]")), Failing.With(FailureKind.UnexpectedAnswer));
    }

    [TestCase(
        """{ "first_name": "Dana", "last_name": "Reyes", "email": "dana@example.com" }""",
        "Dana Reyes",
        "dana@example.com"
    )]
    [TestCase("""{ "user": { "first_name": "Dana", "email": "" } }""", "Dana", null)]
    [TestCase("""{ "email": "dana@example.com", "first_name": 5 }""", "", "dana@example.com")]
    public void The_acting_user_stands_in_the_answer_or_inside_it(string answer, string name, string? email)
    {
        Assert.That(AccountReader.User(Json(answer)), Is.EqualTo(new ActingUser(name, email)));
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("""{ "user": { "email": " " } }""")]
    public void An_answer_without_one_names_nobody(string answer)
    {
        Assert.That(AccountReader.User(Json(answer)), Is.Null);
    }

    [Test]
    public void Only_what_says_that_it_is_active_may_send()
    {
        Assert.That(
            AccountReader.Mailboxes(
                Json("""{ "email_accounts": [{ "active": true }, { "active": false }, { "active": "true" }, {}, 5] }""")
            ),
            Is.EqualTo(new MailboxCount(1, 5))
        );
        Assert.That(() => AccountReader.Mailboxes(Json("{}")), Failing.With(FailureKind.UnexpectedAnswer));
    }

    [Test]
    public void Every_endpoint_has_the_name_that_the_emulator_has_for_it()
    {
        var ours = Endpoints.Reads.Concat(Endpoints.Writes).ToList();

        Assert.That(ours, Has.Count.EqualTo(16).And.Unique.And.SubsetOf(Router.Endpoints));
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
