namespace SequencesAsCode.Core.Diagnostics.Kinds;

// Of keys and values: SEQ2xx.
public static partial class DiagnosticKinds
{
    private static DiagnosticKind[] Values =>
        [
            Error("SEQ201", "An unknown key"),
            Error("SEQ202", "A value of the wrong type"),
            Error("SEQ203", "A number or date where text is needed"),
            Error("SEQ204", "A word that is not one of the choices"),
            Error("SEQ205", "A number that is too small"),
            Error("SEQ206", "A number that is too large"),
            Error("SEQ207", "A key that is missing"),
            Error("SEQ208", "An empty value"),
            Error("SEQ209", "A value of the wrong form"),
            Error("SEQ210", "A field without a value"),
            Error("SEQ211", "A setting without a value"),
            Error("SEQ212", "A field that cannot be cleared"),
            Error("SEQ213", "A map by_environment of the wrong form"),
            Error("SEQ214", "A value for an unknown environment"),
            Error("SEQ215", "A value that cannot differ by environment"),
            Error("SEQ216", "None or several of the alternative keys"),
            Error("SEQ217", "Environments that differ only in upper and lower case"),
            Error("SEQ218", "Two sequences with the same former key"),
            Warning("SEQ219", "Lock files of two environments for one account"),
            Error("SEQ220", "A variable for keys that is not allowed"),
            Error("SEQ221", "A variable with the key of another service"),
            Error("SEQ222", "A key where the name of a variable belongs"),
            Error("SEQ223", "A variable that holds a setting"),
            Error("SEQ224", "A seed outside the workspace"),
        ];
}
