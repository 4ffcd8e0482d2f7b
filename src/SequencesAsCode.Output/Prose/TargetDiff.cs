using System.Globalization;

namespace SequencesAsCode.Output.Prose;

/// <summary>
/// Finds which links and images were removed and added. One that occurs twice counts twice; those that changed places
/// are listed on both sides with their numbers.
/// </summary>
internal static class TargetDiff
{
    /// <summary>Compares the targets of two versions of a text, each in the order of the text.</summary>
    public static (ImmutableArray<string> Out, ImmutableArray<string> In) Of(
        ImmutableArray<string> before,
        ImmutableArray<string> after
    )
    {
        var removed = OnlyIn(before, after);
        var added = OnlyIn(after, before);
        var old = Kept(before, removed);
        var now = Kept(after, added);
        var moved = Enumerable.Range(0, old.Count).Where(i => old[i].Target != now[i].Target).ToList();
        return (
            [.. removed.Select(i => before[i]), .. moved.Select(i => Numbered(old[i]))],
            [.. added.Select(i => after[i]), .. moved.Select(i => Numbered(now[i]))]
        );
    }

    // Indexes. Where one version has a target more often, its last ones are the removed or added ones.
    private static List<int> OnlyIn(ImmutableArray<string> targets, ImmutableArray<string> others)
    {
        var left = others.CountBy(target => target, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var only = new List<int>();
        foreach (var (index, target) in targets.Index())
        {
            left[target] = left.GetValueOrDefault(target) - 1;
            if (left[target] < 0)
                only.Add(index);
        }

        return only;
    }

    private static List<(string Target, int Number)> Kept(ImmutableArray<string> targets, List<int> without) =>
        [.. Enumerable.Range(0, targets.Length).Except(without).Select(i => (targets[i], i + 1))];

    private static string Numbered((string Target, int Number) target) =>
        string.Create(CultureInfo.InvariantCulture, $"{target.Target} (number {target.Number})");
}
