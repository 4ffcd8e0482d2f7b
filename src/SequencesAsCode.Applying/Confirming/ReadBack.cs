using System.Collections.Immutable;
using SequencesAsCode.Core.Markup;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Applying.Confirming;

/// <summary>What the service holds after a write, laid beside what the plan wanted.</summary>
/// <param name="Mismatches">What is neither equal nor explained, as short phrases; empty when all is as planned.</param>
/// <param name="Steps">Every step of the service with the target's, which is null for one that the plan did not expect.</param>
internal sealed record ReadBack(ImmutableArray<string> Mismatches, ImmutableArray<StepPair> Steps)
{
    private const int MostMismatches = 8;

    /// <summary>What the service made something else of.</summary>
    public ImmutableArray<RewrittenField> Rewrites { get; init; } = [];

    /// <summary>What it made of which field of which sequence, step or touch, told already or not.</summary>
    public ImmutableDictionary<(string Id, Field Field), Rewriting.Verdict> Verdicts { get; init; } = ImmutableDictionary<(string Id, Field Field), Rewriting.Verdict>.Empty;

    /// <summary>Whether nothing but the form of what was sent came back otherwise, so that it is what was sent.</summary>
    public bool IsWhatWasSent => Mismatches.IsEmpty && Rewrites.All(rewrite => RewriteKinds.IsForm(rewrite.Kinds));

    /// <summary>Compares, unmanaged parts included, and finds which ids were given to what was created.</summary>
    /// <param name="target">What was wanted.</param>
    /// <param name="current">What was read.</param>
    /// <param name="ignored">Fields of the sequence that are not written yet.</param>
    public static ReadBack Of(TargetSequence target, CurrentSequence current, params ImmutableArray<Field> ignored) =>
        Of(target, current, NewParts.Unknown, null, ignored);

    /// <summary>The same, with what is known of the new ids, and what the service made of values told from what it did not take.</summary>
    /// <param name="target">What was wanted.</param>
    /// <param name="current">What was read.</param>
    /// <param name="parts">What is known of the new ids.</param>
    /// <param name="rewriting">Tells what was rewritten; null where nothing counts but what was wanted.</param>
    /// <param name="ignored">Fields of the sequence that are not written yet.</param>
    public static ReadBack Of(TargetSequence target, CurrentSequence current, NewParts parts, Rewriting? rewriting, params ImmutableArray<Field> ignored)
    {
        if (current.IsOrderUnknown) current = current.InOrder([.. target.Steps.Select(step => step.Id).OfType<string>()]);
        var returned = new Returned(rewriting);
        returned.Compare(target, current, ignored);

        var partners = Partners.Of(target, current, parts);
        var pairs = ImmutableArray.CreateBuilder<StepPair>();
        foreach (var (index, step) in current.Steps.Index())
        {
            var wanted = partners.Steps.GetValueOrDefault(step.Id);
            if (wanted is not null && (index >= target.Steps.Length || target.Steps[index] != wanted)) returned.Add($"place of step {wanted.Handle}");
            pairs.Add(new(wanted, step, [.. step.Touches.Select(touch => new TouchPair(partners.Touches.GetValueOrDefault(touch.Id), touch))]));
            if (wanted is null) returned.Add($"step {index + 1} is not one that was sent");
            else Compare(wanted, pairs[^1], returned);
        }

        foreach (var missing in target.Steps.Where(step => !partners.Steps.ContainsValue(step))) returned.Add($"step {missing.Handle} is not there as it was sent");
        if (current.Steps.Length != target.Steps.Length) returned.Add($"{current.Steps.Length} steps instead of {target.Steps.Length}");
        return new(returned.Mismatches, pairs.ToImmutable()) { Rewrites = returned.Rewrites, Verdicts = returned.Verdicts };
    }

    /// <summary>What is not as planned, for people.</summary>
    public string NotTaken() =>
        $"Written, but not taken by the service as planned: {ShortList.Of(Mismatches, MostMismatches, "; ")}. "
        + "Look at it in Apollo, then plan again.";

    /// <summary>What a create made, as it is now.</summary>
    public CreatedParts Created(string sequenceId) => new(sequenceId, [.. Steps.Where(pair => pair.Target is not null).Select(pair => pair.Target! with
    {
        Id = pair.Current.Id,
        Fields = pair.Current.Fields.With(pair.Target!.Fields),
        Touches = [.. pair.Touches.Select(touch => touch.Target is { } wanted
            ? wanted with { Id = touch.Current.Id, Fields = touch.Current.Fields.With(wanted.Fields) }
            : new TargetTouch(touch.Current.Id, null, touch.Current.Id, touch.Current.Fields, FieldSet.Empty))],
    })]);

    private static void Compare(TargetStep wanted, StepPair pair, Returned returned)
    {
        foreach (var touch in pair.Touches)
        {
            if (touch.Target is { } sent) returned.Compare(sent, touch.Current);
        }

        // For some types the service makes a touch by itself where none was asked for.
        var isServiceMade = wanted.Id is null && wanted.Touches.IsEmpty;
        foreach (var missing in wanted.Touches.Where(touch => pair.Touches.All(held => held.Target != touch))) returned.Add($"touch {missing.Handle} is not there as it was sent");
        if (!isServiceMade && pair.Touches.Length != wanted.Touches.Length) returned.Add($"step {wanted.Handle}: {pair.Touches.Length} touches instead of {wanted.Touches.Length}");
        returned.Compare(wanted, pair.Current);
    }
}

/// <summary>A step of the service with the one the plan wanted in its place.</summary>
internal sealed record StepPair(TargetStep? Target, CurrentStep Current, ImmutableArray<TouchPair> Touches);

/// <summary>A touch of the service with the one the plan wanted.</summary>
internal sealed record TouchPair(TargetTouch? Target, CurrentTouch Current);
