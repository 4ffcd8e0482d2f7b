using System.Text.Json;
using SequencesAsCode.Core.Markup;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Service.Wire;

/// <summary>
/// Reads Apollo's answers: joins the flat lists of steps, touches and templates, and refuses contradictions.
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
                                and { } count
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
        Guard(
            Endpoints.Show,
            () =>
            {
                if (
                    !answer.TryGetProperty("emailer_campaign", out var campaign)
                    || campaign.ValueKind != JsonValueKind.Object
                )
                    throw new FormatException("'emailer_campaign' is missing");
                if (Id(campaign) != id)
                    throw new ContradictionException($"it is about the sequence {Id(campaign)}, not {id}");

                var templates = List(answer, "emailer_templates").ToDictionary(Id, StringComparer.Ordinal);
                var touches = List(answer, "emailer_touches")
                    .ToLookup(touch => Text(touch, "emailer_step_id"), StringComparer.Ordinal);
                var hasLooseAttachments = HasLooseAttachments(answer);
                var fields = ReadFields(FieldOwner.Sequence, campaign);
                var elements = List(answer, "emailer_steps")
                    .OrderBy(step => WireValue.Number("position", Member(step, "position")))
                    .ToList();
                var steps = elements
                    .Select(step => Step(step, fields, touches[Id(step)], templates, hasLooseAttachments))
                    .ToImmutableArray();

                var known = steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
                if (known.Count != steps.Length)
                    throw new ContradictionException("a step is listed twice");
                var listed = steps.SelectMany(step => step.Touches).Select(touch => touch.Id).ToList();
                if (listed.Distinct(StringComparer.Ordinal).Count() != listed.Count)
                    throw new ContradictionException("a touch is listed twice");
                if (touches.FirstOrDefault(group => !known.Contains(group.Key)) is { } lost)
                    throw new ContradictionException($"a touch belongs to the step {lost.Key}, which is not listed");
                SelfContradiction.Check(campaign, steps, List(answer, "emailer_touches"), templates.Keys);

                var statuses = Member(campaign, "contact_statuses");
                var counts =
                    statuses.ValueKind == JsonValueKind.Object
                        ? [statuses]
                        : elements.Select(step => Member(step, "counts"));
                return new CurrentSequence
                {
                    Id = id,
                    Fields = DirectoryNames.AddTo(Labelled(fields, campaign), directory),
                    Steps = steps,
                    People = People(counts),
                    Archived = OptionalFlag(campaign, "archived") ?? false,
                    StatusReason = OptionalText(campaign, "status_reason"),
                    AutoPaused = OptionalText(campaign, "auto_paused_at") is not null,
                    Fingerprint = Fingerprint.Of(answer),
                };
            }
        );

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

    /// <summary>
    /// The fields of a step that have an effect: a date only where the sequence goes by dates. Elsewhere Apollo keeps
    /// old dates (recorded).
    /// </summary>
    internal static FieldSet Counting(FieldSet step, FieldSet sequence) =>
        sequence[Fields.ExactDaytime] is FieldValue.Flag { Value: true } ? step : step.Without(Fields.At);

    private static CurrentStep Step(
        JsonElement step,
        FieldSet sequence,
        IEnumerable<JsonElement> touches,
        Dictionary<string, JsonElement> templates,
        bool hasLooseAttachments
    ) =>
        new(
            Id(step),
            Text(step, "type"),
            Counting(ReadFields(FieldOwner.Step, step), sequence),
            [.. touches.Select(touch => Touch(touch, templates, hasLooseAttachments))],
            People([Member(step, "counts")])
        );

    private static CurrentTouch Touch(
        JsonElement touch,
        Dictionary<string, JsonElement> templates,
        bool hasLooseAttachments
    )
    {
        // A text that was not understood must not look empty, or the next update would empty it.
        var template = default(JsonElement);
        var hasTemplate = Member(touch, "emailer_template_id").ValueKind != JsonValueKind.Null;
        if (
            hasTemplate
            && Text(touch, "emailer_template_id") is var templateId
            && !templates.TryGetValue(templateId, out template)
        )
            throw new ContradictionException($"the template {templateId} of a touch is not listed");

        var fields = ReadFields(FieldOwner.Touch, touch)
            .With(
                hasTemplate
                    ? ReadTemplate(template)
                    : FieldSet.Of((Fields.Subject, FieldValue.None), (Fields.Body, FieldValue.None))
            );
        var listsAttachments = fields.Contains(Fields.Attachments);
        var lost = Unkeepable(touch, template);
        return new(
            Id(touch),
            listsAttachments ? fields : fields.With(Fields.Attachments, new FieldValue.Set([])),
            [.. hasLooseAttachments && !listsAttachments ? lost.Append("attachments") : lost]
        );
    }

    // Attachments that no touch names: nothing shows which touch they belong to.
    private static bool HasLooseAttachments(JsonElement answer)
    {
        if (Member(answer, "attachments") is not { ValueKind: JsonValueKind.Array } attachments)
            return false;
        var named = List(answer, "emailer_touches")
            .Select(touch => Member(touch, "attachment_ids"))
            .Where(ids => ids.ValueKind == JsonValueKind.Array)
            .SelectMany(ids => ids.EnumerateArray())
            .Where(id => id.ValueKind == JsonValueKind.String)
            .Select(id => id.GetString()!)
            .ToHashSet(StringComparer.Ordinal);
        return attachments
            .EnumerateArray()
            .Any(attachment =>
                Member(attachment, "id") is not { ValueKind: JsonValueKind.String } id
                || !named.Contains(id.GetString()!)
            );
    }

    // Values that an update may lose: reported to come back empty, or not documented for updates in the form they are
    // read.
    private static IEnumerable<string> Unkeepable(JsonElement touch, JsonElement template)
    {
        if (IsFilled(Member(touch, "generation_options")))
            yield return "generation_options";
        if (IsFilled(Member(touch, "generation_tone")))
            yield return "generation_tone";
        if (Member(touch, "has_personalized_opener").ValueKind == JsonValueKind.True)
            yield return "personalized_opener";
        if (IsFilled(Member(template, "builder_json")))
            yield return "builder";
        if (IsFilled(Member(template, "prompt_template_id")) || IsFilled(Member(template, "prompt_id")))
            yield return "prompt";
    }

    private static bool IsFilled(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => value.GetArrayLength() > 0,
            JsonValueKind.Object => value.EnumerateObject().Any(),
            JsonValueKind.String => !value.ValueEquals(""),
            JsonValueKind.True or JsonValueKind.Number => true,
            _ => false,
        };

    private static FieldSet ReadTemplate(JsonElement template) =>
        FieldSet.From(
            Fields
                .Of(FieldOwner.Touch)
                .Where(field => field.ApiParent == "emailer_template")
                .Select(field =>
                    KeyValuePair.Create(
                        field,
                        Member(template, field.ApiProperty) is { ValueKind: not JsonValueKind.Undefined } value
                            ? WireValue.Read(field, value, template)
                            : throw new FormatException($"'{field.ApiProperty}' is missing in a template")
                    )
                )
        );

    private static FieldSet ReadFields(FieldOwner owner, JsonElement source) =>
        FieldSet.From(
            Fields
                .Of(owner)
                .Where(field => field.ApiParent != "emailer_template" && !ReferenceEquals(field, Fields.Labels))
                .Select(field =>
                    (
                        Field: field,
                        Value: Member(
                            field.ApiParent is { } parent ? Member(source, parent) : source,
                            field.ApiProperty
                        )
                    )
                )
                .Where(pair => pair.Value.ValueKind != JsonValueKind.Undefined)
                .Select(pair =>
                    KeyValuePair.Create(
                        pair.Field,
                        IsHalfAWait(pair.Field, source)
                            ? FieldValue.None
                            : WireValue.Read(pair.Field, pair.Value, source)
                    )
                )
        );

    // Documented in an example: a time without a unit means no wait.
    private static bool IsHalfAWait(Field field, JsonElement source) =>
        ReferenceEquals(field, Fields.Wait)
        && Member(source, "wait_mode").ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    // Labels are written as names and read as ids.
    private static FieldSet Labelled(FieldSet fields, JsonElement campaign) =>
        fields.With(
            Fields.Labels,
            new FieldValue.Set(
                Member(campaign, "label_ids") is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } ids
                    ? WireValue.Texts("label_ids", ids)
                    : []
            )
        );

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
            var id => ServiceId.IsUsable(id) ? id : throw new FormatException($"the id '{id}' is none"),
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
            : throw new FormatException($"{endpoint} did not answer a list");

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
