using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Variables;

/// <summary>The known merge variables of a workspace: the built-in ones and those that it lists.</summary>
/// <param name="listed">The names under <c>variables:</c>.</param>
public sealed partial class KnownVariables(ImmutableArray<string> listed)
{
    private readonly ImmutableArray<string> names = [.. MergeText.BuiltIn, .. listed];

    /// <summary>All names: the built-in ones, then those of the workspace.</summary>
    public ImmutableArray<string> Names => names;

    /// <summary>Whether a name is known in exactly this spelling.</summary>
    public bool Contains(string name) => names.Contains(name);

    /// <summary>The name that was probably meant; null when none is similar.</summary>
    public string? Nearest(string name) => Tag(name) ?? Alike(name) ?? OfOwner(name) ?? Similar.To(name, names);

    /// <summary>
    /// The known name that this one surely stands for: the same letters, another owner, or one letter wrong. Stricter
    /// than <see cref="Nearest"/>; null when it may be a name of its own.
    /// </summary>
    public string? Misspelled(string name) =>
        Contains(name) ? null : Tag(name) ?? Alike(name) ?? OfOwner(name) ?? Similar.To(name, names, most: 1);

    // Other template languages write condition tags without "#".
    private string? Tag(string name) =>
        name switch
        {
            "else" => "#else",
            "endif" or "end if" or "end" => "#endif",
            _ when name.StartsWith("if ", StringComparison.Ordinal) => Condition(
                name["if ".Length..].TrimStart(' ', '.', '$')
            ),
            _ => null,
        };

    private string Condition(string asked) => $"#if {(Contains(asked) ? asked : Nearest(asked) ?? asked)}";

    // Ignores letter case, blanks and signs.
    private string? Alike(string name) =>
        Letters(name) is { Length: > 0 } letters ? names.FirstOrDefault(known => Letters(known) == letters) : null;

    // {{contact.first_name}}, {{account.name}}, {{Company Name}}: the owner of the field comes first.
    private string? OfOwner(string name)
    {
        if (Owned().Match(name) is not { Success: true } owned)
            return null;
        var field = owned.Groups["field"].Value;
        var isCompany = owned.Groups["company"].Success;
        return isCompany && Letters(field) == "name" ? "company" : Alike(field);
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(
        @"\A((?<company>account|company|organi[sz]ation)|contact|person|people|prospect|lead|recipient)"
            + @"[._ -](?<field>.+)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Owned();
}
