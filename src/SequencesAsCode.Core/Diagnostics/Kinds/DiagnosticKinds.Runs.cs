namespace SequencesAsCode.Core.Diagnostics.Kinds;

// Of the account, the lock file, facts and contacts: SEQ4xx, SEQ5xx and SEQ7xx.
public static partial class DiagnosticKinds
{
    private static DiagnosticKind[] Runs =>
        [
            Error("SEQ401", "A name that the account does not have"),
            Error("SEQ402", "A name that the account has several times"),
            Error("SEQ403", "An id that the account does not have"),
            Error("SEQ404", "A step whose type differs from the one with its id"),
            Error("SEQ405", "An id that is listed and removed"),
            Warning("SEQ406", "An object that was renamed in Apollo"),
            Warning("SEQ407", "A name that several objects have now"),
            Warning("SEQ408", "An object that no longer exists"),
            Error("SEQ409", "Names that could not be read"),
            Warning("SEQ410", "A second sequence of the same name"),
            Error("SEQ411", "Lists whose names this key cannot look up"),
            Error("SEQ412", "An id where the name of a list belongs"),
            Warning("SEQ435", "A lock file that is older than the last apply"),
            Warning("SEQ436", "An allow entry that an earlier apply used"),
            Error("SEQ501", "A lock file with a conflict whose sides disagree"),
            Error("SEQ502", "A lock file that cannot be read"),
            Error("SEQ503", "A lock file of a newer version"),
            Error("SEQ504", "A lock file that cannot be opened"),
            Error("SEQ505", "A journal that cannot be read"),
            Error("SEQ506", "A lock file without any sequence file"),
            Warning("SEQ507", "A created sequence that no file refers to"),
            Warning("SEQ508", "A sequence that may have been created"),
            Warning("SEQ510", "A lock file whose conflict was resolved"),
            Warning("SEQ511", "A lock file that nothing reads"),
            Error("SEQ512", "A lock file under another name"),
            Error("SEQ513", "A lock file that cannot be written"),
            Warning("SEQ520", "A facts file that cannot be read"),
            Warning("SEQ521", "A facts file of another account"),
            Warning("SEQ522", "Facts that are too old"),
            Warning("SEQ523", "Facts that an apply contradicted"),
            Error("SEQ524", "A wait in seconds that the account does not take"),
            Error("SEQ701", "A file of contacts without a known column"),
            Error("SEQ702", "A value that is neither an id nor an email address"),
            Error("SEQ703", "A line without an id and an email address"),
            Error("SEQ704", "A line with another number of values than the header"),
            Error("SEQ705", "A quote that is never closed"),
            Error("SEQ706", "A value that goes on after its closing quote"),
            Error("SEQ707", "A file without contacts"),
        ];
}
