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
