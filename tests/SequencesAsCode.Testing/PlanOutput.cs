using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Testing;

/// <summary>Renders a plan for tests.</summary>
internal static class PlanOutput
{
    /// <summary>The text of a terminal without color.</summary>
    public static string Text(Plan plan)
    {
        using var output = new StringWriter();
        new TextRenderer(false).Write(plan, output);
        return output.ToString();
    }

    /// <summary>The HTML page.</summary>
    public static string Html(Plan plan)
    {
        using var output = new StringWriter();
        PreviewRenderer.Write(plan, output);
        return output.ToString();
    }
}
