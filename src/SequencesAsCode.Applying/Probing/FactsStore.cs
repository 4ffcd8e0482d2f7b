using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying.Probing;

/// <summary>The facts file of an environment. It belongs into git, as the lock does.</summary>
public sealed class FactsStore
{
    private readonly string path;

    /// <summary>The facts file of an environment, in the folder of its lock.</summary>
    public FactsStore(Workspace workspace, WorkspaceEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(environment);
        var file = FactSheet.FileOf(environment.Name);
        Name = environment is WorkspaceEnvironment.Emulator ? $".sequences/{file}" : file;
        path = Path.Combine(workspace.Folder, Name);
    }

    /// <summary>Path of the file relative to the workspace.</summary>
    public string Name { get; }

    /// <summary>Whether there is a facts file.</summary>
    public bool IsThere => File.Exists(path);

    /// <summary>The facts; null when there is no file.</summary>
    /// <exception cref="FormatException">The file is malformed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public FactSheet? Read() => IsThere ? FactsFormat.Read(RegularFile.Text(path)) : null;

    /// <summary>The facts that a run may use, and why it may not use others.</summary>
    /// <param name="account">The account of this run.</param>
    /// <param name="time">The clock.</param>
    public FactsReview Review(string account, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        try
        {
            return Read() is { } sheet
                ? FactsReview.Of(sheet, account, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), Name)
                : FactsReview.Nothing;
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            return new(ServiceFacts.Guesses, [Diagnostic.FactsAreMalformed(new(Name), exception.Message.TrimEnd('.'))]);
        }
    }

    /// <summary>
    /// The facts for a run that does not ask for the account: those of the account of the workspace file or the lock.
    /// </summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="time">The clock.</param>
    public static ServiceFacts ForLint(Workspace workspace, WorkspaceEnvironment environment, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var store = new FactsStore(workspace, environment);
        if (!store.IsThere)
            return ServiceFacts.Guesses;
        var stated = (environment as WorkspaceEnvironment.Apollo)?.Account;
        var account = stated ?? LockStore.For(workspace, environment).Read().Base?.Account ?? "";
        return store.Review(account, time).Facts;
    }

    /// <summary>Adds new facts to the file. Facts of another account are replaced.</summary>
    /// <returns>How many facts the file has now.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public int Add(string account, string tool, IEnumerable<Fact> facts)
    {
        var sheet = (Known(account) ?? new(account, tool, [])).With(tool, facts);
        Write(sheet);
        return sheet.Facts.Length;
    }

    /// <summary>Marks the facts as doubtful that an apply contradicted.</summary>
    /// <param name="plan">The plan that was applied.</param>
    /// <param name="report">How it ended.</param>
    /// <returns>The names of those that were not doubted before.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public ImmutableArray<string> Doubt(Plan plan, ApplyReport report)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (Known(plan.Context.Account) is not { } sheet)
            return [];
        var wrong = Contradictions.Of(plan, report, sheet).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> news =
        [
            .. sheet.Facts.Where(fact => !fact.IsDoubted && wrong.Contains(fact.Name)).Select(fact => fact.Name),
        ];
        if (!news.IsEmpty)
            Write(sheet.Doubting(wrong));
        return news;
    }

    private FactSheet? Known(string account)
    {
        try
        {
            return Read() is { } sheet && sheet.Account == account ? sheet : null;
        }
        catch (FormatException)
        {
            // A malformed file has no facts to keep.
            return null;
        }
    }

    private void Write(FactSheet sheet) => AtomicFile.Write(path, FactsFormat.Write(sheet));
}
