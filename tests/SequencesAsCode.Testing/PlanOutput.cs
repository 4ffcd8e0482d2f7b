using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Testing;

/// <summary>A plan as people see it.</summary>
internal static class PlanOutput
{
    /// <summary>What a terminal without color shows.</summary>
    public static string Text(Plan plan)
    {
        using var output = new StringWriter();
        new TextRenderer(false).Write(plan, output);
        return output.ToString();
    }

    /// <summary>The page.</summary>
    public static string Html(Plan plan)
    {
        using var output = new StringWriter();
        PreviewRenderer.Write(plan, output);
        return output.ToString();
    }
}
