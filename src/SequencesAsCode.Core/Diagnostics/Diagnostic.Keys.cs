namespace SequencesAsCode.Core.Diagnostics;

// SEQ22x: keys that would be sent to the wrong service. 'usual' is the service's own variable, which begins with
// 'prefix'.
public sealed partial record Diagnostic
{
    /// <summary>The named variable does not belong to the service, and nothing outside the files allows it.</summary>
    public static Diagnostic KeyVariableNotAllowed(
        SourceLocation at,
        string variable,
        string service,
        string prefix,
        string usual,
        string allowedBy
    ) =>
        Error(
            "SEQ220",
            at,
            $"'key_env' is {Quote(variable)}, and its value would be sent to {service}. "
                + $"Name a variable that begins with '{prefix}', such as '{usual}'. "
                + $"If it holds a key of {service}, allow it outside the files: set "
                + $"{allowedBy}={Short(variable)} where this runs."
        );

    /// <summary>The named variable belongs to another service.</summary>
    public static Diagnostic KeyOfAnotherService(
        SourceLocation at,
        string variable,
        string owner,
        string service,
        string usual
    ) =>
        Error(
            "SEQ221",
            at,
            $"'key_env' is {Quote(variable)}, a variable of {owner}, and its value would be sent to {service}. "
                + $"Write 'key_env: {usual}'."
        );

    /// <summary>The name of the variable looks like a key; only its hidden form is shown.</summary>
    public static Diagnostic KeyInPlaceOfName(SourceLocation at, string hidden, string usual) =>
        Error(
            "SEQ222",
            at,
            $"'key_env' is {Quote(hidden)}, which is not written like the name of a variable. If a key "
                + "was pasted here, revoke it: everyone who can read this file has it. Write the name of the "
                + $"variable that holds it: 'key_env: {usual}'."
        );

    /// <summary>The named variable holds a setting instead of a key.</summary>
    public static Diagnostic KeyVariableIsSetting(SourceLocation at, string variable, string usual) =>
        Error(
            "SEQ223",
            at,
            $"'key_env' is {Quote(variable)}, which does not hold an API key. Write 'key_env: {usual}', or remove the "
                + $"line: an access token is found without it."
        );

    /// <summary>The emulator's seed file is outside the workspace.</summary>
    public static Diagnostic SeedOutsideWorkspace(SourceLocation at, string seed) =>
        Error(
            "SEQ224",
            at,
            $"'seed' is {Quote(seed)}, which is outside the workspace. Only files inside it are read: copy the file "
                + "into it, and write its path from here with '/'."
        );
}
