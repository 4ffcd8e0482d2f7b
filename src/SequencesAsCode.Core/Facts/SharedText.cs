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
    private const int MostDigits = 3;

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
        they none there onetwo campaign accepted back could known people restored result send service set such

        admin administrator again api apollo ask authorized available call command configured deleted endpoint help
        includes index search emailer_campaigns emailer_schedules master meanwhile needs paid run scope v1 whose access
        plans from works dates
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
        ImmutableArray<string> pieces =
        [
            .. Pieces().Matches(Addresses().Replace(text, Address)).Select(match => match.Value),
        ];
        var shared = new StringBuilder();
        for (var from = 0; from < pieces.Length; )
        {
            var to = IsNumber(pieces[from]) ? EndOfNumbers(pieces, from) : from + 1;
            var isShared = IsNumber(pieces[from]) ? AreShared(pieces, from, to) : IsShared(pieces[from]);
            shared.Append(isShared ? string.Concat(pieces[from..to]) : LeftOut);
            from = to;
        }

        return Repeated().Replace(shared.ToString(), LeftOut);
    }

    private static bool IsShared(string piece) =>
        IsWord(piece)
            ? Words.Contains(piece)
            : piece[0] < 128 || "“”‘’ \u00a0\U0001F642".Contains(piece, StringComparison.Ordinal);

    private static bool IsWord(string piece) => char.IsLetterOrDigit(piece[0]) || piece[0] == '_';

    private static bool IsNumber(string piece) => piece.All(char.IsNumber);

    // Numbers without a word between them are one number to a person, such as that of a phone.
    private static int EndOfNumbers(ImmutableArray<string> pieces, int from)
    {
        var end = from + 1;
        for (var at = end; at < pieces.Length && IsOfNumbers(pieces[at]); at++)
        {
            if (IsNumber(pieces[at]))
                end = at + 1;
        }

        return end;
    }

    // A single letter may lead to an extension.
    private static bool IsOfNumbers(string piece) =>
        piece != LeftOut && (IsNumber(piece) || !IsWord(piece) || piece.Length == 1);

    // A number beside a word that is left out may belong to it, as in an address.
    private static bool AreShared(ImmutableArray<string> pieces, int from, int to)
    {
        var numbers = string.Concat(pieces[from..to].Where(IsNumber));
        return numbers.Length <= MostDigits
            && numbers.All(char.IsAsciiDigit)
            && pieces[from..to].Where(piece => !IsNumber(piece)).Concat(Neighbors(pieces, from, to)).All(IsShared);
    }

    private static IEnumerable<string> Neighbors(ImmutableArray<string> pieces, int from, int to) =>
        pieces[..from].Where(IsTold).TakeLast(1).Concat(pieces[to..].Where(IsTold).Take(1));

    private static bool IsTold(string piece) => IsWord(piece) || piece == LeftOut;

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

    [GeneratedRegex(@"…(?:[\s.,:;'""-]*…)+")]
    private static partial Regex Repeated();
}
