namespace SequencesAsCode.Diagnostics;

// SEQ3xx: rules that a schema cannot say.
public sealed partial record Diagnostic
{
    internal static Diagnostic PermissionsHaveNoEffect(SourceLocation at) =>
        Warning("SEQ350", at, "'permissions' is deprecated by Apollo and has no effect; use 'sharing: { visibility: … }' instead.");
}
