using System.CommandLine;

namespace SequencesAsCode.Cli;

internal sealed partial class CommandLine
{
    private Command Doctor(Func<ParseResult, CommandSet> commands)
    {
        var format = FormatOption(OutputFormat.Text, OutputFormat.Json);
        var command = new Command("doctor", "Look at the workspace, the key and the account, and say what to do about what is wrong. Nothing is changed.\n\nExample: sequences doctor -e production") { format };
        command.SetAction((result, cancellation) => commands(result).Doctor.RunAsync(Folder(result, commands), result.GetValue(environment), result.GetValue(format), cancellation));
        return command;
    }
}
