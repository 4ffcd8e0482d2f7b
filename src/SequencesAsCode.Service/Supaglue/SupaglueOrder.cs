using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Supaglue;

/// <summary>
/// The steps of a record in order. Apollo and Salesloft list them in order. Outreach does not sort its list, and the
/// connector leaves out the position of a step; but it shows the display name of each, which is documented to contain
/// the position. When those names count the steps from one to the last, the order is known.
/// </summary>
/// <param name="Steps">In order; sorted by id when the order is not known, so that all answers give the same.</param>
/// <param name="IsKnown">Whether the order is known.</param>
internal sealed partial record SupaglueOrder(ImmutableArray<JsonElement> Steps, bool IsKnown)
{
    /// <summary>Sorts the steps of a record.</summary>
    public static SupaglueOrder Of(Provider provider, ImmutableArray<JsonElement> steps)
    {
        if (!ReferenceEquals(provider, Provider.Outreach) || steps.Length < 2)
            return new(steps, true);
        var counted = steps.Select(step => (Step: step, Place: PlaceOf(step))).OrderBy(pair => pair.Place).ToList();
        return counted.Index().All(pair => pair.Item.Place == pair.Index + 1)
            ? new([.. counted.Select(pair => pair.Step)], true)
            : new([.. steps.OrderBy(WireReader.Id, Comparer<string>.Create(ByNumber))], false);
    }

    private static int? PlaceOf(JsonElement step)
    {
        var name = WireReader.Member(step, "name") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        return
            Number().Match(name) is { Success: true } number
            && int.TryParse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : null;
    }

    private static int ByNumber(string one, string other) =>
        one.Length != other.Length ? one.Length - other.Length : string.CompareOrdinal(one, other);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
