using SequencesAsCode.Applying.Checking;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>The keys of services, which come from environment variables alone.</summary>
internal sealed class ServiceKeys(IReadOnlyDictionary<string, string?> variables)
{
    /// <summary>The variable that takes a token in the place of any key.</summary>
    public const string TokenVariable = KeyVariables.TokenVariable;

    /// <summary>Where the key of an environment comes from: one that is set for the environment says more about what is
    /// meant than a token that is set for all.</summary>
    public KeyFacts Of(WorkspaceEnvironment environment) =>
        environment switch
        {
            WorkspaceEnvironment.Apollo apollo when IsSet(apollo.KeyVariable) => new(apollo.KeyVariable, false, true),
            WorkspaceEnvironment.Apollo => new(IsSet(TokenVariable) ? TokenVariable : null, true, true),
            WorkspaceEnvironment.Supaglue supaglue => new(
                IsSet(supaglue.KeyVariable) ? supaglue.KeyVariable : null,
                false,
                true
            ),
            _ => KeyFacts.NotNeeded,
        };

    /// <summary>The key itself; null when none is set.</summary>
    public string? Read(KeyFacts key) => key.Variable is { } variable ? Value(variable) : null;

    private bool IsSet(string variable) => Value(variable) is not null;

    private string? Value(string variable) =>
        variables.GetValueOrDefault(variable) is { } set && !string.IsNullOrWhiteSpace(set) ? set.Trim() : null;
}
