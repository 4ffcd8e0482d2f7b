using SequencesAsCode.Cli.Results;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>An open service. When it is closed, the calls that it took and those that are left are told: in one place,
/// however the command ends.</summary>
/// <param name="Service">Behind the seam.</param>
/// <param name="Budget">Its calls.</param>
/// <param name="Output">Where they are told.</param>
internal sealed record OpenService(ISequenceService Service, CallBudget Budget, ResultWriter Output) : IDisposable
{
    /// <summary>The service, for what needs all of a sequence.</summary>
    /// <param name="verb">The command that needs it.</param>
    /// <exception cref="CommandException">It does not show all of a sequence.</exception>
    public ISequenceService Whole(string verb) =>
        Service.Capabilities.ShowsAll
            ? Service
            : throw CommandException.Arguments(
                $"'{verb}' is not possible through the service of this environment, which does not show all "
                    + "of a sequence. Name an environment with 'apollo' or 'emulator' with -e."
            );

    /// <summary>The service, for what writes into files what it shows.</summary>
    /// <param name="verb">The command that does.</param>
    /// <exception cref="CommandException">What it shows of a sequence is not enough for a file.</exception>
    public ISequenceService Filing(string verb) => Service.Capabilities.FitsFiles ? Service : Whole(verb);

    /// <summary>Apollo itself, for what only Apollo can do.</summary>
    /// <param name="verb">The command that needs it.</param>
    /// <exception cref="CommandException">Another service is behind the environment.</exception>
    public ApolloService Apollo(string verb) =>
        Service as ApolloService
        ?? throw CommandException.Arguments(
            $"'{verb}' is not possible through the service of this environment: it takes Apollo itself. "
                + "Name an environment with 'apollo' or 'emulator' with -e."
        );

    public void Dispose()
    {
        Output.Calls(Budget);
        (Service as IDisposable)?.Dispose();
    }
}
