using System.Globalization;
using System.Text;
using SequencesAsCode.Applying.Disk;

namespace SequencesAsCode.Applying.Locking;

/// <summary>
/// The locks of a workspace that an environment does not read: locks of other environments, and locks of environments
/// that were renamed or removed. A renamed environment must not lose the protection of its lock.
/// </summary>
public sealed class OtherLocks
{
    private readonly Workspace workspace;
    private readonly WorkspaceEnvironment environment;
    private readonly string? account;
    private readonly Lazy<ImmutableArray<Other>> others;

    /// <summary>Reads the other locks when they are first needed.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="environment">The environment of the command.</param>
    /// <param name="base">The content of its own lock; null when it is not known.</param>
    public OtherLocks(Workspace workspace, WorkspaceEnvironment environment, Base? @base = null)
    {
        this.workspace = workspace;
        this.environment = environment;
        account = @base?.Account is { Length: > 0 } known
            ? known
            : (environment as WorkspaceEnvironment.Apollo)?.Account;
        others = new(() => [.. Files().Select(Read).OfType<Other>()]);
    }

    /// <summary>Findings about the other locks.</summary>
    public ImmutableArray<Diagnostic> Findings =>
        [
            .. others
                .Value.Where(other => !other.IsRead)
                .Select(other => Diagnostic.LockOrphaned(new(other.File), other.Name, other.Holds, Renamed(other))),
            .. others
                .Value.Where(other =>
                    other.IsRead && other.Account is { } theirs && theirs == account && !Exists(environment.Name)
                )
                .Select(other =>
                    Diagnostic.AccountTwice(new(other.File), environment.Name, other.Name, other.Account!)
                ),
        ];

    /// <summary>Ids of the sequences that another lock protects.</summary>
    public ImmutableHashSet<string> Protected => [.. others.Value.SelectMany(other => other.Protected)];

    /// <summary>The lock that has to be renamed before anything is done in an account; null for none.</summary>
    /// <param name="id">The id of the account.</param>
    public Diagnostic? InTheWay(string id) =>
        environment is WorkspaceEnvironment.Emulator || Exists(environment.Name)
            ? null
            : others
                .Value.Where(other => !other.IsRead && other.Account == id && id.Length > 0)
                .Select(other => Diagnostic.LockHasOtherName(new(other.File), environment.Name, other.Holds))
                .FirstOrDefault();

    private IEnumerable<string> Files() =>
        Directory.Exists(workspace.Folder)
            ? Directory
                .EnumerateFiles(workspace.Folder, LockFile.Pattern)
                .Select(file => Path.GetFileName(file))
                .Where(file => LockFile.Environment(file) is { } name && name != environment.Name)
                .Order(StringComparer.Ordinal)
            : [];

    // The lock of another account does not matter here, and may be large.
    private Other? Read(string file)
    {
        var name = LockFile.Environment(file)!;
        var isRead = workspace.Environments.Any(other =>
            other.Name == name && other is not WorkspaceEnvironment.Emulator
        );
        if (isRead && IsOfOtherAccount(name))
            return null;
        try
        {
            return Read(name, file, isRead);
        }
        catch (Exception exception)
            when (exception is FormatException or DecoderFallbackException or IOException or UnauthorizedAccessException
            )
        {
            return isRead ? null : Unreadable(name, file);
        }
    }

    private bool IsOfOtherAccount(string name) =>
        account is not null
        && workspace
            .Environments.OfType<WorkspaceEnvironment.Apollo>()
            .FirstOrDefault(other => other.Name == name)
            ?.Account
            is { } stated
        && stated != account;

    private Other? Read(string name, string file, bool isRead)
    {
        var text = RegularFile.Decode(RegularFile.Bytes(Path.Combine(workspace.Folder, file)));
        if (isRead && account is not null && !text.Contains($"\"{account}\"", StringComparison.Ordinal))
            return null;
        var read = LockText.Read(file, text);
        if (read.Sequences is not { IsEmpty: false } sequences)
            return isRead || read.Sequences is not null ? null : Unreadable(name, file);
        if (isRead && account is not null && read.Account != account)
            return null;
        return new(
            name,
            file,
            isRead,
            read.Account,
            Holds(sequences),
            [.. sequences.Where(sequence => sequence.IsProtected).Select(sequence => sequence.Id)]
        );
    }

    private static Other Unreadable(string name, string file) => new(name, file, false, null, "it cannot be read", []);

    private static string Holds(ImmutableArray<BaseSequence> sequences)
    {
        var kept = sequences.Count(sequence => sequence.IsProtected);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sequences.Length} "
                + $"sequence{(sequences.Length == 1 ? "" : "s")}{(kept > 0 ? $", {kept} protected" : "")}"
        );
    }

    // The environment that most likely had the other name: one without a lock and without another account.
    private string? Renamed(Other other) =>
        workspace
            .Environments.Where(candidate => candidate is not WorkspaceEnvironment.Emulator && !Exists(candidate.Name))
            .Where(candidate =>
                candidate is not WorkspaceEnvironment.Apollo { Account: { } stated }
                || other.Account is null
                || stated == other.Account
            )
            .OrderBy(candidate => candidate.Name == environment.Name ? 0 : 1)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();

    private bool Exists(string name) =>
        Directory.Exists(workspace.Folder)
        && Directory
            .EnumerateFiles(workspace.Folder, LockFile.Of(name))
            .Any(file => Path.GetFileName(file) == LockFile.Of(name));

    private sealed record Other(
        string Name,
        string File,
        bool IsRead,
        string? Account,
        string Holds,
        ImmutableArray<string> Protected
    );
}
