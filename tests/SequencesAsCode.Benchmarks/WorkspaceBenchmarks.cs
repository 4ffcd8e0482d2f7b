using BenchmarkDotNet.Attributes;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Output.Markdown;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Benchmarks;

/// <summary>Read, plan and render by the number of sequences; the times are to grow with it and no faster.</summary>
[MemoryDiagnoser]
public class WorkspaceBenchmarks
{
    private Workbench bench = null!;
    private Workbench edited = null!;
    private Account account = null!;
    private DesiredState changed = null!;
    private Plan plan = null!;

    /// <summary>How many sequences of five steps.</summary>
    [Params(10, 100, 1_000, 10_000)]
    public int Sequences { get; set; }

    /// <summary>Makes the workspace, and an account that holds it.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        (bench, edited, account) = (new(Sequences), new(Sequences, "thought"), Account.Applied(new(Sequences)));
        changed = Account.Files(edited);
        plan = account.Plan(changed);
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        bench.Dispose();
        edited.Dispose();
        account.Dispose();
    }

    /// <summary>Files to desired state, with every check.</summary>
    [Benchmark]
    public object Read() => Account.Files(bench);

    /// <summary>Matching by content without a lock, and nothing to change.</summary>
    [Benchmark]
    public object PlanNothing() => account.Plan(account.Desired);

    /// <summary>The same, and a change in every sequence.</summary>
    [Benchmark]
    public object PlanEveryOne() => account.Plan(changed);

    /// <summary>The plan that changes every sequence as text.</summary>
    [Benchmark]
    public string RenderText() => Rendered(output => new TextRenderer(colour: false).Write(plan, output));

    /// <summary>The same as a comment.</summary>
    [Benchmark]
    public string RenderMarkdown() =>
        Rendered(output =>
            MarkdownRenderer.Write(plan, new CommentContext("bench", "bench", null, "0.1.0", 60_000), output)
        );

    /// <summary>The same as JSON.</summary>
    [Benchmark]
    public string RenderJson() => Rendered(output => JsonRenderer.Write(new(0, [], null, plan, null), output));

    private static string Rendered(Action<TextWriter> write)
    {
        using var output = new StringWriter();
        write(output);
        return output.ToString();
    }
}
