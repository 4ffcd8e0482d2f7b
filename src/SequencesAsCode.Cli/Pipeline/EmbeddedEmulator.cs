using SequencesAsCode.Cli.Results;
using SequencesAsCode.Emulator;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Runs the emulator of an environment in this process. Its account is a file of the workspace.</summary>
internal static class EmbeddedEmulator
{
    /// <summary>Opens the emulator with its saved account, or with its seed when none was saved yet.</summary>
    /// <exception cref="CommandException">The seed or the account cannot be read.</exception>
    public static EmulatorHandler Open(
        Workspace workspace,
        WorkspaceEnvironment.Emulator environment,
        TimeProvider time
    )
    {
        var state = Path.Combine(workspace.Folder, ".sequences", $"emulator.{environment.Name}.json");
        try
        {
            var apollo = Load(workspace.Folder, environment.Seed, state, time);
            var log = new EmulatorStateLog(apollo, state);
            return new(apollo, null, _ => log.Save(), time, log);
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw CommandException.Arguments(
                $"The emulator of the environment '{environment.Name}' cannot start: "
                    + $"{exception.Message.TrimEnd('.')}. Correct the seed, or delete "
                    + $"{Path.GetRelativePath(workspace.Folder, state)} to start again from the seed."
            );
        }
    }

    private static EmulatedApollo Load(string folder, string? seed, string state, TimeProvider time)
    {
        var isThere = File.Exists(state);
        if (seed is null && !isThere)
            return EmulatedApollo.FromSeed("{}", null, time);
        var seedFile = Path.Combine(folder, seed ?? "");
        if (seed is not null && !isThere)
            SavedFile.CheckSeed(seedFile);
        return EmulatorStateFile.LoadOrSeed(state, seedFile, null, time);
    }
}
