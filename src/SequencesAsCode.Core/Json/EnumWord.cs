using System.Collections.Frozen;
using System.Text.Json;

namespace SequencesAsCode.Rendering;

/// <summary>Members of an enumeration as machine words: <c>field_changed</c>.</summary>
internal static class EnumWord<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> ByMember = Enum.GetValues<T>().ToFrozenDictionary(member => member, Word);

    private static readonly FrozenDictionary<string, T> ByWord = Enum.GetValues<T>().ToFrozenDictionary(Word, member => member, StringComparer.Ordinal);

    public static string Of(T member) => ByMember[member];

    /// <exception cref="FormatException">No member has the word.</exception>
    public static T Read(string word) => ByWord.TryGetValue(word, out var member) ? member : throw new FormatException($"'{word}' is not a {typeof(T).Name}.");

    private static string Word(T member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());
}
