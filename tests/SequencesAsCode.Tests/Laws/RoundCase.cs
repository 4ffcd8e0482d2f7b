using System.Text.Json.Nodes;
using SequencesAsCode.Emulator;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Drawing;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// One drawn account that was imported, people who edit both sides, and the commands run between their edits.
/// </summary>
internal sealed class RoundCase : IDisposable
{
    private const string Lock = ".sequences/sequences.local.lock.json";

    private readonly CliWorkspace workspace;
    private readonly Dice dice;
    private readonly FileEdits fileEdits;
    private readonly ApolloEdits apolloEdits;
    private readonly HashSet<string> everInApollo = new(StringComparer.Ordinal);
    private readonly List<string> story = [];
    private readonly List<string> problems = [];

    public RoundCase(Dice dice)
    {
        (this.dice, fileEdits, apolloEdits) = (dice, new(dice), new(dice));
        workspace = new CliWorkspace()
            .With(
                "sequences.yaml",
                "version: 1\nsequences: sequences/*.yaml\nenvironments: { local: { emulator: {} } }\n"
            )
            .With(
                CliWorkspace.State,
                EmulatedApollo.FromSeed(new AccountDraw(dice).Seed(), null, new ManualTime()).ExportState()
            );
        workspace.InApollo(sequences => sequences.Where(_ => dice.Chance(0.7)).ToList().ForEach(Desert));
    }

    public IReadOnlyList<AccountPart> Account => AccountPart.All(workspace);

    public IReadOnlySet<string> Locked =>
        File.Exists(workspace.In(Lock))
            ? JsonNode.Parse(workspace.Read(Lock))!["objects"]!
                .AsArray()
                .Select(part => part!["id"]!.GetValue<string>())
                .ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>();

    /// <summary>Whether people edited files and Apollo.</summary>
    public bool IsEditedOnBothSides => fileEdits.Made.Count > 0 && apolloEdits.Made.Count > 0;

    /// <summary>The consents by which the file wins wherever Apollo has something else.</summary>
    public IEnumerable<string> FileWins =>
        Directory
            .EnumerateFiles(workspace.In("sequences"), "*.yaml")
            .Select(path => $"--overwrite={Path.GetFileNameWithoutExtension(path)}")
            .Prepend("--revert-drift");

    /// <summary>What broke the law, each with all that was done before it.</summary>
    public IReadOnlyList<string> Problems => problems;

    public void Edit()
    {
        var (files, apollo) = (fileEdits.Made.Count, apolloEdits.Made.Count);
        if (dice.Chance(0.6))
            fileEdits.Make(workspace);
        if (dice.Chance(0.03) && File.Exists(workspace.In(Lock)))
        {
            File.Delete(workspace.In(Lock));
            story.Add("the lock is lost");
        }

        if (dice.Chance(0.75))
            workspace.InApollo(sequences => sequences.Where(_ => dice.Chance(0.6)).ToList().ForEach(apolloEdits.Make));
        story.Add(
            $"files: {string.Join(", ", fileEdits.Made.Skip(files))}\nApollo: "
                + $"{string.Join(", ", apolloEdits.Made.Skip(apollo))}"
        );
    }

    /// <summary>
    /// Runs a command; no command fails, and none writes an id into the lock that was never in Apollo.
    /// </summary>
    public CliRun Run(params string[] arguments)
    {
        Note();
        var run = workspace.RunAsync(arguments).GetAwaiter().GetResult();
        Note();
        story.Add(
            $"$ {string.Join(' ', arguments)} -> {run.ExitCode}" + (arguments[0] == "plan" ? "" : $"\n{run.All}")
        );
        if (run.ExitCode == 1 || run.All.Contains("bug in the program", StringComparison.Ordinal))
            Broken("failed", run.All);
        if (Locked.FirstOrDefault(id => !everInApollo.Contains(id)) is { } stranger)
            Broken("the lock has an id that was never in Apollo", stranger);
        return run;
    }

    /// <summary>The plan as JSON; null where the files are refused.</summary>
    public JsonObject? Plan() => Run("plan", "--refresh", "all", "--format", "json").Json["plan"] as JsonObject;

    /// <summary>
    /// Gives files whose sequence no lock knows any more the line that the plan offers, so that they are about it
    /// again.
    /// </summary>
    public int TakeOver()
    {
        var lost = (Plan()?["sequences"]?.AsArray() ?? [])
            .SelectMany(sequence => sequence!["blocks"]!.AsArray())
            .Where(block => block!["code"]!.GetValue<string>() == "exists_with_other_content")
            .ToList();
        foreach (var block in lost)
        {
            var path = block!["at"]!["file"]!.GetValue<string>();
            workspace.With(path, $"{block["lines_to_add"]![0]}\n{workspace.Read(path)}");
        }

        story.Add($"{lost.Count} taken over by their ids");
        return lost.Count;
    }

    public void Broken(string what, string said)
    {
        var files = Directory.EnumerateFiles(workspace.In("sequences"), "*.yaml").Select(File.ReadAllText);
        problems.Add($"{what}\n{string.Join('\n', story)}\n---- {what}\n{said}\n----\n{string.Join('\n', files)}");
    }

    public void Dispose() => workspace.Dispose();

    // Only from what nobody is in may something go without consent.
    private void Desert(JsonObject sequence)
    {
        if (dice.Chance(0.6))
            sequence["active"] = false;
        foreach (var step in sequence["steps"]!.AsArray().Where(_ => dice.Chance(0.85)))
            step!["people"] = new JsonObject
            {
                ["active"] = 0,
                ["paused"] = 0,
                ["finished"] = 0,
            };
    }

    private void Note()
    {
        var sequences = JsonNode.Parse(workspace.Read(CliWorkspace.State))!["sequences"]!.AsArray();
        everInApollo.UnionWith([
            .. sequences.Select(sequence => sequence!["id"]!.GetValue<string>()),
            .. Account.Select(part => part.Id),
        ]);
    }
}
