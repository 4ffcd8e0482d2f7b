using System.Text.Json;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Service.Probing.Answers;

/// <summary>Do the answers have the keys and types that are known? Asked of answers that came anyway.</summary>
internal static class AnswerFacts
{
    private const int MostNamed = 4;
    private static readonly ImmutableArray<AnswerKind> Kinds = [.. Enum.GetValues<AnswerKind>()];

    /// <summary>The questions.</summary>
    public static ImmutableArray<ProbeQuestion> Questions { get; } =
    [
        .. Kinds.Select(kind => new ProbeQuestion(
            NameOf(kind),
            $"Does the answer to {Words(kind)} have the keys and types that are known?",
            "No: what is missing, new or of another type. It shows that Apollo changed something.",
            0
        )),
    ];

    /// <summary>The answers to those questions, as far as such an answer came.</summary>
    public static IEnumerable<Finding> Of(IReadOnlyDictionary<AnswerKind, JsonElement> answers) =>
        Kinds.Where(answers.ContainsKey).Select(kind => Of(kind, answers[kind]));

    private static Finding Of(AnswerKind kind, JsonElement answer)
    {
        var oddities = KnownAnswers.OdditiesOf(kind, answer);
        var parts = oddities
            .GroupBy(oddity => oddity.Kind)
            .Select(group =>
                $"{EnumWord.Of(group.Key)}: {ShortList.Of([.. group.Select(each => each.What)], MostNamed)}"
            );
        return Finding.Of(NameOf(kind), oddities.IsEmpty, string.Join("; ", parts));
    }

    private static string NameOf(AnswerKind kind) => $"answer.{EnumWord.Of(kind)}";

    private static string Words(AnswerKind kind) =>
        kind switch
        {
            AnswerKind.Create => "the create",
            AnswerKind.Update => "an update",
            AnswerKind.Read => "the read of a sequence",
            AnswerKind.Search => "a search",
            AnswerKind.Archive => "the archiving",
            _ => "the list of schedules",
        };
}
