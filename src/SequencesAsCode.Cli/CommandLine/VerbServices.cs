using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Applying.Probing;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Files;
using SequencesAsCode.Files.Linting;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The services of the verbs. Each is made when it is first used.</summary>
/// <param name="terminal">Standard streams.</param>
/// <param name="line">The line of stderr that changes in place.</param>
/// <param name="output">Writes the results.</param>
/// <param name="variables">Environment variables.</param>
/// <param name="time">The clock.</param>
/// <param name="isVerbose">Whether every request is logged.</param>
internal sealed class VerbServices(
    Terminal terminal,
    LiveLine line,
    ResultWriter output,
    IReadOnlyDictionary<string, string?> variables,
    TimeProvider time,
    bool isVerbose
) : IDisposable
{
    private WaitDisplay? waits;
    private SoleRun? soleRun;

    public Terminal Terminal => terminal;

    public ResultWriter Output => output;

    public IReadOnlyDictionary<string, string?> Variables => variables;

    public TimeProvider Time => time;

    public DesiredStateReader Files => field ??= new(new(variables));

    public WorkspaceLint Lint =>
        field ??= new(
            new(variables),
            (workspace, chosen) => LockStore.For(workspace, chosen).Read().Base,
            (workspace, chosen) => FactsStore.ForLint(workspace, chosen, time)
        );

    public Git Git => field ??= new(variables);

    public SoleRun SoleRun => soleRun ??= new(time);

    public WaitDisplay Waits => waits ??= new(terminal, line, time);

    public ServiceFactory Services => field ??= new(variables, output, Waits, time, isVerbose ? Log : null);

    public PlanPipeline Pipeline => field ??= new(Files, Lint, Services, SoleRun, time, Git);

    public Approval Approval => field ??= new(terminal, output, Pipeline);

    public ProgressBar Bar => field ??= new(terminal, line, Waits);

    public void Dispose()
    {
        soleRun?.Dispose();
        waits?.Dispose();
    }

    // Requests run in parallel.
    private void Log(string request)
    {
        lock (terminal.Error)
            terminal.Notice(request);
    }
}
