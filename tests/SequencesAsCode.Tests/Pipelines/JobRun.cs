using System.Text;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>How a job ended.</summary>
internal sealed class JobRun
{
    private readonly StringBuilder log = new();

    /// <summary>Of the first step that failed; 0 when none did.</summary>
    public int ExitCode { get; private set; }

    /// <summary>What later jobs get.</summary>
    public Dictionary<string, string> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>What stands on the run's page.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Everything that was said.</summary>
    public string Log => log.ToString();

    public void Add(string step, ShellRun run)
    {
        log.Append(System.Globalization.CultureInfo.InvariantCulture, $"--- {step}: {run.ExitCode}\n{run.All}\n");
        if (ExitCode == 0)
            ExitCode = run.ExitCode;
    }
}
