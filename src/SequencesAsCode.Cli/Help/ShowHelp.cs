using System.CommandLine;
using System.CommandLine.Invocation;

namespace SequencesAsCode.Cli.Help;

/// <summary>Shows the help of the command on which <c>--help</c> was given, whatever else is wrong.</summary>
internal sealed class ShowHelp(HelpWriter help) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return 0;
    }
}
