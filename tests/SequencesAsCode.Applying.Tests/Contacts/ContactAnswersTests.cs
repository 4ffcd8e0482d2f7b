using System.Text.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Apollo.Contacts;

namespace SequencesAsCode.Applying.Tests.Contacts;

public sealed class ContactAnswersTests
{
    private const string Endpoint = "api/v1/emailer_campaigns/add_contact_ids";

    [TestCase(
        """{"contacts":[{"id":"a"}],"skipped_contact_ids":{"b":"contacts_without_email"}"""
            + ""","emailer_campaign":{"id":"s"}}""",
        "a",
        "b"
    )]
    [TestCase("""{"contacts":[{"id":"a"},{"id":"b"}],"skipped_contact_ids":{},"signals_hash":{}}""", "a b", "")]
    [TestCase("""{"contacts":[{"id":"a"},{"id":"b"}]}""", "a b", "")]
    [TestCase("""{"contacts":[],"skipped_contact_ids":null}""", "", "")]
    [TestCase("""{"contacts":[{"id":"a"},{"id":"b"}],"skipped_contact_ids":{"b":"why"}}""", "a", "b")]
    public void Only_who_is_named_and_not_skipped_was_added(string answer, string named, string skipped)
    {
        var read = Read(answer, "s");

        Assert.That(string.Join(' ', read.Named.Order(StringComparer.Ordinal)), Is.EqualTo(named));
        Assert.That(string.Join(' ', read.Skipped.Keys.Order(StringComparer.Ordinal)), Is.EqualTo(skipped));
    }

    [TestCase("""{}""", "the list 'contacts' is missing")]
    [TestCase("""[]""", "the list 'contacts' is missing")]
    [TestCase("""{"contacts":{"a":1}}""", "the list 'contacts' is missing")]
    [TestCase("""{"contacts":[{"name":"a"}]}""", "'id' is missing")]
    [TestCase("""{"contacts":[{"id":"c"}]}""", "it names the contact c, which was not sent")]
    [TestCase("""{"contacts":[],"skipped_contact_ids":{"c":"why"}}""", "it names the contact c, which was not sent")]
    [TestCase("""{"contacts":[],"skipped_contact_ids":["a"]}""", "'skipped_contact_ids' is not an object")]
    [TestCase("""{"contacts":[],"skipped_contact_ids":{"a":true}}""", "'skipped_contact_ids' is true")]
    [TestCase("""{"contacts":[],"emailer_campaign":{"id":"t"}}""", "it is about the sequence t, not s")]
    public void An_answer_that_is_not_about_the_call_says_nothing(string answer, string why)
    {
        Assert.That(() => Read(answer, "s"), Failing.With(FailureKind.UnexpectedAnswer, why));
    }

    [TestCase("""{"entity_progress_job":{"id":"j1","params":{"api_key":"k"}}}""", "j1")]
    [TestCase("""{"entity_progress_job":{"id":7}}""", null)]
    [TestCase("""{"entity_progress_job":{}}""", null)]
    [TestCase("""{"id":"j2","job_type":"sequence_add_contact"}""", "j2")]
    public void A_job_names_nobody_and_has_an_id_at_most(string answer, string? id)
    {
        var read = Read(answer, "s");

        Assert.That((read.IsJob, read.JobId, read.Named.Count, read.Skipped.Count), Is.EqualTo((true, id, 0, 0)));
    }

    [Test]
    public void Who_is_taken_out_is_named()
    {
        var read = Read("""{"contacts":[{"id":"a"}],"emailer_campaign":{"id":"t"}}""", null);

        Assert.That((string.Join(' ', read.Named), read.Skipped.Count), Is.EqualTo(("a", 0)));
    }

    [Test]
    public void A_mailbox_that_does_not_say_that_it_is_active_or_was_revoked_cannot_send()
    {
        using var answer = JsonDocument.Parse(
            """{"email_accounts":[{"id":"a","email":"a@x.org","active":true},"""
                + """{"id":"b","email":"b@x.org","active":false},{"id":"c"},"""
                + """{"id":"d","active":true,"revoked_at":"2026-04-06T15:06:21.336+00:00"},"""
                + """{"id":"e","active":true,"revoked_at":null}]}"""
        );

        Assert.That(
            ContactAnswers.Mailboxes(answer.RootElement).Select(mailbox => mailbox.Active),
            Is.EqualTo(new[] { true, false, false, false, true })
        );
    }

    [Test]
    public void Labels_of_other_things_are_no_lists_of_contacts()
    {
        using var answer = JsonDocument.Parse(
            """[{"id":"a","name":"VIP","modality":"contacts"},{"id":"b","name":"VIP","modality":"accounts"},"""
                + """{"id":"c","name":"Old"}]"""
        );

        Assert.That(ContactAnswers.Lists(answer.RootElement).Select(list => list.Id), Is.EqualTo(new[] { "a", "c" }));
    }

    private static ContactAnswer Read(string answer, string? sequence)
    {
        using var document = JsonDocument.Parse(answer);
        return ContactAnswers.Read(Endpoint, document.RootElement, sequence, ["a", "b"]);
    }
}
