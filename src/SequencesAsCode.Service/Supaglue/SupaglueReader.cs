using System.Text.Json;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Supaglue;

/// <summary>
/// Reads Supaglue's records. For Apollo they include Apollo's own answer (<c>raw_data</c>, seen in the connector's
/// code), which has the settings, and the type and wait of each step, more exactly. For other providers only the fields
/// of Supaglue's form are known.
/// </summary>
internal sealed class SupaglueReader(SupaglueAccount account)
{
    private readonly Provider provider = account.Provider;

    /// <summary>One page of the list without archived sequences, which Apollo does not list either.</summary>
    public ImmutableArray<SequenceRow> Rows(JsonElement page) =>
        WireReader.Guard(
            SupaglueErrors.ListCall,
            () =>
                Records(page)
                    .Where(record => !IsArchived(record))
                    .Select(record => new SequenceRow(
                        WireReader.Id(record),
                        WireReader.OptionalText(record, "name") ?? "",
                        WireReader.OptionalFlag(record, "is_enabled") ?? false
                    )
                    {
                        Steps = WireValue.Count(record, "num_steps") is >= 0 and <= int.MaxValue and var steps
                            ? (int)steps
                            : null,
                        Fields = FieldsOf(record),
                        StepRows = RowReader.StepsOf(Raw(record)),
                        Fingerprint = FingerprintOf(record),
                    })
                    .ToImmutableArray()
        );

    /// <summary>The cursor of the next page; null when there is none.</summary>
    public static string? Next(JsonElement page) =>
        WireReader.Guard(
            SupaglueErrors.ListCall,
            () =>
                WireReader.Member(page, "pagination") is { ValueKind: JsonValueKind.Object } pagination
                    ? WireReader.OptionalText(pagination, "next")
                    : throw new FormatException("'pagination' is missing")
        );

    /// <summary>A whole sequence, as far as Supaglue shows it.</summary>
    /// <exception cref="ServiceException">A part is missing or of an unknown form.</exception>
    public CurrentSequence Sequence(string id, JsonElement record) =>
        WireReader.Guard(
            SupaglueErrors.ReadCall,
            () =>
            {
                if (WireReader.Id(record) != id)
                    throw new ContradictionException($"it is about the sequence {WireReader.Id(record)}, not {id}");
                var raw = Raw(record);
                var listed = SupaglueOrder.Of(provider, [.. WireReader.List(record, "steps")]);
                var steps = new SupaglueSteps(provider, id, raw).Read(listed.Steps);
                if (steps.Select(step => step.Id).Distinct(StringComparer.Ordinal).Count() != steps.Length)
                    throw new ContradictionException("a step is listed twice");
                SelfContradiction.CheckCount(record, steps.Length);
                SelfContradiction.CheckCount(raw, steps.Length);
                SelfContradiction.CheckSummary(raw, steps.Select(step => step.Id));
                return new CurrentSequence
                {
                    Id = id,
                    Fields = FieldsOf(record),
                    Steps = steps,
                    People = WireReader.People([WireReader.Member(raw, "contact_statuses")]),
                    Archived = IsArchived(record),
                    StatusReason = WireReader.OptionalText(raw, "status_reason"),
                    AutoPaused = WireReader.OptionalText(raw, "auto_paused_at") is not null,
                    Fingerprint = FingerprintOf(record),
                    IsOrderUnknown = !listed.IsKnown,
                };
            }
        );

    // Labels have ids that Supaglue cannot resolve to names, so they are not known; nor is an owner whose id is a
    // number.
    private FieldSet FieldsOf(JsonElement record)
    {
        var fields = RowReader.FieldsOf(Raw(record)).Without(Fields.Labels);
        if (WireReader.OptionalText(record, "name") is { } name)
            fields = fields.With(Fields.Name, new FieldValue.Text(name));
        if (!provider.HasNumbers && WireReader.OptionalText(record, "owner_id") is { Length: > 0 } owner)
            fields = fields.With(Fields.Owner, new FieldValue.Reference(owner, null));
        return fields.With(Fields.Active, new FieldValue.Flag(WireReader.OptionalFlag(record, "is_enabled") ?? false));
    }

    private static IEnumerable<JsonElement> Records(JsonElement page) => WireReader.List(page, "records");

    // The connector shows Outreach's 'locked' as archived, but a locked sequence goes on sending.
    private bool IsArchived(JsonElement record) =>
        (WireReader.OptionalFlag(record, "is_deleted") ?? false)
        || (!ReferenceEquals(provider, Provider.Outreach) && (WireReader.OptionalFlag(record, "is_archived") ?? false));

    // Other providers use their own forms.
    private JsonElement Raw(JsonElement record) => account.IsApollo ? WireReader.Member(record, "raw_data") : default;

    // Outreach lists steps in any order, so the order must not change the fingerprint.
    private string FingerprintOf(JsonElement record) =>
        account.IsApollo
            ? Fingerprint.OfRow(record)
            : Fingerprint.OfRecord(record, "steps", ReferenceEquals(provider, Provider.Outreach), "raw_data");
}
