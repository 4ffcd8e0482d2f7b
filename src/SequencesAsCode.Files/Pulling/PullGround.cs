using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Files.Pulling;

/// <summary>The state before a pull. Its plans report drift and give no consent.</summary>
/// <param name="Desired">The files.</param>
/// <param name="Current">The state of the service.</param>
/// <param name="Base">The lock file.</param>
/// <param name="Options">The service's name and the keys.</param>
/// <param name="Source">The service's pure half.</param>
internal sealed record PullGround(
    DesiredState Desired,
    CurrentState Current,
    Base Base,
    PlanOptions Options,
    IRequestSource Source
)
{
    // Looked up for every sequence of the account. A copy made by 'with' would keep the entries of this one.
    private readonly Lazy<ILookup<string, BaseSequence>> known = new(() =>
        Base.Sequences.ToLookup(known => known.Id, StringComparer.Ordinal)
    );

    /// <summary>The plan for a state of the files.</summary>
    public PlanResult Plan(DesiredState desired)
    {
        var policy = desired.Workspace.Policy with { Drift = DriftPolicy.Report };
        return Planner.CreatePlan(
            desired with
            {
                Workspace = desired.Workspace with { Policy = policy },
            },
            Current,
            Base,
            Options,
            Source
        );
    }

    /// <summary>The same with ids for names, so that values can be compared.</summary>
    public DesiredState Resolved(DesiredState desired) =>
        desired with
        {
            Sequences =
            [
                .. SequenceBinder
                    .Bind(desired, Base, Current.Rows)
                    .Resolved(Current.Directory)
                    .Bindings.Select(binding => binding.Desired),
            ],
        };

    /// <summary>The same with new entries in the lock file.</summary>
    public PullGround Knowing(ImmutableArray<BaseSequence> records)
    {
        var learnt = records.Select(record => record.Id).ToHashSet(StringComparer.Ordinal);
        var learned = Base with
        {
            Sequences =
            [
                .. Base
                    .Sequences.Where(known => !learnt.Contains(known.Id))
                    .Concat(records)
                    .OrderBy(known => known.Id, StringComparer.Ordinal),
            ],
        };
        return new(Desired, Current, learned, Options, Source);
    }

    /// <summary>The lock file's entry of an id, or null.</summary>
    public BaseSequence? KnownOf(string id) => known.Value[id].FirstOrDefault();
}
