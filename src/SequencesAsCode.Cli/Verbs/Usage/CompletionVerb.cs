using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Verbs.Usage;

/// <summary>Prints the script with which a shell completes the commands of this program.</summary>
internal sealed class CompletionVerb : Verb
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    private readonly Argument<string> shell = new("SHELL")
    {
        Description = "The shell. pwsh is PowerShell.",
        HelpName = string.Join('|', Shells),
    };

    public CompletionVerb()
        : base("completion", "Print a script that completes commands in your shell.", "completion bash")
    {
        Details =
            "It completes commands, options, values, sequence keys, environments and files. Its first lines say how to "
            + "load it when the shell starts.";
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && !Shells.Contains(given, StringComparer.Ordinal))
                result.AddError(Mistakes.NotAChoice("SHELL", given, Shells));
        });
        Add(shell);
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        await services.Terminal.Out.WriteAsync(Script(line.Value(shell)!)).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static string Script(string shell)
    {
        var name = $"completion/sequences.{shell}";
        using var reader = new StreamReader(typeof(CompletionVerb).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
