namespace SequencesAsCode.Testing.Commands;

/// <summary>Keeps what is written, and calls back for each piece.</summary>
internal sealed class HookedWriter(Action<string>? hook) : StringWriter
{
    public override void Write(string? value)
    {
        base.Write(value);
        hook?.Invoke(value ?? "");
    }
}
