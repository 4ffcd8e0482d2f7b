namespace SequencesAsCode.Diagnostics;

// SEQ4xx: what the files say does not fit the account.
public sealed partial record Diagnostic
{
    internal static Diagnostic UnknownReference(SourceLocation? at, string what, string name, string? suggestion) =>
        Error("SEQ401", at, $"The account has no {what} '{name}'{Suggest(suggestion)}; use a name that exists there, or its id.");

    internal static Diagnostic AmbiguousReference(SourceLocation? at, string what, string name) =>
        Error("SEQ402", at, $"The account has several {what}s named '{name}'; use the id of the one you mean.");

    internal static Diagnostic IdNotInService(SourceLocation at, string what, string id) =>
        Error("SEQ403", at, $"There is no {what} with the id '{id}' in the service; remove the id, or correct it.");

    internal static Diagnostic TypeOfIdDiffers(SourceLocation at, string id, string held, string wanted) =>
        Error("SEQ404", at, $"The step with the id '{id}' is of type '{held}' in the service, which cannot be changed to '{wanted}' in place; to replace it, remove the id here and list it under 'removed'.");

    internal static Diagnostic ListedAndRemoved(SourceLocation at, string what, string id) =>
        Error("SEQ405", at, $"The {what} is listed here, and its id '{id}' stands under 'removed'; delete one of the two.");

    private static string Suggest(string? suggestion) => suggestion is null ? "" : $" (did you mean '{suggestion}'?)";
}
