using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace SequencesAsCode.Testing;

/// <summary>Compares output with an approved file beside the test's source: <c>Fixture.Test.expected.txt</c>.</summary>
internal static class Approve
{
    internal const string Marker = ".expected.";
    private const string Switch = "APPROVE";

    /// <summary>
    /// Fails with a line diff when the text differs from the approved file. With <c>APPROVE=1</c> it writes the file.
    /// </summary>
    /// <param name="received">The output of the code under test.</param>
    /// <param name="extension">The extension of the file, without a dot.</param>
    /// <param name="part">The name of one of several files of a test; null for a single file.</param>
    /// <param name="source">The test's source file, filled in by the compiler.</param>
    public static void Text(
        string received,
        string extension = "txt",
        string? part = null,
        [CallerFilePath] string source = ""
    )
    {
        var test = TestContext.CurrentContext.Test;
        var name = $"{test.ClassName!.Split('.')[^1]}.{test.MethodName}{(part is null ? "" : $".{part}")}";
        var folder = Path.GetDirectoryName(source)!;
        var expectedFile = Path.Combine(folder, $"{name}{Marker}{extension}");
        var receivedFile = Path.Combine(folder, $"{name}.received.{extension}");
        var expected = File.Exists(expectedFile) ? File.ReadAllText(expectedFile).ReplaceLineEndings("\n") : null;
        File.Delete(receivedFile);
        if (received == expected)
            return;
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            File.WriteAllText(expectedFile, received);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail(
            $"""
            {(expected is null ? "Nothing is approved yet" : "The text is not the approved one")}: {expectedFile}
            {Diff(expected ?? "", received)}
            If it is what you want, run the test again with {Switch}=1 in the environment, look at the diff in git,
            and commit it.
            """
        );
    }

    private static string Diff(string expected, string received)
    {
        var text = new StringBuilder();
        foreach (var line in new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, received).Lines)
        {
            var mark = line.Type switch
            {
                ChangeType.Inserted => "+ ",
                ChangeType.Deleted => "- ",
                _ => "  ",
            };
            text.Append(mark).Append(line.Text).Append('\n');
        }

        return text.ToString();
    }
}
