using System.Text;
using SequencesAsCode.Files.Reading.Schema;

namespace SequencesAsCode.Files.Tests.Reading.Schema;

public sealed class SchemaFolderTests
{
    [Test]
    public void Every_schema_is_a_file()
    {
        Assert.That(
            SchemaFolder.Files.Select(file => file.Path),
            Is.EqualTo(Schemas.Names.Select(name => $".schemas/{name}.schema.json")).And.Not.Empty
        );
        Assert.That(
            SchemaFolder.Files.Select(file => Encoding.UTF8.GetString(file.Content.Span)),
            Is.EqualTo(Schemas.Names.Select(Schemas.Text))
        );
    }

    [TestCase("sequences.yaml", "workspace", ".schemas/workspace.schema.json")]
    [TestCase("sequences/a.yaml", "sequence", "../.schemas/sequence.schema.json")]
    [TestCase("sequences/north/a.yaml", "sequence", "../../.schemas/sequence.schema.json")]
    public void A_modeline_leads_from_the_file_to_its_schema(string file, string schema, string path) =>
        Assert.That(SchemaFolder.Modeline(file, schema), Is.EqualTo($"# yaml-language-server: $schema={path}"));
}
