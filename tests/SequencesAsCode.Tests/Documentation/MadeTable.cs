using System.Text.RegularExpressions;

namespace SequencesAsCode.Tests.Documentation;

/// <summary>A part of a page that a test makes, between two comments.</summary>
internal static partial class MadeTable
{
    /// <summary>The text with its signs shown as they are.</summary>
    public static string Escaped(string text) => Special().Replace(text, "\\$0");

    /// <summary>Fails when the part is another one. With <c>APPROVE=1</c> it writes the part.</summary>
    public static void Holds(string page, string table, string expected)
    {
        var (begin, final) = ($"<!-- {table}: begin -->\n", $"<!-- {table}: end -->");
        var text = File.ReadAllText(page);
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var end = text.IndexOf(final, StringComparison.Ordinal);

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(page, text[..start] + expected + text[end..]);

        Assert.That(
            File.ReadAllText(page),
            Does.Contain(begin + expected + final),
            "run the test with APPROVE=1 to write the table"
        );
    }

    [GeneratedRegex("[*~\\[\\]<>|_]")]
    private static partial Regex Special();
}
