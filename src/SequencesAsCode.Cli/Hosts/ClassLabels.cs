using SequencesAsCode.Core.Json;

namespace SequencesAsCode.Cli.Hosts;

/// <summary>The labels of a pull request that say what kinds of change a plan has.</summary>
internal static class ClassLabels
{
    private const string Prefix = "sequences/";

    private static readonly ImmutableArray<string> All = [.. Enum.GetValues<ChangeClass>().Select(Of)];

    /// <summary>The labels of a plan, in the order of the kinds.</summary>
    public static ImmutableArray<string> Of(Plan plan) =>
        [.. plan.Sequences.SelectMany(change => change.Classes).Distinct().Order().Select(Of)];

    /// <summary>The labels to add.</summary>
    /// <param name="present">The labels of the pull request.</param>
    /// <param name="wanted">The labels of the plan.</param>
    public static ImmutableArray<string> Missing(ImmutableArray<string> present, ImmutableArray<string> wanted) =>
        [.. wanted.Except(present, StringComparer.Ordinal)];

    /// <summary>The labels to remove. Labels that somebody else uses are never among them.</summary>
    /// <param name="present">The labels of the pull request.</param>
    /// <param name="wanted">The labels of the plan.</param>
    public static ImmutableArray<string> Outdated(ImmutableArray<string> present, ImmutableArray<string> wanted) =>
        [.. present.Intersect(All, StringComparer.Ordinal).Except(wanted, StringComparer.Ordinal)];

    private static string Of(ChangeClass kind) => Prefix + EnumWord.Of(kind);
}
