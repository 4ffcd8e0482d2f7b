namespace SequencesAsCode.Cli.Commands;

/// <summary>Renders a saved plan as <c>plan</c> would have, and calls nothing: one planning run serves every output.</summary>
internal sealed class ShowCommand(Output output)
{
    public int Run(string file, OutputFormat format, bool detailedExitCode)
    {
        var plan = SavedPlan.Read(file);
        return output.Plan(format, ExitCode.Of(plan, detailedExitCode), plan);
    }
}
