using SequencesAsCode.Cli.Results;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>An open service. Disposing it writes how many calls were made and how many are left, however the command
/// ends.</summary>
/// <param name="Service">The service.</param>
/// <param name="Budget">Counts its calls.</param>
/// <param name="Output">Writes the number of calls.</param>
internal sealed record OpenService(ISequenceService Service, CallBudget Budget, ResultWriter Output) : IDisposable
{
    /// <summary>The service, for a command that needs every field of a sequence.</summary>
    /// <param name="verb">The command that needs it.</param>
    /// <exception cref="CommandException">The service does not show every field.</exception>
    public ISequenceService RequireWholeSequences(string verb) =>
        Service.Capabilities.ShowsAll
            ? Service
            : throw CommandException.Arguments(
                $"'{verb}' reads whole sequences, which the service of this environment does not show. "
                    + "Name an environment with 'apollo' or 'emulator': -e NAME."
            );

    /// <summary>The service, for a command that writes sequences into files.</summary>
    /// <param name="verb">The command that needs it.</param>
    /// <exception cref="CommandException">The service does not show enough of a sequence for a file.</exception>
    public ISequenceService RequireEnoughForFiles(string verb) =>
        Service.Capabilities.FitsFiles ? Service : RequireWholeSequences(verb);

    /// <summary>Apollo itself, for a command that no other service can carry out.</summary>
    /// <param name="verb">The command that needs it.</param>
    /// <exception cref="CommandException">The environment uses another service.</exception>
    public ApolloService RequireApollo(string verb) =>
        Service as ApolloService
        ?? throw CommandException.Arguments(
            $"'{verb}' needs Apollo itself, which this environment does not use. Name an environment with "
                + "'apollo' or 'emulator': -e NAME."
        );

    public void Dispose()
    {
        Output.Calls(Budget);
        (Service as IDisposable)?.Dispose();
    }
}
