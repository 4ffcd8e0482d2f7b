using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Service.Snapshots;

/// <summary>A snapshot cannot be used, or lacks what a plan needs.</summary>
public sealed class SnapshotException : InvalidInputException
{
    private const string Again = $"Take a new one with '{CommandWords.ListSnapshot}'";

    private SnapshotException(string message)
        : base(message) { }

    internal static SnapshotException NotASnapshot(string why) =>
        new($"The file is not a snapshot of this program ({Printable.Text(why.TrimEnd('.'))}). {Again}.");

    internal static SnapshotException OtherVersion(string? version) =>
        new(
            $"The snapshot has the format '{Printable.Text(version ?? "")}', but this program reads "
                + $"'{SnapshotFile.FormatVersion}'. {Again}."
        );

    internal static SnapshotException OtherService(string taken, string wanted) =>
        new(
            $"The snapshot is of the service '{Printable.Text(taken)}', but the environment is of "
                + $"'{wanted}'. {Again}, or name the environment that it was taken of."
        );

    internal static string Lacks(string id, string? name, string taken) =>
        $"The snapshot of {taken} does not hold the whole sequence "
        + $"{(name is null ? "" : $"'{name}' ")}with the id {id}, which this plan needs. {Again}. Add "
        + $"{OptionNames.All} if its files do not name that sequence yet.";

    internal static SnapshotException NotRead(string why) => new(why);

    internal static SnapshotException LacksNames(string what, string taken) =>
        new(
            $"The snapshot of {taken} does not hold the account's {what}, whose names the files use. "
                + $"{Again}, with a key that may read them."
        );
}
