using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Tests;

[TestFixture]
internal sealed class MutatedFilesTests
{
    private const string Sequence = """
        key: q3
        name: "Q3 – Outbound"
        max_emails_per_day: { by_environment: { local: 50 } }
        labels: [Outbound, 'Q3']
        sharing: { visibility: restricted }
        steps:
          - key: intro
            type: auto_email
            wait: 30 minutes   # a comment
            touches:
              - status: approved
                subject: Hi {{first_name}}
                body_markdown: |
                  *Hello* {{#if city}}[x]({{company}}){{#endif}}

                  - a
                  - b
              - { status: to_be_reviewed, body_file: b.md }
          - { type: call, wait: 1 day, note: >- 
              folded }
        removed:
          - { id: 66e9e215ece19801b219997f, reason: old }
        """;

    [Test]
    public void Mutated_bytes_never_throw([Values(1, 2, 3)] int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var workspace = new TemporaryWorkspace().With("sequences/b.md", "Hello");
        var files = new[]
        {
            ("sequences.yaml", TemporaryWorkspace.Minimal),
            ("sequences/a.yaml", Sequence),
            ("sequences/b.md", "# Hi\n\n*a* [b](c) {{d}} <br>\n\n1. x\n"),
        };
        foreach (var (path, text) in files)
            workspace.With(path, text);

        for (var i = 0; i < 400; i++)
        {
            var (path, text) = files[random.Next(files.Length)];
            workspace.With(path, Mutate(System.Text.Encoding.UTF8.GetBytes(text), random));
            ReadResult? result = null;
            Assert.That(
                () => result = workspace.Read(),
                Throws.Nothing,
                $"seed {seed}, input {i}:\n{File.ReadAllText(Path.Combine(workspace.Folder, path))}"
            );
            Assert.That(
                result!.Desired is null,
                Is.EqualTo(result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
            );
            Assert.That(
                result.Diagnostics.Select(diagnostic => diagnostic.At),
                Is.Ordered.Using(SourceLocation.FileOrder)
            );
            workspace.With(path, text);
        }
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        const string signs = ":{}[]#&*!|>'\"%@`-?,~<\t\n \0\r\u00ff0e.";
        var list = bytes.ToList();
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(list.Count);
            switch (random.Next(5))
            {
                case 0:
                    list[at] = (byte)random.Next(256);
                    break;
                case 1:
                    list[at] = (byte)signs[random.Next(signs.Length)];
                    break;
                case 2:
                    list.Insert(at, (byte)signs[random.Next(signs.Length)]);
                    break;
                case 3:
                    list.RemoveRange(at, Math.Min(random.Next(20), list.Count - at - 1));
                    break;
                default:
                    list.InsertRange(at, list.GetRange(random.Next(list.Count / 2), random.Next(list.Count / 2)));
                    break;
            }
        }

        return [.. list];
    }
}
