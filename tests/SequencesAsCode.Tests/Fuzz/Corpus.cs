using System.Text.RegularExpressions;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Fuzz;

/// <summary>
/// Whole inputs that the fuzzers spoil: the examples, the samples of the pages, approved outputs, and what the program
/// itself wrote. Made once.
/// </summary>
internal static partial class Corpus
{
    private static readonly Lazy<ImmutableDictionary<string, string>> ByProgram = new(Written);

    public static ImmutableArray<string> Sequences { get; } =
    [
        .. Repository.Files("examples/quickstart/sequences", "*.yaml").Select(File.ReadAllText),
        .. Samples("yaml"),
        "key: q3\nname: \"Q3 \u2013 Outbound\"\nmax_emails_per_day: { by_environment: { local: 50 } "
            + "}\nlabels: [Outbound, 'Q3']\nsharing: { visibility: restricted }\nsteps:\n  - key: intro\n    "
            + "type: auto_email\n    wait: &gap 30 minutes   # a comment\n    touches:\n      - status: "
            + "approved\n        subject: Hi {{first_name}}\n        body_markdown: |\n          *Hello* "
            + "{{#if city}}[x]({{company}}){{#endif}}\n\n          - a\n          - b\n      - { status: "
            + "to_be_reviewed, body_file: b.md }\n  - { type: call, wait: *gap, note: >-\n      folded }\n"
            + "removed:\n  - { id: 66e9e215ece19801b219997f, reason: old }\n",
    ];

    public static ImmutableArray<string> Workspaces { get; } =
    [
        File.ReadAllText(Path.Combine(Repository.Root, "examples/quickstart/sequences.yaml")),
        .. Samples("yaml").Where(text => text.Contains("environments:", StringComparison.Ordinal)),
        "version: 1\nenvironments: { local: { emulator: {} } }\n",
    ];

    public static ImmutableArray<string> Bodies { get; } =
    [
        .. Repository.Files("examples/quickstart/sequences", "*.md").Select(File.ReadAllText),
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "files.md"))[..12_000],
        "# Hi\n\n*a* [b](c \"d\") {{#if x}}y{{else}}z{{/if}} <br>\n\n1. x\n   > q\n\n| a | b |\n|---|---|\n| "
            + "1 | `c` |\n\n![i](j)\n",
        "<div><p style=\"color: red\">Hi {{first_name}},</p><table><tr><td><a "
            + "href=\"https://x.example\">x</a><img src=y width=1 alt=''></td></tr></table><!-- c --><pre>a\n "
            + "b</pre></div>",
    ];

    public static string Plan => ByProgram.Value["plan.json"];

    public static ImmutableArray<string> Plans => [Plan, ByProgram.Value["again.json"], .. Approved("PlanFileTests")];

    public static ImmutableArray<string> Snapshots => [ByProgram.Value["snapshot.json"]];

    public static ImmutableArray<string> Locks =>
        [ByProgram.Value[".sequences/sequences.local.lock.json"], ByProgram.Value["small.lock.json"]];

    public static ImmutableArray<string> Journals => [ByProgram.Value["journal.jsonl"]];

    public static ImmutableArray<string> Seeds { get; } =
    [
        File.ReadAllText(Path.Combine(Repository.Root, "examples/quickstart/emulator-seed.json")),
        SomeAccount.Seed(true, 4),
    ];

    public static ImmutableArray<string> FaultScripts { get; } =
    [
        """[{"kind":"status","status":500,"path":"/sequences/*","method":"PUT","nth":2,"times":3},"""
            + """{"kind":"cut_after","path":"/sequences"},{"kind":"delay","seconds":2.5}]""",
        """{"faults":[{"kind":"garbage","times":0}]}""",
        .. Samples("json").Where(text => text.Contains("kind", StringComparison.Ordinal)),
    ];

    private static ImmutableDictionary<string, string> Written()
    {
        using var workspace = CliWorkspace.Quickstart();
        string[][] runs =
        [
            ["plan", "--out", "plan.json"],
            ["list", "--snapshot", "snapshot.json", "--all"],
            ["apply", "plan.json"],
        ];
        foreach (var run in runs)
            Assert.That(workspace.RunAsync(run).GetAwaiter().GetResult().ExitCode, Is.Zero, string.Join(' ', run));
        workspace
            .Replace("sequences/q3-outbound.yaml", "wait: 3 days", "wait: 5 days")
            .InApollo(sequences => sequences[0]["name"] = "Renamed <b>by</b> somebody");
        workspace.RunAsync("plan", "--out", "again.json").GetAwaiter().GetResult();

        var store = LockStore.For(
            new(workspace.Folder, [], Policy.Default, [], []),
            new WorkspaceEnvironment.Apollo("small", null, "KEY")
        );
        store.Record("team", SomeLock.Written);
        store.Intend("lost", "Lost", isCreate: true);
        store.Record("team", SomeLock.Small("events", "66e9e215ece19801b2199800"));
        store.Forget("events");
        store.Record("team", SomeLock.Small("events", "66e9e215ece19801b2199801"));
        var journal = workspace.Read(".sequences/journal.small.jsonl");
        store.Save();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["plan.json"] = workspace.Read("plan.json"),
            ["again.json"] = workspace.Read("again.json"),
            ["snapshot.json"] = workspace.Read("snapshot.json"),
            [".sequences/sequences.local.lock.json"] = workspace.Read(".sequences/sequences.local.lock.json"),
            ["small.lock.json"] = workspace.Read("sequences.small.lock.json"),
            ["journal.jsonl"] = journal,
        }.ToImmutableDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Approved(string test) =>
        Repository.Files("tests", $"{test}*.expected.json").Select(File.ReadAllText);

    private static IEnumerable<string> Samples(string language) =>
        Repository
            .Files("docs", "*.md")
            .SelectMany(page => Fences().Matches(File.ReadAllText(page)))
            .Where(match => match.Groups[1].Value == language)
            .Select(match => match.Groups[2].Value);

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
