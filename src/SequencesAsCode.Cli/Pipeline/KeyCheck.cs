using System.Globalization;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Planning;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Checks the sequence keys of a command line.</summary>
internal static class KeyCheck
{
    private const int MostKeys = 20;

    /// <summary>Checks that every target and every consent names a key of a file or of the lock.</summary>
    /// <exception cref="CommandException">A key is unknown.</exception>
    public static void CheckTargets(PlanOptions options, DesiredState desired, Base @base)
    {
        var inFiles = desired.Sequences.Select(sequence => sequence.Key);
        var inLock = @base.Sequences.Select(sequence => sequence.Key);
        CheckKnown(options.Targets.Concat(options.Consents.Keys), inFiles.Concat(inLock));
    }

    /// <summary>Checks that every named key is one of the known keys.</summary>
    /// <exception cref="CommandException">A key is unknown.</exception>
    public static void CheckKnown(IEnumerable<string> named, IEnumerable<string> keys)
    {
        var known = keys.ToHashSet(StringComparer.Ordinal);
        var unknown = named.Where(key => !known.Contains(key)).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count == 0)
            return;
        var what = $"No sequence has the key {string.Join(", ", unknown.Select(key => $"'{key}'"))}.";
        List<string> nearest =
        [
            .. unknown.Select(key => Similar.To(key, known)).OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        throw nearest.Count == unknown.Count
            ? CommandException.Arguments($"{what} Did you mean {string.Join(", ", nearest.Select(key => $"'{key}'"))}?")
            : CommandException.Arguments(what, Known(known));
    }

    private static string Known(HashSet<string> keys)
    {
        if (keys.Count == 0)
            return "There are no sequences yet.";
        var listed = string.Join(", ", keys.Order(StringComparer.Ordinal).Take(MostKeys));
        var rest =
            keys.Count > MostKeys
                ? string.Create(CultureInfo.InvariantCulture, $" and {keys.Count - MostKeys} more")
                : "";
        return $"The keys are {listed}{rest}.";
    }
}
