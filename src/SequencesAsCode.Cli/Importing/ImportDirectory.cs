using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Cli.Importing;

/// <summary>Reads the names of schedules, users and labels for an import. With a key that may not list them, the files
/// get ids instead.</summary>
internal static class ImportDirectory
{
    private static readonly ReadScope Nothing = new(false, false, []);

    /// <summary>Reads the names that the key may list, and logs which it may not.</summary>
    public static async Task<AccountDirectory> ReadAsync(
        ISequenceService service,
        ImportLog log,
        CancellationToken cancellation
    )
    {
        var directory = AccountDirectory.Empty;
        ReadScope[] scopes =
        [
            Nothing with
            {
                Schedules = true,
            },
            Nothing with
            {
                Users = true,
            },
            Nothing with
            {
                Labels = true,
            },
        ];
        foreach (var scope in scopes)
        {
            try
            {
                directory = (await service.ReadAsync(scope, cancellation).ConfigureAwait(false)).Directory;
            }
            catch (ServiceException exception) when (exception.Kind == FailureKind.NotAllowed)
            {
                log.WithoutNames(exception.Message);
            }
        }

        return directory;
    }
}
