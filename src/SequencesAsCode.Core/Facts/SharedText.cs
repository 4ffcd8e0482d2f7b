using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Facts;

/// <summary>
/// A text of an answer as it may be published: only words that the probe itself sent, that name a field or a tag, or
/// that Apollo's documented refusals use. Everything else may be a name, an address or copy, and is left out.
/// </summary>
public static partial class SharedText
{
    private const string LeftOut = "…";

    // Tags and attributes, the words of documented refusals, and those of the probe's own findings and fragments.
    private const string Known = """
        a abbr alt amp auto b blockquote body border br center charset class color colour comment data div em eacute
        endif font form frame gif gt h1 h2 h3 head height hr href html http https i iframe if img javascript li link lt
        mailto max meta min mso nbsp note object ol onclick p pixel png pre px quot red script size span src strike
        strong style sub sup svg table target tbody td th thead tr u ul var visibility width x y z blank else first_name

        at least one is are be been was were must not no may this that the of for to an and or in on by with without its
        it has have had as been than too can cannot could if only same your you we our please make sure before turning
        add added already exists processing request valid invalid empty non required requires missing permission
        permissions plan plans current allow allowed allows limited limit step steps sequence sequences template
        templates touch touches content wait time mode type status priority position positions subject schedule
        schedules attach attached attaching attempting trying team user users record records found unknown undefined
        method nil day days hour hours minute minutes second seconds date datetime exact future past after all earlier
        reply thread opened follow negative most number numbers value values field fields id ids key keys include entry
        testing new active inactive archive archived error errors refused accepted service update updates create
        created change changed changes changing belong belongs another other

        probe one two three four five six body bodies text part written second variant variants shown shows show
        what came back come comes sent around did does do stayed stay stays removed remains known answer answers
        answered nothing restored restore begins made go goes account over first set end late
        they none there onetwo campaign
        www example com caf café s null true false string number boolean list object loading mixed unexpected
        """;

    private static readonly FrozenSet<string> Words = Known
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Concat(Fields.All.SelectMany(NamesOf))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text without what may be of the account.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shared = new StringBuilder();
        foreach (Match piece in Pieces().Matches(Addresses().Replace(text, Address)))
            shared.Append(IsShared(piece.Value) ? piece.Value : LeftOut);
        return Repeated().Replace(shared.ToString(), LeftOut);
    }

    private static bool IsShared(string piece) =>
        !char.IsLetterOrDigit(piece[0]) && piece[0] != '_'
            ? piece[0] < 128 || "…“”‘’ \u00a0\U0001F642".Contains(piece, StringComparison.Ordinal)
            : Words.Contains(piece) || Short().IsMatch(piece);

    private static string Address(Match address) =>
        address.Value is "https://www.example.com/" or "https://www.example.com/a.png" or "mailto:a@example.com"
            ? address.Value
            : LeftOut;

    private static IEnumerable<string> NamesOf(Field field) =>
        [.. field.ApiName.Split('.'), .. field.ApiName.Split('_', '.'), .. field.Key.Split('_')];

    [GeneratedRegex(@"[\p{L}\p{N}_]+|.", RegexOptions.Singleline)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://[^\s""'<>]*|[^\s""'<>@]+@[^\s""'<>@]+", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\A[0-9]{1,3}\z")]
    private static partial Regex Short();

    [GeneratedRegex(@"…(?:[\s.,:;'""-]*…)+")]
    private static partial Regex Repeated();
}
