using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Output.Wording;

/// <summary>Dynamic variables as people speak of them.</summary>
internal static class VariableNames
{
    /// <summary>A built-in variable in words, for example <c>first name</c>; a custom one as it is typed.</summary>
    public static string Of(string name) => IsBuiltIn(name) ? name.Replace('_', ' ') : name;

    /// <summary>Whether Apollo defines the variable.</summary>
    public static bool IsBuiltIn(string name) => MergeText.BuiltIn.Contains(name, StringComparer.Ordinal);

    /// <summary>The variable with a text for contacts without a value, as it is written in an email.</summary>
    public static string WithFallback(string name)
    {
        var fallback = name switch
        {
            "first_name" => "there",
            "company" => "your team",
            _ => "…",
        };
        return $"{{{{#if {name}}}}}{{{{{name}}}}}{{{{#else}}}}{fallback}{{{{#endif}}}}";
    }

    /// <summary>Built-in variables in a sentence: <c>a first name or a company</c>.</summary>
    public static string AnyOf(IReadOnlyList<string> names)
    {
        return Phrases.Or([.. names.Select(name => $"a {Of(name)}")]);
    }
}
