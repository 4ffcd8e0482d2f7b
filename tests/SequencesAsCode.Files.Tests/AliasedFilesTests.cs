using static SequencesAsCode.Files.Tests.TemporaryWorkspace;

namespace SequencesAsCode.Files.Tests;

/// <summary>Sequences that say a value once and refer to it: the rest of the reader sees the values.</summary>
[TestFixture]
internal sealed class AliasedFilesTests
{
    private const string Sequence = """
        key: a
        name: A
        steps:
          - type: auto_email
            wait: &gap 2 days
            touches: &touches
              - &intro
                key: a
                status: approved
                subject: Hi {{first_name}}
                body_html: <p>Hi</p>
          - type: auto_email
            wait: *gap
            touches: *touches
          - { type: auto_email, wait: *gap, touches: [*intro] }
        """;

    [Test]
    public void Waits_lists_and_maps_can_be_aliases()
    {
        var result = ReadOne(Sequence);

        Assert.That(Places(result.Diagnostics), Is.Empty);
        var steps = result.Desired!.Sequences.Single().Steps!.Value;
        Assert.That(
            steps.Select(step => step.Fields[Fields.Wait]),
            Has.All.EqualTo(new FieldValue.Wait(2, WaitUnit.Day))
        );
        Assert.That(steps.Select(step => step.Touches!.Value.Single().Key), Has.All.EqualTo("a"));
    }

    [Test]
    public void Values_for_environments_can_be_aliases()
    {
        var result = ReadOne(
            "key: a\nname: A\nmax_emails_per_day: &most { by_environment: { local: 50 } "
                + "}\nsame_account_reply_delay_days: *most\n"
        );

        Assert.That(Places(result.Diagnostics), Is.Empty);
        Assert.That(
            result.Desired!.Sequences.Single().Fields[Fields.MaxEmailsPerDay],
            Is.EqualTo(new FieldValue.Number(50))
        );
    }

    [Test]
    public void A_mistake_in_an_alias_is_told_where_the_alias_stands()
    {
        var result = ReadOne("key: a\nname: &text A\nactive: *text # no\n");

        Assert.That(Places(result.Diagnostics), Is.EqualTo(new[] { "sequences/a.yaml:3:9 SEQ202" }));
    }
}
