using System.Diagnostics;
using System.Text;

namespace SequencesAsCode.Testing.Commands;

/// <summary>
/// The real program in its own process, with only the given environment variables and those that a process needs.
/// </summary>
internal sealed class ProgramProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly Task<string> output;
    private readonly StringBuilder error = new();
    private readonly List<(string Text, TaskCompletionSource Said)> awaited = [];

    private ProgramProcess(Process process)
    {
        (this.process, output) = (process, process.StandardOutput.ReadToEndAsync());
        process.ErrorDataReceived += (_, line) => OnErrorLine(line.Data);
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>Ends when the process has ended.</summary>
    public Task Ended => process.WaitForExitAsync();

    /// <summary>Starts the program in a workspace.</summary>
    public static ProgramProcess Start(CliWorkspace workspace, params string[] arguments) =>
        StartBehind(null, workspace, arguments);

    /// <summary>
    /// Starts the program behind shell commands that set limits or redirect; without them it is started directly.
    /// </summary>
    public static ProgramProcess StartBehind(string? shell, CliWorkspace workspace, params string[] arguments)
    {
        string[] program = [.. ProgramFile.Words, .. arguments];
        string[] command = shell is null ? program : ["bash", "-c", shell, "bash", .. program];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workspace.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (
            var proxy in start
                .Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase))
                .ToList()
        )
            start.Environment.Remove(proxy);
        foreach (var (name, value) in workspace.Variables)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new(process);
    }

    /// <summary>Sends SIGKILL, and returns when the process has ended.</summary>
    public void Kill()
    {
        process.Kill();
        if (!process.WaitForExit(Patience))
            throw new TimeoutException($"Process {process.Id} was killed and did not end within {Patience}.");
    }

    /// <summary>Sends SIGINT, as Ctrl-C does.</summary>
    public void Interrupt() => Signal("INT");

    /// <summary>Sends SIGTERM, as a system that shuts down does.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>Waits until a line on stderr contains the text.</summary>
    public Task ErrorLineAsync(string text)
    {
        lock (awaited)
        {
            if (error.ToString().Contains(text, StringComparison.Ordinal))
                return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited.Add((text, seen));
            return seen.Task;
        }
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<CliRun> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        var said = await output.WaitAsync(Patience);
        lock (awaited)
            return new(process.ExitCode, said, error.ToString());
    }

    /// <summary>
    /// Waits for something that the process does. When the process ends first, the test fails with its whole output.
    /// </summary>
    public async Task UntilAsync(Task what)
    {
        await Task.WhenAny(what, process.WaitForExitAsync()).WaitAsync(Patience);
        if (!what.IsCompleted)
            Assert.Fail($"It ended first: {(await EndAsync()).All}");
    }

    public void Dispose()
    {
        // Behind a shell, the program is a process of its own.
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private void OnErrorLine(string? line)
    {
        if (line is null)
            return;
        lock (awaited)
        {
            error.Append(line).Append('\n');
            foreach (var (_, seen) in awaited.Where(one => line.Contains(one.Text, StringComparison.Ordinal)))
                seen.TrySetResult();
        }
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("bash", ["-c", $"kill -s {name} {process.Id}"]);
        kill.WaitForExit();
        Assert.That(kill.ExitCode, Is.Zero);
    }
}
