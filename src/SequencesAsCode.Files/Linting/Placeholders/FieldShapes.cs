using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>Recognizes spellings that only names of fields have.</summary>
internal static partial class FieldShapes
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace;

    // Names of folders, which programs write in the same form.
    private static readonly string[] Places =
    [
        "APPDATA",
        "LOCALAPPDATA",
        "PROGRAMDATA",
        "PROGRAMFILES",
        "USERPROFILE",
        "HOMEPATH",
        "HOMEDRIVE",
        "SYSTEMROOT",
        "SYSTEMDRIVE",
        "WINDIR",
        "TEMP",
        "TMP",
        "PATH",
        "COMSPEC",
        "PUBLIC",
    ];

    /// <summary>
    /// Words joined by underscores or in camel case: <c>pain_point</c>, <c>painPoint</c>.
    /// </summary>
    public static bool IsCode(string name) => Joined().IsMatch(name);

    /// <summary>Words in Pascal case, which some companies use in their names too: <c>PainPoint</c>.</summary>
    public static bool IsTogether(string name) => Together().IsMatch(name);

    /// <summary>Words in capitals joined by underscores: <c>PAIN_POINT</c>.</summary>
    public static bool IsConstant(string name) => Constant().IsMatch(name);

    /// <summary>One word of three or more capitals: <c>COMPANY</c>.</summary>
    public static bool IsCapitals(string name) => Capitals().IsMatch(name) && !Places.Contains(name);

    /// <summary>Two to four capitalized words: <c>Pain Point</c>.</summary>
    public static bool IsTitle(string words) => Title().IsMatch(words);

    /// <summary>Two to four capitalized words of which the last names a kind of value: <c>Client Name</c>.</summary>
    public static bool IsBlank(string words) => Blank().IsMatch(words);

    [GeneratedRegex(
        """
            \A([A-Z][A-Z0-9]*(_[A-Z0-9]+)+|[a-z][a-z0-9]*(_[a-z0-9]+)+|[A-Z][a-z]+(_[A-Z][a-z0-9]+)+
            |[a-z]+([A-Z][a-z0-9]+)+
            |([Cc]ontact|[Ll]ead|[Pp]rospect|[Pp]erson|[Rr]ecipient|[Uu]ser|[Cc]ustomer|[Cc]lient|[Ss]ubscriber
            |[Aa]ccount|[Cc]ompany|[Oo]rganization|[Ss]ender|[Oo]wner)\.[A-Za-z]\w*)\z
            """,
        Options | RegexOptions.NonBacktracking
    )]
    private static partial Regex Joined();

    [GeneratedRegex(@"\A([A-Z][a-z]+){2,}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Together();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Constant();

    [GeneratedRegex(@"\A[A-Z]{3,}[0-9]?\z")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"\A\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+){1,3}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Title();

    [GeneratedRegex(
        """
            \A((Insert|Enter)[ ][\p{L}'\x20]+|\p{Lu}\p{Ll}+([ ]\p{Lu}\p{Ll}+){0,2}[ ]
            (Name|Title|Company|Industry|Link|URL|Url|Number|Phone|Role|Position|Product|Date|Time|City|Topic|Point
            |Website|Competitor|Connection))\z
            """,
        Options | RegexOptions.NonBacktracking
    )]
    private static partial Regex Blank();
}
