namespace SequencesAsCode.Core.States;

/// <summary>The services that can be behind an environment, by the names that plans state.</summary>
public static class ServiceName
{
    /// <summary>Apollo itself.</summary>
    public const string Apollo = "apollo";

    /// <summary>The emulator inside the program.</summary>
    public const string Emulator = "emulator";

    /// <summary>Supaglue, with Apollo or another provider behind it.</summary>
    public const string Supaglue = "supaglue";

    /// <summary>The name of what is behind an environment.</summary>
    public static string Of(WorkspaceEnvironment environment) =>
        environment switch
        {
            WorkspaceEnvironment.Emulator => Emulator,
            WorkspaceEnvironment.Supaglue => Supaglue,
            _ => Apollo,
        };

    /// <summary>Why nothing can be applied in an environment, as a sentence; null where something can.</summary>
    public static string? ReadOnlyBecause(WorkspaceEnvironment environment) =>
        Provider.Of(environment) is { IsReadOnly: true, Label: var label }
            ? $"{label} is read-only through Supaglue: 'plan' compares these files with it, and 'apply' can "
                + $"change nothing there."
            : null;

    /// <summary>As people say it, within a sentence.</summary>
    public static string Label(string service) =>
        service switch
        {
            Apollo => "Apollo",
            Supaglue => "Supaglue",
            _ => service,
        };

    /// <summary>Whether what is sent there is real.</summary>
    public static bool IsReal(string service) => service is Apollo or Supaglue;
}
