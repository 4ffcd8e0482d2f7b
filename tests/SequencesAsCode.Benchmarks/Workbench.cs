using System.Globalization;
using System.Text;

namespace SequencesAsCode.Benchmarks;

/// <summary>
/// A workspace of equal sequences on disk: five steps, three of them emails of about a hundred words, the same text on
/// every run.
/// </summary>
internal sealed class Workbench : IDisposable
{
    private const string Words =
        "pipeline quarter outreach webinar renewal budget customer growth review planning support team "
        + "product launch market report signal meeting answer question";

    private static readonly string[] Vocabulary = Words.Split(' ');

    /// <param name="sequences">How many files.</param>
    /// <param name="edition">Goes into every first subject: another one is a change of each sequence.</param>
    public Workbench(int sequences, string edition = "question")
        : this(Enumerable.Range(0, sequences).Select(place => Sequence(place, edition))) { }

    private Workbench(IEnumerable<string> files)
    {
        Folder = Directory.CreateTempSubdirectory("sequences-bench-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "sequences"));
        File.WriteAllText(
            Path.Combine(Folder, "sequences.yaml"),
            "version: 1\nsequences: sequences/*.yaml\nenvironments: { local: { emulator: {} } }\n"
        );
        foreach (var (place, text) in files.Index())
            File.WriteAllText(
                Path.Combine(Folder, "sequences", string.Create(CultureInfo.InvariantCulture, $"s{place:00000}.yaml")),
                text
            );
    }

    /// <summary>One sequence of many steps without keys, with three touches each.</summary>
    public static Workbench Long(int steps, string edition)
    {
        var text = new StringBuilder("key: long\nname: Long\nsteps:\n");
        foreach (var step in Enumerable.Range(0, steps))
        {
            text.Append("  - type: auto_email\n    wait: 2 days\n    touches:\n");
            foreach (var touch in Enumerable.Range(0, 3))
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"      - status: approved\n        type: new_thread\n        subject: A {edition} about "
                        + $"{Text(step + touch, 3)} {step}\n        body_markdown: {edition} {step} {touch} "
                        + $"{Text((step * 3) + touch, 100)}\n"
                );
        }

        return new([text.ToString()]);
    }

    /// <summary>The workspace.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>So many words, always the same ones for the same place.</summary>
    public static string Text(int place, int words) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, words)
                .Select(index =>
                    Vocabulary[((place * 31) + (index * index * 7) + (index * (place % 17))) % Vocabulary.Length]
                )
        );

    private static string Sequence(int place, string edition)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"key: s{place:00000}\nname: Sequence {place:00000}\nsteps:\n");
        Email("first", "30 minutes", "new_thread", $"A {edition} about {Text(place, 2)}");
        text.Append(
            CultureInfo.InvariantCulture,
            $"  - key: connect\n    type: linkedin_step_connect\n    wait: 2 days\n    note: {Text(place + 1, 12)}\n"
        );
        Email("second", "3 days", "reply_to_thread", null);
        text.Append(
            CultureInfo.InvariantCulture,
            $"  - key: call\n    type: call\n    wait: 2 days\n    note: {Text(place + 2, 20)}\n"
        );
        Email("last", "5 days", "new_thread", "Closing the loop");
        return text.ToString();

        void Email(string key, string wait, string type, string? subject)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  - key: {key}\n    type: auto_email\n    wait: {wait}\n    touches:\n      - key: a\n      "
                    + $"  type: {type}\n        status: approved\n"
            );
            if (subject is not null)
                text.Append(CultureInfo.InvariantCulture, $"        subject: {subject}\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"        body_markdown: |\n          Hi {{{{first_name}}}},\n\n          "
                    + $"{Text(place + key.Length, 50)}\n\n          {Text(place + 3, 50)}\n"
            );
        }
    }
}
