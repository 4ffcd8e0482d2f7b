using SequencesAsCode.Core.Text;

namespace SequencesAsCode.Core.Json;

/// <summary>A saved plan that cannot be used; the message is a sentence that says why and what to do.</summary>
public sealed class PlanFileException : Exception
{
    private const string Again = $"run plan {OptionNames.Out} again";

    private PlanFileException(string message)
        : base(message)
    {
    }

    internal static PlanFileException NotAPlan() => new($"The file is not a saved plan of this program; {Again}.");

    internal static PlanFileException OtherVersion(string? version) =>
        new($"The plan was saved in format '{Printable.Text(version ?? "")}' and this program reads format "
            + $"'{JsonRenderer.FormatVersion}'; {Again}.");

    internal static PlanFileException Changed() => new($"The saved plan was changed after it was made; {Again}.");
}
