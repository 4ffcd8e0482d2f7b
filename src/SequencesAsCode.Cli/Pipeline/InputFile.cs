using System.Text;
using SequencesAsCode.Applying.Contacts;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Screen;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>The file that a person names contacts in, or standard input, within bounds.</summary>
internal sealed class InputFile(Terminal terminal)
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Whom it names.</summary>
    /// <param name="file">Its full path, or <c>-</c>.</param>
    /// <param name="shown">What messages call it.</param>
    /// <exception cref="CommandException">It cannot be read, or has mistakes.</exception>
    public ContactInputs Read(string file, string shown)
    {
        var read = ContactFile.Read(shown, file == StandardInput ? Typed() : Bytes(file, shown));
        return read.Mistakes.IsEmpty ? read.Inputs : throw CommandException.Files(read.Mistakes);
    }

    private byte[] Typed()
    {
        // What was no text in it is U+FFFD by now, which is neither an id nor an address.
        var buffer = new char[ContactFile.Limit + 1];
        return Encoding.UTF8.GetBytes(buffer, 0, terminal.In.ReadBlock(buffer, 0, buffer.Length));
    }

    private static byte[] Bytes(string file, string shown)
    {
        try
        {
            return RegularFile.Bytes(file, ContactFile.Limit);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Arguments($"The file {shown} cannot be read: {exception.Message}");
        }
    }
}
