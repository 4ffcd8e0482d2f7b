using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SequencesAsCode.Cli;

// What the emulator's verb takes.
internal sealed partial class CommandLine
{
    private Command Emulate(Func<ParseResult, CommandSet> commands)
    {
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 takes a free one.", HelpName = "PORT", DefaultValueFactory = _ => 0, CustomParser = Port };
        var seed = new Option<string?>("--seed") { Description = "The account it starts with.", HelpName = "FILE" };
        var state = new Option<string?>("--state") { Description = "Keep its state in this file, and go on from it.", HelpName = "FILE" };
        var faults = new Option<string?>("--faults") { Description = "Scripted faults, as JSON.", HelpName = "FILE" };
        var switches = new Option<string[]>("--set") { Description = "A behaviour, for example steps_omitted=kept; may be given several times.", HelpName = "NAME=VALUE" };
        var command = new Command("emulate", "Serve a local stand-in for Apollo's sequence API, for trying and testing.\n\nExample: sequences emulate --port 8080 --seed examples/quickstart/emulator-seed.json") { port, seed, state, faults, switches };
        command.SetAction((result, cancellation) => commands(result).Emulate.RunAsync(
            new(result.GetValue(port), InFolder(result.GetValue(seed), commands(result)),
                InFolder(result.GetValue(state), commands(result)), InFolder(result.GetValue(faults), commands(result)),
                result.GetValue(switches) ?? [])
            { Folder = Folder(result, commands) },
            cancellation));
        return command;
    }

    private static int Port(ArgumentResult result)
    {
        if (!ushort.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port)) result.AddError("The port must be a whole number from 0 to 65535.");
        return port;
    }
}
