using System.Text;
using SequencesAsCode.Applying.Contacts;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Screen;

namespace SequencesAsCode.Cli.Pipeline;

/// <summary>Reads a list of contacts from a file or from standard input, up to <see cref="ContactFile.Limit"/>
/// bytes.</summary>
internal sealed class InputFile(Terminal terminal)
{
    /// <summary>The file name that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads the contacts.</summary>
    /// <param name="file">The full path, or <c>-</c>.</param>
    /// <param name="shown">The name of the file in messages.</param>
    /// <exception cref="CommandException">The file cannot be read, or has mistakes.</exception>
    public ContactInputs ReadContacts(string file, string shown)
    {
        var read = ContactFile.Read(shown, file == StandardInput ? ReadStandardInput() : ReadBytes(file, shown));
        return read.Mistakes.IsEmpty ? read.Inputs : throw CommandException.Inputs(read.Mistakes);
    }

    private byte[] ReadStandardInput()
    {
        // Invalid bytes were decoded as U+FFFD, which is in no id and no address.
        var buffer = new char[ContactFile.Limit + 1];
        return Encoding.UTF8.GetBytes(buffer, 0, terminal.In.ReadBlock(buffer, 0, buffer.Length));
    }

    private static byte[] ReadBytes(string file, string shown)
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
