using System.ComponentModel;
using System.Diagnostics;

namespace SequencesAsCode.Cli.Repositories;

/// <summary>Runs git as a process. It never prompts.</summary>
internal static class GitProcess
{
    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["git.exe"] : ["git"];

    /// <summary>The full path of git; null when it is not in <c>PATH</c>.</summary>
    public static string? Find(IReadOnlyDictionary<string, string?> variables) =>
        (variables.GetValueOrDefault("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs git.</summary>
    /// <param name="program">The full path of git.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="variables">Its whole environment, but for what keeps it from asking.</param>
    /// <param name="patience">How long to wait for its end.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="input">What it reads from stdin.</param>
    /// <returns>The answer; null when it did not start, or not end in time.</returns>
    public static GitAnswer? Run(
        string program,
        string folder,
        IEnumerable<KeyValuePair<string, string?>> variables,
        TimeSpan patience,
        IEnumerable<string> arguments,
        string input = ""
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Run(start, patience, input);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static GitAnswer? Run(ProcessStartInfo start, TimeSpan patience, string input)
    {
        using var process = Process.Start(start)!;
        var bytes = new MemoryStream();
        var output = process.StandardOutput.BaseStream.CopyToAsync(bytes);
        var error = process.StandardError.ReadToEndAsync();
        var written = WriteAsync(process.StandardInput, input);

        // A process that git started may keep the output open after git has ended.
        if (!process.WaitForExit(patience) || !Task.WaitAll([output, error, written], patience))
        {
            process.Kill(entireProcessTree: true);
            return null;
        }

        return new(process.ExitCode, bytes.ToArray(), error.GetAwaiter().GetResult());
    }

    // A git that ends without reading everything is no failure: its answer tells.
    private static async Task WriteAsync(StreamWriter stdin, string input)
    {
        try
        {
            await stdin.WriteAsync(input).ConfigureAwait(false);
            stdin.Close();
        }
        catch (IOException)
        {
            // The pipe is closed.
        }
    }
}
