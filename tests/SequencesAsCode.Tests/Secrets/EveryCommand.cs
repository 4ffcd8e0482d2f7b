using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Secrets;

/// <summary>Every command of the program, in lines that write everything it can write.</summary>
internal static class EveryCommand
{
    public static readonly IReadOnlyList<string> Lines =
    [
        "init -C begun --example",
        "validate",
        "validate --format json",
        "validate --format sarif",
        "validate --format github",
        "fmt --check",
        "preview --out preview.html",
        "list",
        "list --people",
        "doctor",
        "probe --auto-approve --only wait",
        "marker",
        "ci plan -e local",
        "ci comment -e local",
        "ci left -e local",
        "ci fetch-lock -e local",
        "ci keep-lock -e local",
        "ci report -e local",
        "ci drift -e local",
        "ci snapshot -e local",
        "help plan",
        "explain SEQ116",
        "completion bash",
        "version",
        "doctor --format json",
        "list --format json --snapshot snapshot.json --all",
        "plan --out plan.json",
        "plan --current snapshot.json",
        "plan --format json",
        "plan --format markdown",
        "plan --format html --out page.html",
        "plan --drift-only",
        "show plan.json",
        "show plan.json --format html --out shown.html",
        "import --name Trial*",
        "apply plan.json --format json",
        "apply --auto-approve",
        "apply --auto-approve --format markdown",
        "pull",
        "contacts add --sequence trial-welcome --contact-id 5c1004a0ece19801b2190051 --mailbox "
            + "dana@example.com --auto-approve --report added.csv",
        "contacts remove --sequence trial-welcome --email kim@example.com --dry-run",
        "contacts finish --sequence trial-welcome --contact-id 5c1004a0ece19801b2190051 --auto-approve --format json",
        "contacts stop --sequence trial-welcome --contact-id 5c1004a0ece19801b2190051 --auto-approve --reason done",
        "emulate --state emulated.json",
    ];

    /// <summary>Runs them all in turn, and gives the places in which the key is found.</summary>
    public static async Task<IReadOnlyList<string>> LeaksAsync(CliWorkspace workspace, Action<string>? onError = null)
    {
        var (leaks, said) = (new List<string>(), 0);
        foreach (var line in Lines)
        {
            using var cancel = new CancellationTokenSource();
            var run = await workspace.RunAsync(
                new CliStage(OnError: text => Hear(text, cancel), Cancellation: cancel.Token),
                [.. line.Split(' '), "--verbose"]
            );
            leaks.AddRange(KeySearch.In(run.Out).Select(notation => $"{line}: {notation} on stdout"));
            leaks.AddRange(KeySearch.In(run.Error).Select(notation => $"{line}: {notation} on stderr"));
            said += run.All.Length;
        }

        var files = Directory.GetFiles(workspace.Folder, "*", SearchOption.AllDirectories);
        Assert.That(
            (said, files.Length),
            Is.GreaterThan((1000, 10))
                .Using<(int Said, int Files)>(
                    (one, other) => Math.Min(one.Said.CompareTo(other.Said), one.Files.CompareTo(other.Files))
                )
        );
        return [.. leaks, .. files.SelectMany(KeySearch.InFile)];

        void Hear(string text, CancellationTokenSource cancel)
        {
            if (text.Contains("The emulator is ready", StringComparison.Ordinal))
                cancel.Cancel();
            onError?.Invoke(text);
        }
    }
}
