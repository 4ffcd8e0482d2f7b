using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator;

/// <summary>
/// Keeps the state of a running emulator on disk. The first change writes the whole state; each later change adds one
/// line with its rows to a file beside it; the end writes the whole state again. A killed process loses nothing that
/// was answered, and a change costs its own size and not that of the account. The lines name the whole state that they
/// belong to, and are ignored beside another one.
/// </summary>
public sealed class EmulatorStateLog(EmulatedApollo apollo, string statePath) : IDisposable
{
    private readonly string path = Path.GetFullPath(statePath);
    private World? saved;
    private string digest = "";
    private long length;

    /// <summary>Writes what changed since the last call. One call at a time.</summary>
    /// <exception cref="IOException">The file could not be written; the next call tries again.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public void Save()
    {
        var world = apollo.World;
        if (saved is null || !WorldWriter.IsSinceEnough(world, saved) || !Append(WorldWriter.WriteSince(world, saved)))
            Write(world);
        saved = world;
    }

    /// <summary>Merges both files into one, if it can; otherwise both files together hold the same state.</summary>
    public void Dispose()
    {
        if (length == 0)
            return;
        try
        {
            Write(apollo.World);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return;
        }
    }

    /// <summary>The state in a file and in the lines beside it, as the text of a whole state.</summary>
    /// <exception cref="FormatException">A line is malformed, and it is not an unfinished last one.</exception>
    internal static string Read(string statePath)
    {
        var text = EmulatorStateFile.Text(statePath);
        if (new FileInfo(Beside(statePath)) is not { Exists: true, Length: > 0 })
            return text;
        var lines = EmulatorStateFile.Text(Beside(statePath)).Split('\n');

        // Text after the last line end is an unfinished change, which was not answered.
        var (whole, number) = (new Lazy<SeedMerge>(() => new(text)), 0);
        try
        {
            foreach (var line in lines.SkipLast(1))
            {
                number++;
                var json = BodyReader.Parse(line) as JsonObject ?? throw new JsonException("not an object");
                if (number > 1)
                    whole.Value.Add(json);
                else if (json.Text("of") != Digest(text))
                    return text;
            }
        }
        catch (JsonException problem)
        {
            throw new FormatException(
                $"line {number} of {Path.GetFileName(Beside(statePath))} cannot be read: {problem.Message}",
                problem
            );
        }

        return whole.IsValueCreated ? whole.Value.Text() : text;
    }

    private static string Beside(string statePath) => statePath + ".log";

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // The lines are deleted after the whole state is written. A process that is killed in between leaves lines of
    // another state.
    private void Write(World world)
    {
        var text = WorldWriter.Write(world);
        EmulatorStateFile.Replace(path, text);
        File.Delete(Beside(path));
        (digest, length) = (Digest(text), 0);
    }

    // False when another program changed the lines.
    private bool Append(string line)
    {
        using var stream = new FileStream(Beside(path), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        if (stream.Length < length || (length == 0 && stream.Length > 0))
            return false;
        stream.SetLength(length);
        stream.Seek(0, SeekOrigin.End);
        stream.Write(
            Encoding.UTF8.GetBytes(
                length == 0 ? $"{new JsonObject { ["of"] = digest }.ToJsonString()}\n{line}\n" : line + "\n"
            )
        );
        stream.Flush();
        length = stream.Length;
        return true;
    }
}
