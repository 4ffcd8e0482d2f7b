namespace SequencesAsCode.Files.Tests.Reading;

/// <summary>The contacts of a workspace to preview emails with.</summary>
[TestFixture]
internal sealed class SampleContactsTests
{
    private const string Minimal = "version: 1\nenvironments: { local: { emulator: {} } }\nvariables: [pain_point]\n";

    [Test]
    public void Contacts_have_the_variables_of_an_email()
    {
        using var workspace = new TemporaryWorkspace(
            Minimal
                + "sample_contacts:\n"
                + "  - name: Dana van der Berg\n"
                + "    title: VP Sales\n"
                + "    company: Northwind\n"
                + "    custom: { pain_point: ramp time }\n"
                + "  - { name: Marc, email: marc@example.com }\n"
        );

        var contacts = workspace.Read().Desired!.Workspace.SampleContacts;

        Assert.That(
            contacts.Select(contact =>
                $"{contact.Name}: {string.Join(", ", contact.Values.Select(value => $"{value.Key}={value.Value}"))}"
            ),
            Is.EqualTo(
                new[]
                {
                    "Dana van der Berg: company=Northwind, first_name=Dana, last_name=van der Berg, "
                        + "pain_point=ramp time, title=VP Sales",
                    "Marc: email=marc@example.com, first_name=Marc",
                }
            )
        );
    }

    [Test]
    public void A_custom_variable_that_is_not_listed_is_a_warning_with_the_one_that_was_meant()
    {
        using var workspace = new TemporaryWorkspace(
            Minimal + "sample_contacts: [{ name: Dana, custom: { pain_pint: ramp time } }]\n"
        );

        var result = workspace.Read();

        Assert.That(result.Desired, Is.Not.Null);
        Assert.That(
            result.Diagnostics.Single().ToString(),
            Does.StartWith("sequences.yaml:4:43: warning SEQ340").And.Contains("did you mean 'pain_point'?")
        );
    }

    [Test]
    public void A_key_that_is_not_known_is_told_with_the_one_that_was_meant()
    {
        using var workspace = new TemporaryWorkspace(Minimal + "sample_contacts: [{ name: Dana, compny: X }]\n");

        Assert.That(
            workspace.Read().Diagnostics.Single().ToString(),
            Does.StartWith("sequences.yaml:4:33: error SEQ201").And.Contains("did you mean 'company'?")
        );
    }
}
