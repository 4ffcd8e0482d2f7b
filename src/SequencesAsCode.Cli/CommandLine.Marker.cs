using System.CommandLine;

namespace SequencesAsCode.Cli;

// The verb that pipelines find their comment with.
internal sealed partial class CommandLine
{
    private Command Marker(Func<ParseResult, CommandSet> commands)
    {
        var command = new Command("marker", "Print the hidden first line of the comment that 'plan --format markdown' writes, for a script that looks for that comment. No file is read and nothing is called.\n\nExample: sequences marker -C outbound -e production");
        command.SetAction(result => commands(result).Marker.Run(Folder(result, commands), result.GetValue(environment)));
        return command;
    }
}
