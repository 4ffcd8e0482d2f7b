using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Cli.Results;

/// <summary>
/// Refuses output files before anything is read or sent: files that cannot be written, and files that a run reads or
/// owns.
/// </summary>
internal static class OutputGuard
{
    /// <summary>Checks the file for an output.</summary>
    /// <param name="option">The option that names the file.</param>
    /// <param name="file">The full path; null when there is no such output.</param>
    /// <param name="folder">The workspace, whose own files must not be overwritten; it need not exist. Null for
    /// none.</param>
    /// <param name="inputs">Further files that the command reads; null entries are ignored.</param>
    /// <exception cref="CommandException">The file cannot take the output.</exception>
    public static void Check(string option, string? file, string? folder, params ReadOnlySpan<string?> inputs)
    {
        if (file is null)
            return;
        var place = WritePlace.Of(file);
        if (place.Descriptor is 0)
            throw Refused(option, file, "is the input of this command");
        if (!place.IsThrough && Owner(file, place.Path, folder, inputs) is { } owned)
            throw Refused(option, file, owned);
        if (place.Refusal is { } refusal)
            throw Refused(option, file, refusal);
    }

    /// <summary>Checks the file for an output that a later run reads again.</summary>
    /// <exception cref="CommandException">The file cannot take the output, or cannot be read again.</exception>
    public static void CheckKept(string option, string? file, string folder, params ReadOnlySpan<string?> inputs)
    {
        if (file is not null && WritePlace.Of(file).IsThrough)
            throw Refused(option, file, "is a pipe or a device, which cannot be read again");
        if (file is not null && IsState(file, folder))
            Check(option, file, null, inputs);
        else
            Check(option, file, folder, inputs);
    }

    private static string? Owner(string file, string target, string? folder, ReadOnlySpan<string?> inputs)
    {
        foreach (var input in inputs)
        {
            if (input is not null && OwnedFiles.AreSame(input, file, DiskIdentity.Instance))
                return "is a file that this command reads";
        }

        return folder is not null && new OwnedFiles(folder, DiskIdentity.Instance).At(target) is { } owned
            ? $"is {owned}"
            : null;
    }

    // A served emulator may continue with the account of an environment.
    private static bool IsState(string file, string folder) =>
        Path.GetFileName(file) is { } name
        && name.StartsWith("emulator.", StringComparison.Ordinal)
        && name.EndsWith(".json", StringComparison.Ordinal)
        && OwnedFiles.AreSame(
            Path.GetDirectoryName(file) ?? file,
            Path.Combine(folder, ".sequences"),
            DiskIdentity.Instance
        );

    private static CommandException Refused(string option, string file, string why) =>
        CommandException.Arguments($"{option} cannot write to {file}: it {why}. Nothing was done. Name another file.");
}
