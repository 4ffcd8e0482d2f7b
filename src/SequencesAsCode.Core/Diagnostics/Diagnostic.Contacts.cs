using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

// SEQ7xx: files that name contacts.
public sealed partial record Diagnostic
{
    public static Diagnostic NoContactColumn(SourceLocation at) =>
        Error(
            "SEQ701",
            at,
            "The first line is neither an id nor an email address, and no header with a column 'id' or "
                + "'email'; name the column, or write one id or address a line."
        );

    public static Diagnostic NoContactForm(SourceLocation at, string text) =>
        Error(
            "SEQ702",
            at,
            $"{Quote(text)} is neither an id (24 characters of 0-9 and a-f) nor an email address; correct it, "
                + $"or delete the line."
        );

    public static Diagnostic NoContactInLine(SourceLocation at) =>
        Error("SEQ703", at, "This line has neither an id nor an email address; add one, or delete the line.");

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

    public static Diagnostic QuoteNotClosed(SourceLocation at) =>
        Error(
            "SEQ705",
            at,
            "The double quote that opens here is never closed; close it, or write one that is meant as such twice."
        );

    public static Diagnostic TextAfterQuote(SourceLocation at) =>
        Error(
            "SEQ706",
            at,
            "After a closing double quote the value goes on; write a double quote that is meant as such twice."
        );

    public static Diagnostic NoContacts(SourceLocation at) =>
        Error(
            "SEQ707",
            at,
            "There is no contact in this file; give a file with an id or an email address in each line."
        );
}
