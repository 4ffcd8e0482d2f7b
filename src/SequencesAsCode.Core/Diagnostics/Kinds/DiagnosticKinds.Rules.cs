namespace SequencesAsCode.Core.Diagnostics.Kinds;

// Of the rules of a sequence: SEQ3xx.
public static partial class DiagnosticKinds
{
    private static DiagnosticKind[] Rules =>
        [
            Error("SEQ301", "A text of several lines where one is needed"),
            Error("SEQ302", "A date or time that does not exist"),
            Error("SEQ303", "A variant with several bodies"),
            Error("SEQ310", "Two sequences with the same key, id or name"),
            Error("SEQ311", "Two parts of a sequence with the same key or id"),
            Error("SEQ312", "A former key that is in use"),
            Error("SEQ313", "A listed step that 'removed' allows deleting"),
            Error("SEQ314", "A removed sequence that still has a file"),
            Error("SEQ315", "An id without an environment"),
            Error("SEQ320", "A step without a wait"),
            Error("SEQ321", "A wait in a sequence of exact times"),
            Error("SEQ322", "A step without an exact time"),
            Error("SEQ323", "An exact time in a sequence of waits"),
            Error("SEQ324", "An exact time that is not later than the one before"),
            Error("SEQ325", "An automatic email with a priority"),
            Error("SEQ326", "A step with variants that takes none"),
            Error("SEQ327", "An email step without a variant"),
            Error("SEQ328", "A key without effect on this type of step"),
            Error("SEQ329", "A reply without a thread"),
            Error("SEQ331", "A variant without a status"),
            Error("SEQ332", "An approved variant without text"),
            Error("SEQ333", "An id of another service"),
            Error("SEQ334", "A step type that the provider does not have"),
            Error("SEQ335", "Several emails in a step of a provider that shows one"),
            Warning("SEQ336", "A key that the provider does not show"),
            Error("SEQ337", "An id of a variant where variants have none"),
            Error("SEQ338", "An archive that the provider cannot do"),
            Warning("SEQ340", "An unknown dynamic variable"),
            Error("SEQ341", "A condition that does not match"),
            Warning("SEQ342", "A dynamic variable that is not closed"),
            Warning("SEQ350", "The key permissions, which has no effect"),
            Error("SEQ351", "Two allow entries for the same thing"),
            Error("SEQ352", "An allow entry that does not name the edit"),
            Error("SEQ353", "An allow entry with an edit that it does not need"),
            Error("SEQ354", "An allow entry that does not say what may be deleted"),
            Error("SEQ355", "An allow entry that names a part it does not need"),
        ];
}
