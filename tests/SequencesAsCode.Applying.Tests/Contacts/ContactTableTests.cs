using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Text.Contacts;

namespace SequencesAsCode.Applying.Tests.Contacts;

public sealed class ContactTableTests
{
    [TestCase("contacts_without_email", "contacts_without_email")]
    [TestCase("", "")]
    [TestCase("a, b", "\"a, b\"")]
    [TestCase("a; \"b\"", "\"a; \"\"b\"\"\"")]
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase(" =1", "' =1")]
    [TestCase("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    [TestCase("a\r\n=b\t\u001b[2J", "a␍␊=b␉␛[2J")]
    public void No_cell_can_act(string reason, string cell)
    {
        var plan = new ContactPlan
        {
            Environment = "production",
            Service = "apollo",
            Account = "",
            Sequences = [],
            Work = new ContactWork.TakeOut(TakeOutMode.Stop, null),
            Contacts = [],
        };
        var report = ContactReport.NothingSent(plan) with
        {
            Results = [new("c", "a@x.org", "s", ContactOutcome.Skipped, reason)],
        };

        Assert.That(
            ContactTable.Write(report),
            Is.EqualTo($"contact_id,email,sequence_id,outcome,reason\r\nc,a@x.org,s,skipped,{cell}\r\n")
        );
    }
}
