namespace SequencesAsCode.Service.Probing;

/// <summary>The name of the only sequence that a probe writes to.</summary>
public static class ScratchName
{
    /// <summary>The name, as people see it in Apollo.</summary>
    public const string Text = "sequences-as-code probe, safe to delete";
}
