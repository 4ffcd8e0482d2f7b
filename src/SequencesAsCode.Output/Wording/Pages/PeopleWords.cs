using System.Globalization;

namespace SequencesAsCode.Output.Wording.Pages;

/// <summary>A number of people as a page shows it.</summary>
internal static class PeopleWords
{
    /// <summary>The number in words, with commas: <c>2,383 people</c>.</summary>
    public static string Of(People people) =>
        people.Count is > 1 and var many
            ? string.Create(CultureInfo.InvariantCulture, $"{many:N0} people")
            : people.ToString();
}
