using System.Diagnostics;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>How one piece of shell ended.</summary>
internal sealed record ShellRun(int ExitCode, string Out, string Error)
{
    public string All => Out + Error;
}

/// <summary>Runs bash, with no environment but the given one.</summary>
internal static class Shell
{
    private static readonly string[] Needed = ["bash", "git", "jq", "sed", "dotnet"];

    /// <summary>Skips the test with a reason where the machine lacks what pipelines run on.</summary>
    public static void Require()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Pipelines are run with bash, which this system has not.");
        var missing = Needed.Where(tool => Find(tool) is null).ToList();
        if (missing.Count > 0)
            Assert.Ignore($"Pipelines are run with tools that this machine lacks: {string.Join(", ", missing)}.");
    }

    /// <summary>Where a tool is; null when it is nowhere on the path.</summary>
    public static string? Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, tool))
            .FirstOrDefault(File.Exists);

    public static ShellRun Run(string folder, IReadOnlyDictionary<string, string> variables, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var ended = EndedProcess.RunAsync(start).GetAwaiter().GetResult();
        return new(ended.ExitCode, ended.Out, ended.Error);
    }
}
