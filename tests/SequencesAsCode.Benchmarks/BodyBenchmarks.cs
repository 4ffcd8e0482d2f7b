using BenchmarkDotNet.Attributes;
using SequencesAsCode.Core.Text;

namespace SequencesAsCode.Benchmarks;

/// <summary>A body of a hundred words read as a recipient reads it, and compared by its markup.</summary>
[MemoryDiagnoser]
public class BodyBenchmarks
{
    private string html = "";

    /// <summary>Whether the markup is simple; other markup becomes a tree.</summary>
    [Params(true, false)]
    public bool IsSimple { get; set; }

    /// <summary>Makes the body. A named entity beyond the usual ones is not simple.</summary>
    [GlobalSetup]
    public void Prepare() =>
        html = $"<p>Hi {{{{first_name}}}},</p><p>{Workbench.Text(1, 100)} {(IsSimple ? "&nbsp;" : "&eacute;")}</p>";

    /// <summary>The text that a recipient reads.</summary>
    [Benchmark]
    public string Visible() => HtmlText.Visible(html);

    /// <summary>One form for all markup with the same meaning.</summary>
    [Benchmark]
    public string Canonical() => HtmlText.Canonical(html);
}
