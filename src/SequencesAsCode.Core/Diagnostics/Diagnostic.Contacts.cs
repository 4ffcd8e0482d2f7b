using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

// SEQ7xx: files with contacts.
public sealed partial record Diagnostic
{
    /// <summary>The file has neither a header with a known column nor an id or address in its first line.</summary>
    public static Diagnostic NoContactColumn(SourceLocation at) =>
        Error(
            "SEQ701",
            at,
            "The first line is neither an id nor an email address, and it is not a header with a column "
                + "'id' or 'email'. Name the column, or write one id or address per line."
        );

    /// <summary>A value is neither an id nor an email address.</summary>
    public static Diagnostic NoContactForm(SourceLocation at, string text) =>
        Error(
            "SEQ702",
            at,
            $"{Quote(text)} is neither an id (24 characters of 0-9 and a-f) nor an email address. Correct "
                + "it, or delete the line."
        );

    /// <summary>A line has no id and no email address.</summary>
    public static Diagnostic NoContactInLine(SourceLocation at) =>
        Error("SEQ703", at, "This line has neither an id nor an email address. Add one, or delete the line.");

    /// <summary>A line has another number of values than the header.</summary>
    public static Diagnostic OtherColumns(SourceLocation at, int values, int columns) =>
        Error(
            "SEQ704",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"This line has {values} values, but the header has {columns}. Put a value that contains the "
                    + $"separator in double quotes."
            )
        );

    /// <summary>A quoted value never ends.</summary>
    public static Diagnostic QuoteNotClosed(SourceLocation at) =>
        Error(
            "SEQ705",
            at,
            "The double quote that opens here is never closed. Close it. To write a double quote inside "
                + "a value, write it twice."
        );

    /// <summary>A value continues after its closing quote.</summary>
    public static Diagnostic TextAfterQuote(SourceLocation at) =>
        Error(
            "SEQ706",
            at,
            "The value goes on after its closing double quote. To write a double quote inside a value, "
                + "write it twice."
        );

    /// <summary>The file has no contacts.</summary>
    public static Diagnostic NoContacts(SourceLocation at) =>
        Error("SEQ707", at, "This file has no contacts. Write an id or an email address on each line.");
}
