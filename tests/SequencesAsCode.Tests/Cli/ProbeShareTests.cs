using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Cli;

/// <summary>What <c>probe --share</c> prints has nothing of the account, whatever its answers said.</summary>
[TestFixture]
internal sealed class ProbeShareTests
{
    private const string Facts = ".sequences/sequences.local.facts.json";

    [Test]
    public void Nothing_of_the_account_is_shared() => Law.Holds(number => ProblemsAsync(new(number)).Result, cases: 25);

    private static async Task<ImmutableArray<string>> ProblemsAsync(Dice dice)
    {
        using var workspace = CliWorkspace.Quickstart();
        var secrets = dice.Many(6, 6, _ => Secret(dice)).Append(Id(dice)).ToImmutableArray();
        var facts = dice.Many(10, 10, index => Fact(dice, index, secrets));
        workspace.With(
            Facts,
            new JsonObject
            {
                ["format_version"] = "1.0",
                ["account"] = secrets[6],
                ["tool"] = "0.0.0",
                ["facts"] = new JsonArray([.. facts]),
            }.ToJsonString()
        );
        var isJson = dice.Chance(0.5);
        var run = await workspace.RunAsync(["probe", "--share", .. isJson ? ["--format", "json"] : (string[])[]]);
        return
        [
            .. run.ExitCode == 0 ? (string[])[] : [run.All],
            .. run.Out.Split(isJson ? "\"name\"" : "\n").Length < 11 ? [$"facts are missing: {run.Out}"] : (string[])[],
            .. secrets
                .Where(secret => run.Out.Contains(secret, StringComparison.OrdinalIgnoreCase))
                .Select(secret => $"'{secret}' is shared: {run.Out}"),
        ];
    }

    private static JsonNode Fact(Dice dice, int index, ImmutableArray<string> secrets) =>
        new JsonObject
        {
            ["name"] = $"markup.{(char)('a' + index)}",
            ["outcome"] = dice.Of("no", "refused", "unclear"),
            ["measured"] = "2026-07-18",
            ["seen"] = Text(dice, secrets),
        };

    private static string Text(Dice dice, ImmutableArray<string> secrets)
    {
        var (one, two) = (secrets[dice.Number(0, 6)], secrets[dice.Number(0, 6)]);
        return dice.Of(
            $"The sequence '{one}' is locked by {two}",
            $"<br><br>{one} GmbH, {two}street 12345. <a href=\"https://{two}.example/u/{one}\">Unsubscribe</a>",
            $"another value came back: [\"{one}\",\"{two}\"]",
            $"<p class=\"{one}\" style='color:{two}'>One</p>",
            $"{one}@{two}.com is not a mailbox of your team",
            $"{one}-{two}_{one}.{two}",
            $"http://{one}/{two}#{one}",
            $"{{{{{one}}}}} {two}\u00a0{one}",
            $"One {one.ToUpperInvariant()} two"
        );
    }

    private static string Secret(Dice dice) =>
        string.Concat(dice.Many(8, 12, _ => dice.Of("a", "e", "q", "x", "z", "k", "v", "ü", "я", "山")));

    private static string Id(Dice dice) => string.Concat(dice.Many(24, 24, _ => dice.Of("0", "7", "9", "a", "f")));
}
