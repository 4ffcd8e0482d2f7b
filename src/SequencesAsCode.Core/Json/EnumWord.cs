using System.Collections.Frozen;
using System.Text.Json;

namespace SequencesAsCode.Core.Json;

/// <summary>Writes members of enumerations as machine words (<c>field_changed</c>) and reads them back.</summary>
public static class EnumWord
{
    /// <summary>The word of a member.</summary>
    public static string Of<T>(T member)
        where T : struct, Enum => Words<T>.ByMember[member];

    /// <summary>The member that has a word.</summary>
    /// <exception cref="FormatException">No member has the word.</exception>
    public static T Read<T>(string word)
        where T : struct, Enum =>
        Words<T>.ByWord.TryGetValue(word, out var member)
            ? member
            : throw new FormatException($"'{word}' is not a {typeof(T).Name}.");

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByMember = Enum.GetValues<T>()
            .ToFrozenDictionary(member => member, Word);

        public static readonly FrozenDictionary<string, T> ByWord = Enum.GetValues<T>()
            .ToFrozenDictionary(Word, member => member, StringComparer.Ordinal);

        private static string Word(T member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());
    }
}
