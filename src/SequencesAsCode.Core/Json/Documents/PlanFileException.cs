using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Core.Json.Documents;

/// <summary>Thrown when a saved plan cannot be used.</summary>
public sealed class PlanFileException : InvalidInputException
{
    private const string Again = $"Run 'sequences plan {OptionNames.Out} FILE' again";

    private PlanFileException(string message)
        : base(message, FailureKind.PlanStale) { }

    internal static PlanFileException NotAPlan() => new($"The file is not a saved plan of this program. {Again}.");

    internal static PlanFileException OtherVersion(string? version) =>
        new(
            $"The plan was saved in format '{Printable.Text(version ?? "")}', but this program reads "
                + $"format '{JsonRenderer.FormatVersion}'. {Again}."
        );

    internal static PlanFileException Changed() => new($"The saved plan was changed after it was made. {Again}.");
}
