using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Cli.Results;

/// <summary>Refuses places for output before anything is read or sent: what cannot be written, and what a run reads or
/// keeps itself.</summary>
internal static class OutputGuard
{
    /// <summary>Looks at where an output is to go.</summary>
    /// <param name="option">The option that says so.</param>
    /// <param name="file">The full path; null when there is no such output.</param>
    /// <param name="folder">The workspace, whose files are no place for it; it need not be there. Null for
    /// none.</param>
    /// <param name="inputs">Further files that the command reads; null for those that it does not.</param>
    /// <exception cref="CommandException">It is no place for output.</exception>
    public static void Check(string option, string? file, string? folder, params ReadOnlySpan<string?> inputs)
    {
        if (file is null)
            return;
        var place = WritePlace.Of(file);
        if (place.Descriptor is 0)
            throw Refused(option, file, "is what the command reads");
        if (!place.IsThrough && Owner(file, place.Path, folder, inputs) is { } owned)
            throw Refused(option, file, owned);
        if (place.Refusal is { } refusal)
            throw Refused(option, file, refusal);
    }

    /// <summary>The same for a file that is read again by a later run.</summary>
    /// <exception cref="CommandException">It is no place for output, or nothing could be read from it
    /// again.</exception>
    public static void CheckKept(string option, string? file, string folder, params ReadOnlySpan<string?> inputs)
    {
        if (file is not null && WritePlace.Of(file).IsThrough)
            throw Refused(option, file, "is a pipe or a device, from which nothing can be read again");
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

    // An emulator that is served may go on with the account of an environment.
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
        CommandException.Arguments($"{option} cannot write to {file}: it {why}. Name another file; nothing was done.");
}
