using System.Text;
using SequencesAsCode.Files.Formatting;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Tests.Yaml;

/// <summary>A file of one line takes memory in proportion to its length.</summary>
[TestFixture]
internal sealed class OneLineTests
{
    [TestCase("{type: call, wait: 2 days, note: some words}")]
    [TestCase("{type: call, wait: 2 days, note: }")]
    [TestCase("{type: call, wait: 2 days, note: \"some words\"}")]
    public void Twice_the_steps_take_about_twice_the_memory(string step)
    {
        _ = Allocated(step, 100);

        var (once, twice) = (Allocated(step, 1_000), Allocated(step, 2_000));

        Assert.That((double)twice / once, Is.LessThan(2.5));
    }

    private static long Allocated(string step, int count)
    {
        var text = $"{{key: a, name: A, steps: [{string.Join(", ", Enumerable.Repeat(step, count))}]}}\n";
        var content = Encoding.UTF8.GetBytes(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tree = YamlTree.Parse(SourceText.Decode("a.yaml", content, [])!, new List<Diagnostic>());
        var formatted = Formatter.Format("a.yaml", content);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That((tree is not null, formatted.Text is not null), Is.EqualTo((true, true)));
        return allocated;
    }
}
