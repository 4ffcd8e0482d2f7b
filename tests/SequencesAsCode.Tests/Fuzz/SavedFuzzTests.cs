using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Files;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Markdown;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Snapshots;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Fuzz;

/// <summary>
/// What a run saved and somebody spoilt (lock, journal, plan, snapshot, the emulator's account) is read whole or
/// refused in a sentence.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class SavedFuzzTests
{
    private static readonly CommentContext Comment = new("w", "e", "c0ffee", "1");
    private static readonly Lazy<DesiredState> Quickstart = new(() =>
        new DesiredStateReader().Read(Path.Combine(Repository.Root, "examples/quickstart"), null).Desired!
    );

    [TestCase(200)]
    [TestCase(5_000, Category = Law.Long)]
    public void Spoilt_locks(int cases) => Hold(() => Corpus.Locks, cases, LockReader("sequences.small.lock.json"));

    [TestCase(200)]
    [TestCase(5_000, Category = Law.Long)]
    public void Spoilt_journals(int cases) =>
        Hold(() => Corpus.Journals, cases, LockReader(".sequences/journal.small.jsonl"));

    [TestCase(150)]
    [TestCase(4_000, Category = Law.Long)]
    public void Spoilt_plans(int cases) => Hold(() => Corpus.Plans, cases, spoilt => ReadPlan(Resealed(spoilt)));

    [TestCase(150)]
    [TestCase(3_000, Category = Law.Long)]
    public void Spoilt_snapshots(int cases) => Hold(() => Corpus.Snapshots, cases, ReadSnapshot);

    [TestCase(100)]
    [TestCase(2_000, Category = Law.Long)]
    public void Spoilt_accounts_of_the_emulator(int cases) =>
        Hold(
            () => Corpus.Seeds,
            cases,
            spoilt =>
            {
                try
                {
                    EmulatedApollo.FromSeed(Encoding.UTF8.GetString(spoilt)).ExportState();
                    return true;
                }
                catch (FormatException)
                {
                    return false;
                }
            }
        );

    [TestCase(50)]
    [TestCase(1_000, Category = Law.Long)]
    public void Spoilt_fault_scripts(int cases) =>
        Hold(
            () => Corpus.FaultScripts,
            cases,
            spoilt =>
            {
                try
                {
                    FaultScript.Parse(Encoding.UTF8.GetString(spoilt));
                    return true;
                }
                catch (FormatException)
                {
                    return false;
                }
            }
        );

    private static void Hold(Func<ImmutableArray<string>> inputs, int cases, Func<byte[], bool> read)
    {
        var corpus = inputs();
        var trees = corpus.Select(Tree).ToList();
        var refused = 0;
        Law.Holds(
            seed =>
            {
                var dice = new Dice(seed);
                var index = dice.Number(0, corpus.Length - 1);
                var spoilt =
                    trees[index] is { } tree && dice.Chance(0.6)
                        ? Encoding.UTF8.GetBytes(new JsonMutator(dice).Mutate(tree))
                        : new TextMutator(dice, corpus).Mutate(corpus[index]);
                return Judge.Of(
                    spoilt,
                    () =>
                    {
                        if (!read(spoilt))
                            Interlocked.Increment(ref refused);
                        return [];
                    }
                );
            },
            cases,
            () => Law.Below(("refused", refused, (cases / 10) + 1))
        );
    }

    private static Func<byte[], bool> LockReader(string name)
    {
        var folder = Directory.CreateTempSubdirectory("sequences-fuzz-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, ".sequences"));
        return spoilt =>
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, name), spoilt);
            var result = LockStore
                .For(
                    new(folder.FullName, [], Policy.Default, [], []),
                    new WorkspaceEnvironment.Apollo("small", null, "KEY")
                )
                .Read();
            if ((result.Base is null) != result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
                throw new InvalidOperationException("neither a base nor a diagnostic");
            if (result.Diagnostics.Any(diagnostic => diagnostic.At?.File != name))
                throw new InvalidOperationException($"another file is named: {result.Diagnostics[0]}");
            return result.Base is not null;
        };
    }

    private static bool ReadPlan(string text)
    {
        try
        {
            var plan = PlanFile.Read(text);
            new TextRenderer(true).Write(plan, TextWriter.Null);
            JsonRenderer.Write(new(0, plan.Warnings, null, plan, null), TextWriter.Null);
            MarkdownRenderer.Write(plan, Comment, TextWriter.Null);
            PreviewRenderer.Write(plan, TextWriter.Null);
            _ = SavedPlanCheck.FindUnsound(plan, new ApolloRequests(), Policy.Default, Base.Empty);
            return true;
        }
        catch (PlanFileException)
        {
            return false;
        }
    }

    // A forger can count as well: the checksum is right again.
    private static string Resealed(byte[] spoilt)
    {
        var text = Encoding.UTF8.GetString(spoilt);
        try
        {
            if (JsonText.Parse(text) is not JsonObject json || json["plan"] is not JsonObject plan)
                return text;
            json["checksum"] = FieldToken.Hash(JsonText.WriteCompact(plan));
            return json.ToJsonString();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return text;
        }
    }

    private static bool ReadSnapshot(byte[] spoilt)
    {
        try
        {
            var snapshot = SnapshotFile.Read(Encoding.UTF8.GetString(spoilt));
            SnapshotService.Check(snapshot, "emulator", Quickstart.Value.Environment, Base.Empty);
            var service = new SnapshotService(snapshot);
            var current = new CurrentStateReader(service)
                .ReadAsync(Quickstart.Value, Base.Empty, [], CancellationToken.None)
                .GetAwaiter()
                .GetResult();
            if (
                Planner.CreatePlan(Quickstart.Value, current, Base.Empty, PlanOptions.For("emulator"), service).Plan is
                { } plan
            )
                new TextRenderer(false).Write(plan, TextWriter.Null);
            return true;
        }
        catch (Exception exception) when (exception is SnapshotException or ServiceException)
        {
            return false;
        }
    }

    private static JsonNode? Tree(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
