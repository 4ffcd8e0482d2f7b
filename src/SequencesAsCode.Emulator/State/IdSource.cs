namespace SequencesAsCode.Emulator.State;

/// <summary>Ids of 24 hexadecimal digits from a counter that is part of the state.</summary>
internal sealed class IdSource(long next)
{
    public long Next { get; private set; } = next;

    public string Take() => $"5eedc0de{Next++:x16}";
}
