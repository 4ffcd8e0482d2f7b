using System.Text.RegularExpressions;

namespace SequencesAsCode.Emulator.Faults;

/// <summary>One scripted fault: which calls it applies to, and what it does to them.</summary>
public sealed record Fault
{
    /// <summary>What happens.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>
    /// The first call it applies to: the number among calls that match <see cref="Method"/> and <see cref="Path"/>,
    /// from 1.
    /// </summary>
    public int Call { get; init; } = 1;

    /// <summary>How many matching calls in a row it applies to; 0 for every call from <see cref="Call"/> on.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The method to match; null matches any.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The path to match without <c>/api/v1</c>, where <c>*</c> stands for one segment; null matches any.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>How long the call waits first; for <see cref="FaultKind.Lag"/>, how old the shown state is.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The status of <see cref="FaultKind.Answer"/> and <see cref="FaultKind.AnswerAfter"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>The body of <see cref="FaultKind.Answer"/> and <see cref="FaultKind.AnswerAfter"/>.</summary>
    public string Body { get; init; } = "";

    /// <summary>The content type of <see cref="FaultKind.Answer"/> and <see cref="FaultKind.AnswerAfter"/>.</summary>
    public string ContentType { get; init; } = EmulatorResponse.Json;

    /// <summary>Headers of <see cref="FaultKind.Answer"/> and <see cref="FaultKind.AnswerAfter"/>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>
    /// Seconds in <c>retry-after</c>; a lock has none unless this is set. The real service is unknown here.
    /// </summary>
    public int? RetryAfter { get; init; }

    /// <summary>
    /// The window a <see cref="FaultKind.Quota"/> or <see cref="FaultKind.QuotaAfter"/> names: minute, hour or day.
    /// </summary>
    public string Window { get; init; } = "minute";

    internal bool Matches(EmulatorRequest request)
    {
        if (Method is not null && !Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            return false;
        if (Path is null)
            return true;

        var pattern = "^(/api)?(/v1)?" + Regex.Escape(Path).Replace("\\*", "[^/]+", StringComparison.Ordinal) + "/?$";
        return Regex.IsMatch(request.Path, pattern, RegexOptions.CultureInvariant);
    }
}
