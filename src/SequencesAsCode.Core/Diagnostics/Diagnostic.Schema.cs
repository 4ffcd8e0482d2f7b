using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

// SEQ2xx: values that violate the schemas.
public sealed partial record Diagnostic
{
    /// <summary>The schema does not know the key.</summary>
    public static Diagnostic UnknownKey(SourceLocation at, string key, string? suggestion) =>
        Error("SEQ201", at, $"The key {Quote(key)} is not known here{Suggest(suggestion)}. Correct or remove it.");

    /// <summary>The value has the wrong YAML type.</summary>
    public static Diagnostic WrongType(SourceLocation at, string key, string expected, string actual) =>
        Error("SEQ202", at, $"{Quote(key)} must be {expected}, but this is {actual}.");

    /// <summary>Text is needed, but YAML reads the unquoted value as another type.</summary>
    public static Diagnostic TextNeedsQuotesToBeText(SourceLocation at, string key, string value, string actual) =>
        Error(
            "SEQ203",
            at,
            $"{Quote(key)} must be text, but {Quote(value)} without quotes is {actual} in YAML. Write "
                + $"\"{Short(value)}\"."
        );

    /// <summary>The value is not one of the allowed words.</summary>
    public static Diagnostic NotAChoice(
        SourceLocation at,
        string key,
        string value,
        string? suggestion,
        IEnumerable<string> choices
    ) =>
        Error(
            "SEQ204",
            at,
            $"{Quote(value)} is not a valid value for {Quote(key)}{Suggest(suggestion)}. Write {Or(choices)}."
        );

    /// <summary>The number is too small.</summary>
    public static Diagnostic BelowMinimum(SourceLocation at, string key, string value, decimal minimum) =>
        Error(
            "SEQ205",
            at,
            string.Create(CultureInfo.InvariantCulture, $"{Quote(key)} is {value}. It must be {minimum} or more.")
        );

    /// <summary>The number is too large.</summary>
    public static Diagnostic AboveMaximum(SourceLocation at, string key, string value, decimal maximum) =>
        Error(
            "SEQ206",
            at,
            string.Create(CultureInfo.InvariantCulture, $"{Quote(key)} is {value}. It must be {maximum} or less.")
        );

    /// <summary>A required key is missing.</summary>
    public static Diagnostic MissingKey(SourceLocation at, string key, string? environment) =>
        Error(
            "SEQ207",
            at,
            $"The key {Quote(key)} is "
                + $"missing{(environment is null ? "" : $" in the environment {Quote(environment)}")}. Add it."
        );

    /// <summary>The value is empty text or an empty list.</summary>
    public static Diagnostic EmptyValue(SourceLocation at, string key) =>
        Error("SEQ208", at, $"{Quote(key)} is empty. Write a value, or remove the line.");

    /// <summary>The value does not have the required form.</summary>
    public static Diagnostic WrongForm(SourceLocation at, string key, string value, string form) =>
        Error("SEQ209", at, $"{Quote(key)} is {Quote(value)}. Write {form}.");

    /// <summary>A field has a key without a value.</summary>
    public static Diagnostic NoValue(SourceLocation at, string key) =>
        Error(
            "SEQ210",
            at,
            $"{Quote(key)} has no value, which is ambiguous. To leave what Apollo has, remove the line. "
                + "To clear a single value, write 'none'. For an empty list, write '[]'."
        );

    /// <summary>A setting has a key without a value.</summary>
    public static Diagnostic NoSetting(SourceLocation at, string key) =>
        Error(
            "SEQ211",
            at,
            $"{Quote(key)} has no value. Write one ('{{}}' for a map without settings, '[]' for an empty "
                + "list), or remove the line."
        );

    /// <summary>The value <c>none</c> is used where a field cannot be cleared.</summary>
    public static Diagnostic NoneNotAllowed(SourceLocation at, string key, bool list) =>
        Error(
            "SEQ212",
            at,
            $"{Quote(key)} cannot be cleared with 'none'. "
                + $"{(list ? "Write '[]' for an empty list" : "Write a value")}, or remove the line to leave "
                + "what Apollo has."
        );

    /// <summary>The map <c>by_environment</c> has other keys beside it, or is not a map.</summary>
    public static Diagnostic ByEnvironmentForm(SourceLocation at) =>
        Error(
            "SEQ213",
            at,
            "'by_environment' must be the only key here, with a map of values by environment. Write it "
                + "like '{ by_environment: { staging: 10, production: 50 } }'."
        );

    /// <summary>The map <c>by_environment</c> names an unknown environment.</summary>
    public static Diagnostic ByEnvironmentUnknown(
        SourceLocation at,
        string name,
        string? suggestion,
        IEnumerable<string> known
    ) =>
        Error(
            "SEQ214",
            at,
            $"The workspace has no environment {Quote(name)}{Suggest(suggestion)}. It has {List(known)}."
        );

    /// <summary>The map <c>by_environment</c> is used where the value is the same in every environment.</summary>
    public static Diagnostic ByEnvironmentNotHere(SourceLocation at, string key) =>
        Error(
            "SEQ215",
            at,
            $"{Quote(key)} is the same in every environment. Write one value instead of 'by_environment'."
        );

    /// <summary>None or several of the alternative keys are present.</summary>
    public static Diagnostic ExactlyOneOf(SourceLocation at, IEnumerable<string> keys) =>
        Error("SEQ216", at, $"Write exactly one of {Or(keys)} here.");

    /// <summary>Two environments have names that differ only in letter case.</summary>
    public static Diagnostic EnvironmentsByCase(SourceLocation at, string name, string first) =>
        Error(
            "SEQ217",
            at,
            $"The environments {Quote(first)} and {Quote(name)} differ only in upper and lower case, so "
                + "on some disks they share one lock file. Rename one of them."
        );

    /// <summary>Two sequences state the same former key.</summary>
    public static Diagnostic FormerKeyTwice(SourceLocation at, string key, SourceLocation first) =>
        Error(
            "SEQ218",
            at,
            $"Two sequences say that their key was {Quote(key)}, the first at {Place(first)}. Remove "
                + "'was' from the one that is new."
        );

    /// <summary>Locks of two environments belong to the same account.</summary>
    public static Diagnostic AccountTwice(SourceLocation at, string environment, string other, string account) =>
        Warning(
            "SEQ219",
            at,
            $"This lock file of {Quote(other)} belongs to the account of {Quote(environment)} as well "
                + $"({account}). If {Quote(environment)} is its new name, remove {Quote(other)} from "
                + $"sequences.yaml and run 'git mv {at.File} {LockFile.Of(environment)}'."
        );
}
