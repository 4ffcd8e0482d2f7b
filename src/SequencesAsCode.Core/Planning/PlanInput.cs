using SequencesAsCode.Core.Planning.Allowing;
using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Core.Planning;

/// <summary>Everything that a plan is made from.</summary>
/// <param name="Desired">The files.</param>
/// <param name="Current">The state of the account.</param>
/// <param name="Base">The lock.</param>
/// <param name="Options">The options of the run.</param>
/// <param name="Source">Describes what the service can do, and its requests.</param>
internal sealed record PlanInput(
    DesiredState Desired,
    CurrentState Current,
    Base Base,
    PlanOptions Options,
    IRequestSource Source
)
{
    private readonly HashSet<string> targets = Options.Targets.ToHashSet(StringComparer.Ordinal);

    /// <summary>Which sequence each file means.</summary>
    public SequenceBindings Bindings { get; } =
        InEnvironment(
            SequenceBinder.Bind(Desired, Base, Current.Rows).Resolved(Current.Directory, Source.Capabilities.ShowsAll),
            Desired
        );

    /// <summary>Judges the entries under <c>allow</c>.</summary>
    public AllowJudge Judge => new(Base, Options.Outdated, Source.Capabilities.ShowsAll);

    /// <summary>Where the plan comes from.</summary>
    public PlanContext Context =>
        new()
        {
            Environment = Desired.Environment.Name,
            Service = Options.Service,
            Account = Current.Account,
            FilesDigest = Desired.FilesDigest,
            LockDigest = Base.Digest,
            Targets = Options.Targets,
            Consents = Options.Consents,
            DriftOnly = Options.DriftOnly,
            SnapshotTaken = Options.SnapshotTaken,
            SampleContacts = Desired.Workspace.SampleContacts,
        };

    /// <summary>Rows of the list that neither a file nor the lock claims.</summary>
    public ImmutableArray<SequenceRow> Unclaimed
    {
        get
        {
            var claimed = Bindings.IdsOf([]).ToHashSet(StringComparer.Ordinal);
            return [.. Current.Rows.Where(row => !claimed.Contains(row.Id))];
        }
    }

    /// <summary>Ids of the sequences of files that are on in Apollo.</summary>
    public HashSet<string> Live
    {
        get
        {
            var bound = Bindings
                .Bindings.Select(binding => binding.Id)
                .OfType<string>()
                .ToHashSet(StringComparer.Ordinal);
            return Current
                .Rows.Where(row => row.Active && bound.Contains(row.Id))
                .Select(row => row.Id)
                .ToHashSet(StringComparer.Ordinal);
        }
    }

    // The emulator has no names of an account.
    private static SequenceBindings InEnvironment(SequenceBindings bindings, DesiredState desired)
    {
        if (desired.Environment is not WorkspaceEnvironment.Emulator)
            return bindings;
        var account = RealAccounts.Beside(desired.Workspace, desired.Environment).FirstOrDefault();
        return bindings with
        {
            Bindings =
            [
                .. bindings.Bindings.Select(binding =>
                    binding with
                    {
                        Mistakes = [.. binding.Mistakes.Select(mistake => mistake.InEmulator(account))],
                    }
                ),
            ],
        };
    }

    /// <summary>Whether the run includes the sequence with this key.</summary>
    public bool IsTargeted(string key) => targets.Count == 0 || targets.Contains(key);
}
