using System.Diagnostics;
using System.Text;

namespace SequencesAsCode.Tests.Fuzz;

/// <summary>
/// Runs one input and says what went wrong: an exception that nobody expects, too long, too much memory.
/// </summary>
internal static class Judge
{
    /// <summary>The longest that any input may take; a usual one takes less than 5 ms.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(2);

    // Nothing ends an input that does not end; it is told at least.
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(20);

    /// <summary>Bytes allocated that every input may take, however short it is.</summary>
    public const long FreeMemory = 32L << 20;

    /// <summary>Bytes allocated for each byte of the input, beyond that.</summary>
    public const long MemoryForAByte = 4_000;

    /// <summary>The problems of one input; <paramref name="read"/> yields those of its result.</summary>
    public static IEnumerable<string> Of(ReadOnlyMemory<byte> input, Func<IEnumerable<string>> read)
    {
        var first = Once(input, read);
        var (problems, time, memory) = first;

        // The first run pays for what is compiled and read once, and for whatever else the machine does.
        if (problems.Count == 0 && (time > LongestTime || memory > FreeMemory + (MemoryForAByte * input.Length)))
            (problems, time, memory) = Once(input, read);
        if (time > LongestTime)
            problems.Add($"it took {time.TotalSeconds:0.0} s");
        if (memory > FreeMemory + (MemoryForAByte * input.Length))
            problems.Add($"it took {memory >> 20} MB for {input.Length} bytes");
        return problems.Count == 0 ? [] : [.. problems, Shown(input.Span)];
    }

    private static (List<string> Problems, TimeSpan Time, long Memory) Once(
        ReadOnlyMemory<byte> input,
        Func<IEnumerable<string>> read
    )
    {
        var (problems, memory, start) = (
            new List<string>(),
            GC.GetAllocatedBytesForCurrentThread(),
            Stopwatch.GetTimestamp()
        );
        using var watch = new Timer(
            _ => TestContext.Progress.WriteLine($"This does not end: {Shown(input.Span)}"),
            null,
            Stuck,
            Timeout.InfiniteTimeSpan
        );
        try
        {
            problems.AddRange(read());
        }
        catch (Exception exception)
        {
            problems.Add(exception.ToString());
        }

        return (problems, Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - memory);
    }

    private static string Shown(ReadOnlySpan<byte> input)
    {
        var text = Encoding.UTF8.GetString(input);
        return $"input of {input.Length} bytes: "
            + $"{System.Text.Json.JsonSerializer.Serialize(text.Length > 6_000 ? text[..6_000] + "…" : text)}";
    }
}
