using System.Runtime.InteropServices;

namespace SequencesAsCode.Core.Diagnostics;

/// <summary>
/// Keeps what is found in one text within bounds: of errors and of warnings the first ones each, and of the rest the
/// number. Warnings never take the room
/// of an error, so what a run ends with does not depend on how much is shown.
/// </summary>
/// <param name="most">How many of each severity are kept.</param>
public sealed class CappedFindings(int most)
{
    private readonly Dictionary<Severity, Rest> rests = [];
    private readonly Dictionary<Severity, List<Diagnostic>> kept = [];

    /// <summary>Whether anything was added.</summary>
    public bool IsEmpty => kept.Count == 0;

    /// <summary>Adds a finding, or counts it.</summary>
    public void Add(Diagnostic finding) => Add(finding.Severity, () => finding);

    /// <summary>Adds a finding, or counts it.</summary>
    /// <param name="severity">That of the finding.</param>
    /// <param name="tell">Makes it; is called only where it is shown.</param>
    public void Add(Severity severity, Func<Diagnostic> tell)
    {
        ref var shown = ref CollectionsMarshal.GetValueRefOrAddDefault(kept, severity, out _);
        shown ??= [];
        if (shown.Count < most)
        {
            shown.Add(tell());
            return;
        }

        ref var rest = ref CollectionsMarshal.GetValueRefOrAddDefault(rests, severity, out _);
        rest = new((rest?.Count ?? 0) + 1, rest?.First ?? tell);
    }

    /// <summary>What is shown, errors first, and for each severity how many more there are.</summary>
    public IEnumerable<Diagnostic> Told()
    {
        foreach (var (severity, shown) in kept.OrderBy(pair => pair.Key))
        {
            foreach (var diagnostic in shown)
                yield return diagnostic;
            if (rests.GetValueOrDefault(severity) is { } rest)
                yield return severity == Severity.Error
                    ? Diagnostic.MoreErrors(rest.First().At, rest.Count)
                    : Diagnostic.MoreWarnings(rest.First().At, rest.Count);
        }
    }

    /// <summary>The same of findings that are at hand.</summary>
    public static IEnumerable<Diagnostic> Told(IEnumerable<Finding> found, int most)
    {
        var findings = new CappedFindings(most);
        foreach (var finding in found)
            findings.Add(finding.Severity, finding.Tell);
        return findings.Told();
    }

    private sealed record Rest(int Count, Func<Diagnostic> First);
}

/// <summary>Something that was found and need not be put in words.</summary>
/// <param name="Severity">That of the diagnostic.</param>
/// <param name="Tell">Makes the diagnostic.</param>
public readonly record struct Finding(Severity Severity, Func<Diagnostic> Tell)
{
    /// <summary>One that is in words already.</summary>
    public static implicit operator Finding(Diagnostic diagnostic) => new(diagnostic.Severity, () => diagnostic);
}
