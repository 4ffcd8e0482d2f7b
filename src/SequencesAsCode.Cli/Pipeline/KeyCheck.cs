using System.Globalization;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Planning;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Whether the keys that a command line names are keys of sequences.</summary>
internal static class KeyCheck
{
    private const int MostKeys = 20;

    /// <summary>Refuses keys that neither a file nor the lock has.</summary>
    public static void Targets(PlanOptions options, DesiredState desired, Base @base)
    {
        var inFiles = desired.Sequences.Select(sequence => sequence.Key);
        var inLock = @base.Sequences.Select(sequence => sequence.Key);
        Known(options.Targets.Concat(options.Consents.Keys), inFiles.Concat(inLock));
    }

    /// <summary>Refuses keys that are not known.</summary>
    public static void Known(IEnumerable<string> named, IEnumerable<string> keys)
    {
        var known = keys.ToHashSet(StringComparer.Ordinal);
        var unknown = named.Where(key => !known.Contains(key)).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count == 0)
            return;
        var listed = string.Join(", ", known.Order(StringComparer.Ordinal).Take(MostKeys));
        var rest =
            known.Count > MostKeys
                ? string.Create(CultureInfo.InvariantCulture, $" and {known.Count - MostKeys} more")
                : "";
        throw CommandException.Arguments(
            $"No sequence has the key {string.Join(", ", unknown.Select(key => $"'{key}'"))}; "
                + $"the keys are {listed}{rest}."
        );
    }
}
