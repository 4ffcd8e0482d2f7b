using System.Text.Json;
using SequencesAsCode.Core.Markup;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Wire;

/// <summary>
/// Reads Apollo's answers, and turns a malformed answer into a failure that names the endpoint.
/// </summary>
internal static class WireReader
{
    /// <summary>One page of the list.</summary>
    public static ImmutableArray<SequenceRow> Rows(JsonElement answer) =>
        Guard(
            Endpoints.Search,
            () =>
                List(answer, "emailer_campaigns")
                    .Select(row => new SequenceRow(
                        Id(row),
                        OptionalText(row, "name") ?? "",
                        OptionalFlag(row, "active") ?? false
                    )
                    {
                        // Only shown to people, so a row without it is accepted.
                        Steps = WireValue.WholeNumber(Member(row, "num_steps"))
                            is >= 0
                                and <= int.MaxValue
                                and var count
                            ? (int)count
                            : null,
                        Fields = RowReader.FieldsOf(row),
                        StepRows = RowReader.StepsOf(row),
                        People = People([Member(row, "contact_statuses")]),
                        Fingerprint = Fingerprint.OfRow(row),
                    })
                    .ToImmutableArray()
        );

    /// <summary>
    /// The id of the sequence in the answer to a write; null when there is none, or when the sequence has another name
    /// than the one to create.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="created">The body of the request that creates it; null when the sequence existed before.</param>
    public static string? AnsweredId(JsonElement answer, string? created)
    {
        var campaign = Member(answer, "emailer_campaign");
        if (Member(campaign, "id") is not { ValueKind: JsonValueKind.String } id)
            return null;
        if (created is null || Member(campaign, "name") is not { ValueKind: JsonValueKind.String } name)
            return id.GetString();
        using var body = JsonDocument.Parse(created);
        return
            Member(body.RootElement, "name") is { ValueKind: JsonValueKind.String } meant
            && !RewriteKinds.IsNameOf(meant.GetString()!, name.GetString()!)
            ? null
            : id.GetString();
    }

    /// <summary>A list of entries with id and name.</summary>
    public static ImmutableArray<DirectoryEntry> Entries(
        string endpoint,
        JsonElement answer,
        string? member,
        string nameMember
    ) =>
        Guard(
            endpoint,
            () =>
                (member is null ? Items(endpoint, answer) : List(answer, member))
                    .Select(item => new DirectoryEntry(Id(item), OptionalText(item, nameMember) ?? ""))
                    .ToImmutableArray()
        );

    /// <summary>The id of the acting user, from the user or from the answer itself; null when there is none.</summary>
    public static string? UserId(JsonElement answer) =>
        Guard(
            Endpoints.Profile,
            () =>
                (Find(answer, "id"), Find(answer, "user.id")) switch
                {
                    (_, { ValueKind: JsonValueKind.String } inUser) => inUser.GetString(),
                    ({ ValueKind: JsonValueKind.String } own, _) => own.GetString(),
                    _ => null,
                }
        );

    /// <summary>
    /// The team id of the acting user, from the user or from the answer itself; null when there is none.
    /// </summary>
    public static string? TeamId(JsonElement answer) =>
        Guard(
            Endpoints.Profile,
            () =>
                (Find(answer, "team_id"), Find(answer, "user.team_id")) switch
                {
                    ({ ValueKind: JsonValueKind.String } own, _) => own.GetString(),
                    (_, { ValueKind: JsonValueKind.String } inUser) => inUser.GetString(),
                    _ => null,
                }
        );

    /// <summary>The label ids of a sequence's answer.</summary>
    public static IEnumerable<string> LabelIds(JsonElement answer) =>
        Find(answer, "emailer_campaign.label_ids") is { ValueKind: JsonValueKind.Array } ids
            ? ids.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!)
            : [];

    /// <summary>A whole sequence.</summary>
    /// <exception cref="ServiceException">A part is missing, belongs to nothing, or is of an unknown form.</exception>
    public static CurrentSequence Sequence(string id, JsonElement answer, AccountDirectory directory) =>
        Guard(Endpoints.Show, () => ShownSequence.Read(id, answer, directory));

    /// <summary>
    /// The whole sequence in the answer to a write. Recorded answers have the form of a read; null for another form,
    /// such as the example of the documentation.
    /// </summary>
    public static CurrentSequence? Whole(string id, JsonElement answer, AccountDirectory directory)
    {
        try
        {
            return Sequence(id, answer, directory);
        }
        catch (ServiceException)
        {
            return null;
        }
    }

    internal static People People(IEnumerable<JsonElement> counts)
    {
        Int128 total = 0;
        foreach (var element in counts)
        {
            if (
                WireValue.Count(element, "active") is not { } active
                || WireValue.Count(element, "paused") is not { } paused
            )
                return Core.States.People.Unknown;
            if (active < 0 || paused < 0)
                return Core.States.People.Unknown;
            total += (Int128)active + paused;
        }

        return total <= long.MaxValue ? new((long)total) : Core.States.People.Unknown;
    }

    internal static JsonElement Find(JsonElement source, string path) => path.Split('.').Aggregate(source, Member);

    internal static JsonElement Member(JsonElement source, string name) =>
        source.ValueKind == JsonValueKind.Object && source.TryGetProperty(name, out var value) ? value : default;

    internal static string Id(JsonElement item) =>
        Text(item, "id") switch
        {
            "" => throw new FormatException("an id is blank"),
            var id => ServiceId.IsUsable(id) ? id : throw new FormatException($"'{id}' is not an id"),
        };

    internal static string Text(JsonElement item, string name) => WireValue.Text(name, Member(item, name));

    internal static string? OptionalText(JsonElement item, string name) =>
        Member(item, name).ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : Text(item, name);

    internal static bool? OptionalFlag(JsonElement item, string name) =>
        Member(item, name).ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            ? null
            : WireValue.Flag(name, Member(item, name));

    internal static IEnumerable<JsonElement> List(JsonElement answer, string name) =>
        Member(answer, name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
            : throw new FormatException($"the list '{name}' is missing");

    internal static IEnumerable<JsonElement> Items(string endpoint, JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Array
            ? answer.EnumerateArray()
            : throw new FormatException($"{endpoint} did not answer with a list");

    internal static T Guard<T>(string endpoint, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ContradictionException exception)
        {
            throw ServiceException.Contradictory(endpoint, exception.Message.TrimEnd('.'));
        }
        catch (Exception exception)
            when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            throw ServiceException.UnexpectedAnswer(endpoint, exception.Message.TrimEnd('.'));
        }
    }
}
