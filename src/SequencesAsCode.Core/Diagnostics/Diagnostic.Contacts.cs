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
            "The first line is neither an id nor an email address, and no header with a column 'id' or "
                + "'email'; name the column, or write one id or address a line."
        );

    /// <summary>A value is neither an id nor an email address.</summary>
    public static Diagnostic NoContactForm(SourceLocation at, string text) =>
        Error(
            "SEQ702",
            at,
            $"{Quote(text)} is neither an id (24 characters of 0-9 and a-f) nor an email address; correct it, "
                + $"or delete the line."
        );

    /// <summary>A line has no id and no email address.</summary>
    public static Diagnostic NoContactInLine(SourceLocation at) =>
        Error("SEQ703", at, "This line has neither an id nor an email address; add one, or delete the line.");

    /// <summary>A line has another number of values than the header.</summary>
    public static Diagnostic OtherColumns(SourceLocation at, int values, int columns) =>
        Error(
            "SEQ704",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"This line has {values} values and the header has {columns}, so it is not certain which is "
                    + $"which; put a value that holds the separator in double quotes."
            )
        );

    /// <summary>A quoted value never ends.</summary>
    public static Diagnostic QuoteNotClosed(SourceLocation at) =>
        Error(
            "SEQ705",
            at,
            "The double quote that opens here is never closed; close it, or write one that is meant as such twice."
        );

    /// <summary>A value continues after its closing quote.</summary>
    public static Diagnostic TextAfterQuote(SourceLocation at) =>
        Error(
            "SEQ706",
            at,
            "After a closing double quote the value goes on; write a double quote that is meant as such twice."
        );

    /// <summary>The file has no contacts.</summary>
    public static Diagnostic NoContacts(SourceLocation at) =>
        Error(
            "SEQ707",
            at,
            "There is no contact in this file; give a file with an id or an email address in each line."
        );
}
