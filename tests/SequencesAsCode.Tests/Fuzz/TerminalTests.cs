using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Fuzz;

/// <summary>
/// Nothing that comes from the service, files, lock, saved files or arguments reaches a terminal with a character that
/// the terminal obeys or hides.
/// </summary>
[TestFixture]
internal sealed partial class TerminalTests
{
    // Title, clipboard, hyperlink, colour, C1, bidi, isolates, zero width, separators, NUL, DEL and Spectre's markup.
    private const string Hostile =
        "A\u001b]0;own\u0007\u001b]52;c;eA==\u0007\u001b]8;;http://x\u001b\\"
        + "\u001b[7777mB\u009b2J\u202eC\u2066D\u200bE\u2028F\u0000G\u007fH\u0085\rI[red]J";

    // What a YAML file may hold of it.
    private const string Quiet = "A\u202eC\u2066D\u200bEF[red]J";

    [Test]
    public async Task Of_the_account()
    {
        await using var apollo = await ServedApollo.StartAsync(null, Spoil);
        apollo.Workspace.Replace(
            "sequences/trial-welcome.yaml",
            "name: Trial welcome",
            $"name: \"Trial {Quiet} welcome\""
        );
        string[][] runs =
        [
            ["list"],
            ["list", "--verbose"],
            ["list", "--people"],
            ["doctor"],
            ["doctor", "--verbose"],
            ["plan"],
            ["plan", "--verbose"],
            ["plan", "--out", "plan.json", "--allow-activation", "--allow-removals"],
            ["show", "plan.json"],
            ["apply", "plan.json"],
            ["plan", "--drift-only"],
            ["import", "--all", "--force"],
            ["pull"],
            ["plan", "--format", "json"],
            ["validate"],
        ];
        var said = "";
        foreach (var run in runs)
        {
            var outcome = await apollo.RunAsync(run);
            Check(outcome, run);
            said += outcome.All;
        }

        Assert.That(said.Split("[7777m"), Has.Length.GreaterThan(3), $"what the account holds is shown: {said}");
        Check(
            await apollo.Workspace.RunAsync(
                new CliStage("yes\n", Colour: true),
                "apply",
                "--allow-activation",
                "--allow-removals"
            ),
            ["apply", "on a terminal"]
        );
    }

    // What follows an apply: edits on both sides, in a lock, a report, a pull, a drift, a comment for a terminal.
    [Test]
    public async Task Of_edits_in_the_account()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve", "--allow-activation", "--allow-removals");
        workspace.InApollo(all =>
        {
            foreach (var sequence in all)
            {
                sequence["status_reason"] = Hostile;
                foreach (var step in sequence["steps"]!.AsArray())
                {
                    step!["note"] = Hostile;
                    foreach (var touch in step["touches"]?.AsArray() ?? [])
                        (touch!["subject"], touch["body_html"]) = (Hostile, $"<p>{Hostile}</p>");
                }
            }
        });
        workspace.Replace(
            "sequences/trial-welcome.yaml",
            "subject: Your trial, {{first_name}}",
            $"subject: \"Your {Quiet} trial\""
        );
        string[][] runs =
        [
            ["plan", "--drift-only"],
            ["plan", "--refresh", "all"],
            ["plan", "--refresh", "all", "--overwrite=trial-welcome", "--revert-drift", "--out", "plan.json"],
            ["show", "plan.json"],
            ["plan", "--refresh", "all", "--format", "markdown"],
            ["pull", "--theirs"],
            ["validate"],
            ["plan", "--refresh", "all"],
            ["apply", "plan.json"],
            ["apply", "--auto-approve", "--refresh", "all", "--revert-drift", "--allow-activation", "--allow-removals"],
        ];
        var said = "";
        foreach (var run in runs)
        {
            foreach (var stage in new[] { new CliStage(), new CliStage(Colour: true) })
            {
                var outcome = await workspace.RunAsync(stage, run);
                Check(outcome, run);
                said += outcome.All;
            }
        }

        Assert.That(said.Split("[7777m"), Has.Length.GreaterThan(5), said);
    }

    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(422)]
    [TestCase(500)]
    public async Task Of_a_refusal(int status)
    {
        using var handler = Answers.InOrder(
            Answers.Of(status, new JsonObject { ["error"] = Hostile }.ToJsonString(), "application/json")
        );
        using var service = new SequencesAsCode.Service.Apollo.ApolloService(
            new(
                SequencesAsCode.Service.Connection.ConnectionSettings.DefaultBaseUrl,
                "key",
                handler,
                new InstantTime(),
                null
            )
        );
        using var output = new StringWriter();

        var refused = await Assert.CatchAsync<SequencesAsCode.Service.Connection.ServiceException>(async () =>
            await service.ReadAsync(new(false, true, []), CancellationToken.None)
        );
        var said = refused!.Message;
        new TextRenderer(false).Write(new Failure(FailureKind.Unexpected, said), output);

        Assert.That(said, Does.Contain("[7777m"), "the refusal is told");
        Check(new(1, output.ToString(), ""), ["refusal"]);
    }

    [Test]
    public async Task Of_arguments_and_variables()
    {
        using var workspace = CliWorkspace.Quickstart();
        string[][] runs =
        [
            ["plan", "--target", Hostile],
            ["plan", "-e", Hostile],
            ["plan", "-C", Hostile.Replace("\0", "", StringComparison.Ordinal)],
            ["show", Hostile.Replace("\0", "", StringComparison.Ordinal)],
            [Hostile],
            ["plan", $"--{Hostile}"],
            ["plan", "--current", Hostile.Replace("\0", "", StringComparison.Ordinal)],
            ["apply", Hostile.Replace("\0", "", StringComparison.Ordinal)],
            ["import", "--id", Hostile],
            ["plan", "--format", Hostile],
            ["pull", Hostile],
            ["preview", Hostile],
            ["fmt", Hostile.Replace("\0", "", StringComparison.Ordinal)],
        ];
        foreach (var run in runs)
            Check(await workspace.RunAsync(run), run, 3);
        workspace
            .With(
                "sequences.yaml",
                "version: 1\nsequences: sequences/*.yaml\nenvironments: { production: { apollo: {} } }\n"
            )
            .Variables.Add("APOLLO_API_KEY", "key");
        workspace.Variables.Add("APOLLO_API_BASE_URL", Hostile);
        Check(await workspace.RunAsync("plan"), ["base url"], 3);
    }

    [Test]
    public async Task Of_files()
    {
        using var workspace = CliWorkspace.Quickstart();
        var name = Hostile.Replace("\0", "", StringComparison.Ordinal).Replace('/', '_');
        workspace.With(
            $"sequences/{name}.yaml",
            $"key: \"{Quiet}\"\nname: \"{Quiet}\"\n\"{Quiet}\": 1\nowner: \"{Quiet}\"\nlabels: [\"{Quiet}\", "
                + $"\"{Quiet}\"]\nsteps:\n  - {{ type: \"{Quiet}\", wait: \"{Quiet}\" }}\n  - {{ type: "
                + $"auto_email, touches: [{{ body_file: \"../../{Quiet}.md\" }}] }}\n"
        );
        Check(await workspace.RunAsync("validate"), ["validate"], 3);
        Check(await workspace.RunAsync(new CliStage(Colour: true), "validate"), ["validate in colour"], 3);
        workspace.With($"sequences/{name}.yaml", $"key: a\nname: {Hostile}\n");
        Check(await workspace.RunAsync("validate"), ["validate"], 3);
        Check(await workspace.RunAsync("fmt"), ["fmt"], 3);
        workspace.With($"sequences/{name}.yaml", "key: a\nname:   A\n");
        Check(await workspace.RunAsync("fmt"), ["fmt"], 0);
    }

    [Test]
    public async Task Of_lock_and_saved_files()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        var path = ".sequences/sequences.local.lock.json";
        var spoilt = JsonNode.Parse(workspace.Read(path))!;
        foreach (var line in spoilt["objects"]!.AsArray().Where(line => (string)line!["kind"]! == "sequence"))
            (line!["key"], line["name"]) = ($"{line["key"]}{Hostile}", Hostile);
        workspace.With(path, spoilt.ToJsonString());
        Check(await workspace.RunAsync("plan"), ["plan with another lock"]);
        Check(await workspace.RunAsync("plan", "--target", "x"), ["plan with another lock"], 3);
        spoilt["objects"]!.AsArray()[0]!["kind"] = Hostile;
        workspace.With(path, spoilt.ToJsonString());
        Check(await workspace.RunAsync("plan"), ["plan with a spoilt lock"], 3);
        foreach (var (file, command) in new[] { ("plan.json", "show"), ("plan.json", "apply") })
        {
            workspace.With(file, new JsonObject { ["kind"] = "plan", ["format_version"] = Hostile }.ToJsonString());
            Check(await workspace.RunAsync(command, file), [command], 7);
        }

        workspace.With(
            "snapshot.json",
            new JsonObject { ["kind"] = "snapshot", ["format_version"] = Hostile }.ToJsonString()
        );
        workspace.With(path, """{"version":1,"account":"x","objects":[]}""");
        Check(await workspace.RunAsync("plan", "--current", "snapshot.json"), ["snapshot"], 3);
    }

    private static void Spoil(JsonObject account)
    {
        foreach (var sequence in account["sequences"]!.AsArray())
        {
            sequence!["status_reason"] = Hostile;
            foreach (var step in sequence["steps"]!.AsArray())
            {
                step!["note"] = Hostile;
                foreach (var touch in step["touches"]?.AsArray() ?? [])
                    (touch!["subject"], touch["body_html"]) = (Hostile, $"<p>{Hostile}</p>");
            }
        }

        // Nothing in the files claims this one.
        var other = account["sequences"]!.AsArray()[0]!.DeepClone();
        NewIds(other);
        other["name"] = Hostile;
        account["sequences"]!.AsArray().Add(other);
    }

    private static void NewIds(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                NewIds(item);
        }
        else if (node is JsonObject members)
        {
            foreach (var (_, value) in members)
                NewIds(value);
            if (members["id"] is { } id)
                members["id"] = $"7777{((string)id!)[4..]}";
        }
    }

    private static void Check(CliRun run, string[] what, int? exitCode = null)
    {
        var shown = Own().Replace(run.All, "");
        var wrong = shown
            .EnumerateRunes()
            .Where(rune => rune.Value != '\n' && Printable.IsUnseen(rune))
            .Select(rune => $"U+{rune.Value:X4}")
            .Distinct();
        Assert.Multiple(() =>
        {
            Assert.That(
                wrong,
                Is.Empty,
                $"{string.Join(' ', what)}: {System.Text.Json.JsonSerializer.Serialize(run.All)}"
            );
            Assert.That(
                run.All,
                Does.Not.Contain("\u001b[7777m").And.Not.Contain("bug in the program"),
                string.Join(' ', what)
            );
            if (exitCode is { } expected)
                Assert.That(run.ExitCode, Is.EqualTo(expected), run.All);
        });
    }

    // The program's own colours, and what its progress bar does to the line.
    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]|\r")]
    private static partial Regex Own();
}
