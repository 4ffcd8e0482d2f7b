namespace SequencesAsCode.Emulator.Faults;

/// <summary>How much of an answer arrives.</summary>
internal enum Arrival
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Half of the body, then the connection breaks.</summary>
    Half,

    /// <summary>Nothing, and the connection breaks.</summary>
    Nothing,

    /// <summary>Nothing, and the connection stays until the client gives up.</summary>
    Silence,
}

/// <summary>What the handler or server does with a request.</summary>
/// <param name="Arrival">How much of the answer arrives.</param>
/// <param name="Response">The answer; null when nothing of it arrives.</param>
internal sealed record Delivery(Arrival Arrival, EmulatorResponse? Response)
{
    public static Delivery Cut { get; } = new(Arrival.Nothing, null);

    public static Delivery Silence { get; } = new(Arrival.Silence, null);

    public static Delivery Of(EmulatorResponse response) => new(Arrival.Whole, response);
}
