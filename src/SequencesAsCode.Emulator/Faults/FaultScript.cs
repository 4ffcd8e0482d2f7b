namespace SequencesAsCode.Emulator.Faults;

/// <summary>
/// A list of faults, each with its count of calls. The first fault that applies to a call decides. Use one script per
/// handler or server.
/// </summary>
public sealed class FaultScript
{
    private readonly Lock gate = new();
    private readonly ImmutableArray<Fault> faults;
    private readonly int[] seen;
    private ImmutableArray<Fault> met = [];

    /// <summary>Makes a script of faults in order.</summary>
    public FaultScript(params IEnumerable<Fault> faults)
    {
        this.faults = [.. faults];
        seen = new int[this.faults.Length];
    }

    /// <summary>The faults that were applied, in the order of the calls.</summary>
    public ImmutableArray<Fault> Met
    {
        get
        {
            lock (gate)
                return met;
        }
    }

    /// <summary>
    /// Reads <c>{"faults": [...]}</c> or the bare array. Members are <c>kind</c>, <c>call</c>, <c>times</c>,
    /// <c>method</c>, <c>path</c>, <c>delay_ms</c>, <c>status</c>, <c>body</c>, <c>content_type</c>, <c>headers</c>,
    /// <c>retry_after</c> and <c>window</c>; kinds are those of <see cref="FaultKind"/> in snake_case.
    /// </summary>
    /// <exception cref="FormatException">The script is malformed; the message names the place.</exception>
    public static FaultScript Parse(string json) => new(FaultReader.Read(json));

    internal Fault? Next(EmulatorRequest request)
    {
        lock (gate)
        {
            Fault? first = null;
            for (var i = 0; i < faults.Length; i++)
            {
                var fault = faults[i];
                if (!fault.Matches(request))
                    continue;

                var count = ++seen[i];
                var isMet = count >= fault.Call && (fault.Times == 0 || count < fault.Call + fault.Times);
                if (isMet)
                    first ??= fault;
            }

            if (first is not null)
                met = met.Add(first);
            return first;
        }
    }
}
