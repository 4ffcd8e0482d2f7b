using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Tests.Writing;

[TestFixture]
internal sealed class FileNamesTests
{
    [TestCase("con", "sequence-con")]
    [TestCase("CON.yaml", "sequence-CON.yaml")]
    [TestCase("aux.a.md", "sequence-aux.a.md")]
    [TestCase("lpt1 ", "sequence-lpt1")]
    [TestCase("com\u00b2", "sequence-com\u00b2")]
    [TestCase("v1.", "v1")]
    [TestCase("..", "sequence")]
    [TestCase("console.yaml", "console.yaml")]
    [TestCase("my-con.yaml", "my-con.yaml")]
    public void A_name_can_stand_on_every_system(string name, string expected) =>
        Assert.That(FileNames.CanStand(name, "sequence"), Is.EqualTo(expected));
}
