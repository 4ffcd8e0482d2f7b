using System.Collections.Immutable;
using System.Globalization;

namespace SequencesAsCode.Output.Prose;

/// <summary>Which links and images go and come. One that is there twice counts twice, and those that change places are named with their places.</summary>
internal static class TargetDiff
{
    public static (ImmutableArray<string> Out, ImmutableArray<string> In) Of(ImmutableArray<string> before, ImmutableArray<string> after)
    {
        var (gone, come) = (Without(before, after), Without(after, before));
        var (old, now) = (Kept(before, gone), Kept(after, come));
        var moved = Enumerable.Range(0, old.Count).Where(i => old[i].Target != now[i].Target).ToList();
        return ([.. gone.Select(i => before[i]), .. moved.Select(i => Placed(old[i]))], [.. come.Select(i => after[i]), .. moved.Select(i => Placed(now[i]))]);
    }

    // Of several equal ones the last go.
    private static List<int> Without(ImmutableArray<string> these, ImmutableArray<string> those)
    {
        var left = those.CountBy(target => target, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, these.Length).Where(i => (left[these[i]] = left.GetValueOrDefault(these[i]) - 1) < 0)];
    }

    private static List<(string Target, int Place)> Kept(ImmutableArray<string> all, List<int> without) =>
        [.. Enumerable.Range(0, all.Length).Except(without).Select(i => (all[i], i + 1))];

    private static string Placed((string Target, int Place) target) => string.Create(CultureInfo.InvariantCulture, $"{target.Target} (number {target.Place})");
}
