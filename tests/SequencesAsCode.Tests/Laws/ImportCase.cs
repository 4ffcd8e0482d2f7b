using System.Text.Json.Nodes;
using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Emulator;
using SequencesAsCode.Files;
using SequencesAsCode.Files.Importing;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Laws;

/// <summary>One drawn account with whatever people may have left in it, and an empty workspace.</summary>
internal sealed class ImportCase : IDisposable
{
    private static readonly string[] Nasty =
    [
        "Re: {{first_name}}",
        "{{company}} # 1",
        " blanks ",
        "yes",
        "12",
        "2026-01-31",
        "'so' \"so\"",
        "C:\\dir",
        "- no list",
        "tab\there",
        "“smart”",
        "none",
        "two\nlines",
        "bell\u0007",
        "😀",
        "a: b",
        "{{#if company}}open",
        "{{webinar_date}}",
        "5c1004a0ece19801b2190031",
    ];

    private readonly TemporaryFolder folder = new();
    private readonly EmulatorHandler handler;
    private readonly Dice dice;

    public ImportCase(int seed)
    {
        dice = new Dice(seed);
        var options = new EmulatorOptions
        {
            Sanitizer = dice.Of(Enum.GetValues<Sanitizer>()),
            Metrics = dice.Of(Enum.GetValues<MetricsForm>()),
            CreateDefaults = dice.Of(Enum.GetValues<CreateDefaults>()),
            LinkedinWithoutTouch = dice.Of(Enum.GetValues<LinkedinWithoutTouch>()),
            ShowAttachmentIds = dice.Chance(0.7),
        };
        Apollo = EmulatedApollo.FromSeed(Seed(), options, new InstantTime());
        handler = new(Apollo);
        Service = new(new(ConnectionSettings.DefaultBaseUrl, "key", handler, new InstantTime(), null));
        var drift = dice.Chance(0.5) ? "policy: { drift: revert, create_only: error }\n" : "";
        File.WriteAllText(
            Path.Combine(folder.Path, "sequences.yaml"),
            $"version: 1\nenvironments: {{ local: {{ emulator: {{}} }} }}\nmarkdown: {{ paragraphs: "
                + $"{dice.Of("p", "br")}, breaks: {dice.Of("br", "space")} }}\n{drift}"
        );
    }

    public EmulatedApollo Apollo { get; }

    public ApolloService Service { get; }

    public string LockText => File.Exists(LockPath) ? File.ReadAllText(LockPath) : "";

    private string LockPath => Path.Combine(folder.Path, ".sequences", "sequences.local.lock.json");

    public ReadResult Files() => new DesiredStateReader().Read(folder.Path, null);

    public LockStore Store()
    {
        var desired = Files().Desired!;
        return LockStore.For(desired.Workspace, desired.Environment);
    }

    /// <summary>What another machine knows, that has the files and not the lock.</summary>
    public Base WithoutLock
    {
        get
        {
            var @base = Store().Read().Base!;
            return @base with { Sequences = [] };
        }
    }

    public CurrentState Read()
    {
        var listing = Service
            .ReadAsync(new ReadScope(true, true, [], true, true, true), CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        var whole = Service
            .ReadAsync(ReadScope.Of([.. listing.Rows.Select(row => row.Id)]), CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        return listing with { Sequences = whole.Sequences, Directory = whole.Directory };
    }

    /// <summary>What the command does, without its words.</summary>
    /// <param name="minimal">Whether settings are left out.</param>
    /// <param name="force">Whether files are written anew.</param>
    /// <param name="full">Whether values that equal Apollo's defaults are written.</param>
    /// <param name="edit">Makes something else of what was read.</param>
    public ImportBatch Import(
        bool minimal = false,
        bool force = false,
        bool full = false,
        Func<CurrentSequence, CurrentSequence>? edit = null
    )
    {
        var desired = Files().Desired!;
        var store = LockStore.For(desired.Workspace, desired.Environment);
        var @base = store.Read().Base!;
        var request = new ImportRequest([], [], true, minimal, force) { Full = full };
        var current = Read();
        if (edit is not null)
            current = current with
            {
                Sequences = current.Sequences.ToImmutableDictionary(
                    pair => pair.Key,
                    pair => edit(pair.Value),
                    StringComparer.Ordinal
                ),
            };
        var batch = new Importer(desired, @base, request, Service, "emulator").Draft(
            current,
            request.Choose(desired, @base, current.Rows).Ids
        );
        if (batch.Variables.File is { } workspace)
            AtomicFile.Write(folder.Path, workspace);
        foreach (var sequence in batch.Sequences)
        {
            foreach (var file in sequence.Files)
                AtomicFile.Write(folder.Path, file);
            Bookkeeping.Record(sequence.Change, sequence.Current, store, batch.Context!);
        }

        if (!batch.Sequences.IsEmpty)
            store.Save();
        return batch;
    }

    public PlanResult Plan(Base @base)
    {
        var desired = Files().Desired ?? throw new InvalidOperationException(string.Join("\n", Files().Diagnostics));
        return Planner.CreatePlan(desired, Read(), @base, PlanOptions.For("emulator"), Service);
    }

    public string Snapshot() =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file =>
                    $"{file}: {FieldToken.Hash(File.ReadAllText(file))} {File.GetLastWriteTimeUtc(file).Ticks}"
                )
        );

    public void Dispose()
    {
        Service.Dispose();
        handler.Dispose();
        folder.Dispose();
    }

    private string Seed()
    {
        var seed = JsonNode.Parse(new AccountDraw(dice).Seed())!.AsObject();
        var markup = new MarkupDraw(dice);
        foreach (var sequence in seed["sequences"]!.AsArray().Select(node => node!.AsObject()))
        {
            if (dice.Chance(0.3))
                sequence["name"] = dice.Of("Q3 Outbound", "Zürich: Deal #1", " Q3 Outbound ", "yes", "“Q3”");
            if (dice.Chance(0.5))
                sequence["user_id"] = dice.Of(AccountDraw.Users);
            foreach (var step in sequence["steps"]!.AsArray().Select(node => node!.AsObject()))
            {
                if (dice.Chance(0.2))
                    step["note"] = dice.Of(Nasty);
                if (dice.Chance(0.05))
                    step["priority"] = "high";
                foreach (var touch in (step["touches"]?.AsArray() ?? []).Select(node => node!.AsObject()))
                {
                    if (dice.Chance(0.3))
                        touch["subject"] = dice.Of(Nasty);
                    if (dice.Chance(0.5))
                        touch["body_html"] = dice.Chance(0.3) ? dice.Of(Nasty) : markup.Body();
                    if (dice.Chance(0.05))
                        touch["body_html"] = dice.Of("", " ", "<br>");
                }
            }
        }

        return seed.ToJsonString();
    }
}
