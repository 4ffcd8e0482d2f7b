using SequencesAsCode.Applying.Checking;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Reads the keys of services. They come from environment variables only.</summary>
internal sealed class ServiceKeys(IReadOnlyDictionary<string, string?> variables)
{
    /// <summary>The variable for an access token that replaces the key of any Apollo environment.</summary>
    public const string TokenVariable = KeyVariables.TokenVariable;

    /// <summary>The variable that holds the key of an environment. Its own variable comes before the token.</summary>
    public KeyFacts FactsOf(WorkspaceEnvironment environment) =>
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

    /// <summary>The key itself; null when it is not set.</summary>
    public string? ValueOf(KeyFacts key) => key.Variable is { } variable ? Value(variable) : null;

    private bool IsSet(string variable) => Value(variable) is not null;

    private string? Value(string variable) =>
        variables.GetValueOrDefault(variable) is { } set && !string.IsNullOrWhiteSpace(set) ? set.Trim() : null;
}
