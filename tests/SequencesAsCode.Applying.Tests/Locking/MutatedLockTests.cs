using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Applying.Tests.Locking;

[TestFixture]
internal sealed class MutatedLockTests
{
    [TestCase("sequences.production.lock.json")]
    [TestCase(".sequences/journal.production.jsonl")]
    public void A_spoilt_file_gives_a_base_or_diagnostics_and_never_anything_else(string name)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name);
        var original = Original(folder.Path, path);
        var (read, refused) = (0, 0);

        Law.Holds(
            seed =>
            {
                File.WriteAllText(path, Mutated(original, new Dice(seed)));

                var result = Store(folder.Path).Read();

                if (result.Base is null)
                    refused++;
                else
                    read++;
                return
                    (result.Base is null) == result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error)
                    && result.Diagnostics.Length <= 20
                    ? []
                    : ["neither a base nor a diagnostic"];
            },
            missing: () => Law.Below(("read", read, 21), ("refused", refused, 21))
        );
    }

    private static string Original(string folder, string path)
    {
        var store = Store(folder);
        store.Record("team", SomeLock.Written);
        store.Intend("lost", "Lost", isCreate: true);
        store.Record("team", SomeLock.Small("events", "66e9e215ece19801b2199800"));
        if (!path.EndsWith(".jsonl", StringComparison.Ordinal))
            store.Save();
        return File.ReadAllText(path);
    }

    private static string Mutated(string text, Dice dice)
    {
        var lines = text.Split('\n').ToList();
        for (var times = dice.Number(1, 3); times > 0; times--)
        {
            var (line, at) = (dice.Number(0, lines.Count - 1), dice.Number(0, text.Length - 1));
            switch (dice.Number(0, 6))
            {
                case 0:
                    lines.RemoveAt(line);
                    break;
                case 1:
                    lines.Insert(line, lines[dice.Number(0, lines.Count - 1)]);
                    break;
                case 2:
                    lines[line] = lines[line]
                        .Replace(
                            dice.Of("\"sequence\"", "\"a\"", "true", "1", "\"sha256:aa\""),
                            dice.Of("null", "7", "[]", "{}", "\"x\"", "-1", "1e400"),
                            StringComparison.Ordinal
                        );
                    break;
                case 3:
                    lines[line] = lines[line][..dice.Number(0, lines[line].Length)];
                    break;
                case 4:
                    lines[line] = lines[line]
                        .Replace(
                            dice.Of("id", "kind", "key", "fields", "in", "position"),
                            dice.Of("x", "id", ""),
                            StringComparison.Ordinal
                        );
                    break;
                case 5:
                    lines.Insert(line, dice.Of("<<<<<<< HEAD", "", "null", "[]", "{", "\0", "\uFEFF"));
                    break;
                default:
                    var joined = string.Join('\n', lines);
                    at = Math.Min(at, joined.Length - 1);
                    lines =
                    [
                        .. joined
                            .Remove(Math.Max(at, 0), joined.Length == 0 ? 0 : 1)
                            .Insert(Math.Max(at, 0), dice.Of("\"", ",", "{", "}", "0", "é", "\\"))
                            .Split('\n'),
                    ];
                    break;
            }

            if (lines.Count == 0)
                lines.Add("");
        }

        return string.Join('\n', lines);
    }

    private static LockStore Store(string folder) =>
        LockStore.For(
            new(folder, [], Policy.Default, [], []),
            new WorkspaceEnvironment.Apollo("production", null, "KEY")
        );
}
