using System.Globalization;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Lets only one run at a time write the lock, the journal and the emulator's state of an environment. Other
/// runs are refused until this one is disposed.</summary>
internal sealed class SoleRun(TimeProvider time) : IDisposable
{
    private readonly Dictionary<string, SoleUse> taken = new(StringComparer.Ordinal);

    /// <summary>Takes an environment. Call this before the lock is read, so that no run works with an old
    /// lock.</summary>
    /// <exception cref="CommandException">Another run has the environment, or the folder cannot be written.</exception>
    public void Take(Workspace workspace, WorkspaceEnvironment environment) =>
        Take(SoleUse.PathOf(workspace, environment), $"The environment '{environment.Name}' of this workspace");

    /// <summary>Takes the state file of an emulator that is served.</summary>
    /// <exception cref="CommandException">Another run has the file, or its folder cannot be written.</exception>
    public void TakeState(string state) => Take($"{state}.lock", $"The state {state}");

    public void Dispose()
    {
        foreach (var use in taken.Values)
            use.Dispose();
        taken.Clear();
    }

    private void Take(string path, string what)
    {
        if (taken.ContainsKey(path))
            return;
        try
        {
            var user = string.Create(
                CultureInfo.InvariantCulture,
                $"process {Environment.ProcessId}, since {time.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC"
            );
            taken.Add(path, SoleUse.Take(path, user));
        }
        catch (InUseException exception)
        {
            var user = exception.User.Length > 0 ? $" ({exception.User})" : "";
            throw CommandException.Busy(
                $"{what} is in use by another run{user}. Nothing was changed. Wait until that run ends, "
                    + "or end it, then run the command again."
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Disk(
                $"Nothing was sent, because {Path.GetDirectoryName(path)} cannot be written "
                    + $"({exception.Message.TrimEnd('.')}). A run records there what it sends. "
                    + $"{CommandException.MakeRoom}"
            );
        }
    }
}
