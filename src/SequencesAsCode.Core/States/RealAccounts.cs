namespace SequencesAsCode.Core.States;

/// <summary>Says where the real account is, to somebody who looks for its sequences in the emulator.</summary>
public static class RealAccounts
{
    /// <summary>The environments with an Apollo account, when the given one is the emulator; else none.</summary>
    public static ImmutableArray<string> Beside(Workspace workspace, WorkspaceEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return environment is WorkspaceEnvironment.Emulator
            ? [.. workspace.Environments.OfType<WorkspaceEnvironment.Apollo>().Select(other => other.Name)]
            : [];
    }

    /// <summary>
    /// That the environment is the emulator, and the command that looks into the account; null where that helps nobody.
    /// </summary>
    /// <param name="workspace">The environments.</param>
    /// <param name="environment">The one that was looked at.</param>
    /// <param name="isEmpty">Whether it is known to have no sequences.</param>
    /// <param name="command">What to run there, without its environment.</param>
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
            + $"emulator{(isEmpty ? " and has no sequences" : "")}. {where}: run '{command} -e {names[0]}'.";
    }
}
