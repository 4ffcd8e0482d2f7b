namespace SequencesAsCode.Diagnostics;

// SEQ3xx: rules that a schema cannot say.
public sealed partial record Diagnostic
{
    internal static Diagnostic NotOneLine(SourceLocation at, string key) =>
        Error("SEQ301", at, $"{Quote(key)} must be one line of text; join the lines.");

    internal static Diagnostic NoSuchMoment(SourceLocation at, string key, string value) =>
        Error("SEQ302", at, $"{Quote(key)} is {Quote(value)}, which no calendar has; correct the date, time or offset.");

    internal static Diagnostic SeveralBodies(SourceLocation at, string first, string second) =>
        Error("SEQ303", at, $"A touch has one body and this one states {Quote(first)} and {Quote(second)}; remove one of them.");

    internal static Diagnostic PermissionsHaveNoEffect(SourceLocation at) =>
        Warning("SEQ350", at, "'permissions' is deprecated by Apollo and has no effect; use 'sharing: { visibility: … }' instead.");
}
