namespace SequencesAsCode.Core.States;

/// <summary>Points to the real account when a person looks for its sequences in the emulator.</summary>
public static class RealAccounts
{
    /// <summary>The environments with an Apollo account if the given one is the emulator; otherwise none.</summary>
    public static ImmutableArray<string> Beside(Workspace workspace, WorkspaceEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return environment is WorkspaceEnvironment.Emulator
            ? [.. workspace.Environments.OfType<WorkspaceEnvironment.Apollo>().Select(other => other.Name)]
            : [];
    }

    /// <summary>
    /// A sentence that the environment is the emulator, with the command for the real account; null when there is no
    /// real account or the environment is not the emulator.
    /// </summary>
    /// <param name="workspace">The workspace with the environments.</param>
    /// <param name="environment">The environment that was read.</param>
    /// <param name="isEmpty">Whether it is known to have no sequences.</param>
    /// <param name="command">The command to run there, without its environment.</param>
    public static string? Sentence(Workspace workspace, WorkspaceEnvironment environment, bool isEmpty, string command)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var names = Beside(workspace, environment);
        if (names.IsEmpty)
            return null;
        var where = names is [var only]
            ? $"Your account is in '{only}'"
            : $"Your accounts are in {string.Join(", ", names.Select(name => $"'{name}'"))}";
        return $"Environment '{environment.Name}' is the built-in "
            + $"emulator{(isEmpty ? " and has no sequences" : "")}. {where}. Run '{command} -e {names[0]}'.";
    }
}
