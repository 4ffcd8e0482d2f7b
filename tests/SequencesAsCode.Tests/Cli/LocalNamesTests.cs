using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>Files of a real account in the built-in emulator, which does not have the names of that account.</summary>
public sealed class LocalNamesTests
{
    [Test]
    public async Task A_name_of_the_account_says_where_the_emulator_takes_names_from()
    {
        using var workspace = Imported();

        var plan = await workspace.RunAsync("plan", "-e", "local");

        Assert.That(plan.ExitCode, Is.EqualTo(6), plan.All);
        Assert.That(
            string.Join(' ', plan.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Does.Contain("SEQ401")
                .And.Contain("it has only the names in its seed file. Add the name there, or run the command with")
                .And.Contain("'-e production' for your account.")
                .And.Contain("Once it is corrected:")
                .And.Not.Contain("If allowed:")
        );
    }

    [Test]
    public async Task Doctor_names_each_kind_of_name_once()
    {
        using var workspace = Imported();

        var doctor = await workspace.RunAsync("doctor", "-e", "local");

        Assert.That(doctor.Out.Split("labels"), Has.Length.EqualTo(2), doctor.All);
    }

    private static CliWorkspace Imported() =>
        new CliWorkspace()
            .With(
                "sequences.yaml",
                "version: 1\ndefault_environment: production\nenvironments:\n  local: { emulator: {} }\n"
                    + "  production: { apollo: { account: 5c1004a0ece19801b2190001, key_env: APOLLO_API_KEY } }\n"
            )
            .With(
                "sequences/q3.yaml",
                "key: q3\nname: Q3\nschedule: Office hours\nlabels: [One, Two]\n"
                    + "steps:\n  - type: call\n    wait: 1 day\n"
            );
}
