using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Planning.Guarding;

namespace SequencesAsCode.Applying.Probing;

/// <summary>
/// The facts that made a plan send something which it would not send, or not without a warning, by guesses alone. When
/// the service refuses the request, one of them is wrong.
/// </summary>
internal static class RestingFacts
{
    // Documented refusals that have nothing to do with such facts.
    private static readonly ImmutableArray<string> Elsewhere =
    [
        "Your plan",
        "current plan",
        "permission",
        "turning it on",
        "requires a template",
        "At least one",
        "Missing Step",
        "empty schedule",
        "Record not found",
    ];

    /// <summary>The names of the facts that a refusal contradicts.</summary>
    /// <param name="change">The change of a sequence.</param>
    /// <param name="refusal">What the service said.</param>
    /// <param name="sheet">The measured facts.</param>
    public static IEnumerable<string> Refused(SequenceChange change, string refusal, FactSheet sheet)
    {
        var used = sheet
            .Facts.Where(fact => fact is { Outcome: FactOutcome.Yes, IsDoubted: false })
            .Select(fact => fact.Name)
            .ToHashSet(StringComparer.Ordinal);
        var resting = Of(change).Where(each => used.Contains(each.Fact)).DistinctBy(each => each.Fact).ToList();
        var named = resting.FindAll(each => each.Signs.Any(sign => Has(refusal, sign)));
        if (named.Count > 0)
            return named.Select(each => each.Fact);
        return Elsewhere.Any(text => Has(refusal, text)) ? [] : resting.Select(each => each.Fact);
    }

    private static IEnumerable<(string Fact, ImmutableArray<string> Signs)> Of(SequenceChange change)
    {
        var isUpdate = change.Requests.Any(request => request.Kind == RequestKind.Update);
        if (isUpdate)
        {
            foreach (var each in Contradictions.ChangesOf(change))
            {
                if (each.After is FieldValue.Nothing)
                    yield return (FactNames.Clear(each.Field), SignsOf(each.Field));
                else if (each.Field.Class == FieldClass.CreateOnly)
                    yield return (FactNames.Update(each.Field), SignsOf(each.Field));
            }
        }

        var isWritten = isUpdate || change.Requests.Any(request => request.Kind == RequestKind.Create);
        if (isWritten && OddWaits.AreIn(change.Target?.Steps ?? []))
            yield return (FactNames.WaitInSeconds, ["wait mode", "wait_mode", "second"]);
    }

    // Apollo's texts write the name of a field with spaces, such as "Wait mode must be valid".
    private static ImmutableArray<string> SignsOf(Field field) =>
        [field.ApiProperty, field.ApiProperty.Replace('_', ' '), field.Label];

    private static bool Has(string text, string sign) => text.Contains(sign, StringComparison.OrdinalIgnoreCase);
}
