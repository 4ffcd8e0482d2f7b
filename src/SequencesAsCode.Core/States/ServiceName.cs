namespace SequencesAsCode.Core.States;

/// <summary>The names of services in plans.</summary>
public static class ServiceName
{
    /// <summary>Apollo itself.</summary>
    public const string Apollo = "apollo";

    /// <summary>The built-in emulator.</summary>
    public const string Emulator = "emulator";

    /// <summary>Supaglue, in front of Apollo or another provider.</summary>
    public const string Supaglue = "supaglue";

    /// <summary>The name of the service of an environment.</summary>
    public static string Of(WorkspaceEnvironment environment) =>
        environment switch
        {
            WorkspaceEnvironment.Emulator => Emulator,
            WorkspaceEnvironment.Supaglue => Supaglue,
            _ => Apollo,
        };

    /// <summary>A sentence why nothing can be applied in an environment; null when changes are possible.</summary>
    public static string? ReadOnlyBecause(WorkspaceEnvironment environment) =>
        Provider.Of(environment) is { IsReadOnly: true, Label: var label }
            ? $"{label} is read-only through Supaglue. 'plan' compares these files with it, but 'apply' "
                + "cannot change anything there."
            : null;

    /// <summary>The name as people write it in a sentence.</summary>
    public static string Label(string service) =>
        service switch
        {
            Apollo => "Apollo",
            Supaglue => "Supaglue",
            _ => service,
        };

    /// <summary>Whether changes reach a real account.</summary>
    public static bool IsReal(string service) => service is Apollo or Supaglue;
}
