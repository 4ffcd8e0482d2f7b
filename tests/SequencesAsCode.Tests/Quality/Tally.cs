namespace SequencesAsCode.Tests.Quality;

/// <summary>Counts what a plan did with the steps and touches of generated files.</summary>
internal sealed class Tally
{
    public Share Steps { get; } = new();

    public Share Touches { get; } = new();

    /// <summary>Steps of freshly drawn words that were taken for one of other words in the service.</summary>
    public Share FalseSteps { get; } = new();

    /// <summary>Touches of freshly drawn words that were taken for one of the service.</summary>
    public Share FalseTouches { get; } = new();

    /// <summary>Compares a plan with the truth.</summary>
    /// <param name="held">The steps of the service.</param>
    /// <param name="wanted">The steps of the file.</param>
    /// <param name="hasKeys">Whether the file gives keys.</param>
    /// <param name="isExact">Whether lock and keys leave nothing open, so that not even equals may be swapped.</param>
    /// <param name="change">The plan.</param>
    public void Add(List<Draft> held, List<Draft> wanted, bool hasKeys, bool isExact, SequenceChange change)
    {
        var contentById = held.ToDictionary(step => step.Truth!, step => isExact ? step.Truth! : step.Content);
        var ofFile = change
            .Steps.Where(step => step.MatchedBy != MatchedBy.Nothing || step.Action == PartAction.Create)
            .ToDictionary(step => step.Handle, StringComparer.Ordinal);
        var pairs = wanted
            .Select(
                (step, index) => (Step: step, Change: ofFile.GetValueOrDefault(hasKeys ? step.Key : $"#{index + 1}"))
            )
            .ToList();

        // Which of two equal steps is which nobody can tell, neither in the file nor in the service: within a group any
        // of the ids will do.
        foreach (
            var group in pairs.GroupBy(pair => isExact ? pair.Step.Key : pair.Step.Content, StringComparer.Ordinal)
        )
        {
            var given = group.Select(pair => IdOf(pair.Change)).OfType<string>().Select(id => contentById[id]).ToList();
            foreach (var (step, planned) in group.Where(pair => pair.Step.Truth is not null))
            {
                var isRight =
                    given.Remove(contentById[step.Truth!])
                    || (step.MergedWith is { } other && given.Remove(contentById[other]));
                if (!isRight && !isExact && IsCopyAsGood(step))
                    continue;
                Steps.Count(isRight);
                if (isRight && !isExact && IdOf(planned) != step.Truth)
                    continue;
                AddTouches(
                    held.Single(candidate => candidate.Truth == step.Truth),
                    step,
                    hasKeys,
                    isExact,
                    isRight ? planned : null
                );
            }
        }

        foreach (
            var (_, planned) in pairs.Where(pair =>
                pair.Step.Truth is null
                && !IsKnownByContent(pair.Step)
                && (isExact || (pair.Step.IsFresh && HasWords(pair.Step)))
            )
        )
        {
            FalseSteps.Count(IdOf(planned) is { } id && (isExact || HasWords(held.Single(step => step.Truth == id))));
        }

        // What says exactly what the service has is that step under another key.
        bool IsKnownByContent(Draft step) => HasWords(step) && held.Any(other => other.Content == step.Content);

        // Of a step and its copy, both edited, the one that is nearer to the service is the same; when that is the
        // copy, either counts.
        bool IsCopyAsGood(Draft step) =>
            pairs.Any(pair =>
                pair.Step.CopyOf == step.Truth
                && pair.Step.Edits <= step.Edits
                && IdOf(pair.Change) is { } id
                && contentById[id] == contentById[step.Truth!]
            );
    }

    // To give a task a note is an edit like others: only other words make another step.
    private static bool HasWords(Draft step) => !step.Touches.IsEmpty || !step.Note.IsEmpty;

    private void AddTouches(Draft held, Draft wanted, bool hasKeys, bool isExact, StepChange? planned)
    {
        var contentById = held.Touches.ToDictionary(
            touch => touch.Truth!,
            touch => isExact ? touch.Truth! : touch.Content
        );
        var ofFile = (planned?.Touches ?? [])
            .Where(touch => touch.MatchedBy != MatchedBy.Nothing || touch.Action == PartAction.Create)
            .ToDictionary(touch => touch.Handle, StringComparer.Ordinal);
        var pairs = wanted
            .Touches.Select(
                (touch, index) =>
                    (
                        Touch: touch,
                        Change: ofFile.GetValueOrDefault($"{planned?.Handle}/{(hasKeys ? touch.Key : $"#{index + 1}")}")
                    )
            )
            .ToList();
        foreach (
            var group in pairs.GroupBy(pair => isExact ? pair.Touch.Key : pair.Touch.Content, StringComparer.Ordinal)
        )
        {
            var given = group.Select(pair => IdOf(pair.Change)).OfType<string>().Select(id => contentById[id]).ToList();
            foreach (var (touch, _) in group.Where(pair => pair.Touch.Truth is not null))
            {
                var isRight =
                    given.Remove(contentById[touch.Truth!])
                    || (
                        touch.MergedWith is { } other
                        && contentById.TryGetValue(other, out var content)
                        && given.Remove(content)
                    );
                if (!isRight && !isExact && IsCopyAsGood(touch))
                    continue;
                Touches.Count(isRight);
            }
        }

        foreach (
            var (_, change) in pairs.Where(pair => planned is not null && pair.Touch is { IsFresh: true, Truth: null })
        )
            FalseTouches.Count(IdOf(change) is not null);

        bool IsCopyAsGood(DraftTouch touch) =>
            pairs.Any(pair =>
                pair.Touch.CopyOf == touch.Truth
                && pair.Touch.Edits <= touch.Edits
                && IdOf(pair.Change) is { } id
                && contentById[id] == contentById[touch.Truth!]
            );
    }

    private static string? IdOf(StepChange? change) =>
        change is null || change.MatchedBy == MatchedBy.Nothing ? null : change.Id;

    private static string? IdOf(TouchChange? change) =>
        change is null || change.MatchedBy == MatchedBy.Nothing ? null : change.Id;
}

/// <summary>So many of so many.</summary>
internal sealed class Share
{
    public int Hits { get; private set; }

    public int All { get; private set; }

    public double Value => All == 0 ? 1 : (double)Hits / All;

    public void Count(bool isHit) => (Hits, All) = (Hits + (isHit ? 1 : 0), All + 1);

    public override string ToString() => All == 0 ? "-" : $"{100 * Value:0.00} % of {All}";
}
