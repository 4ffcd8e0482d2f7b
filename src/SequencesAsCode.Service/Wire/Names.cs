using System.Collections.Immutable;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Service.Wire;

/// <summary>Puts the account's names beside the ids that a sequence refers to; what has no name in the directory stays an id.</summary>
internal static class Names
{
    public static ImmutableArray<SequenceRow> In(ImmutableArray<SequenceRow> rows, AccountDirectory directory) =>
        directory.Labels is null ? rows : [.. rows.Select(row => row.Fields.Contains(Fields.Labels) ? row with { Fields = In(row.Fields, directory) } : row)];

    public static FieldSet In(FieldSet fields, AccountDirectory directory) => FieldSet.From(fields.Select(pair => KeyValuePair.Create(pair.Key, pair.Value switch
    {
        FieldValue.Set labels when ReferenceEquals(pair.Key, Fields.Labels) => new FieldValue.Set(labels.Items.Select(id => AccountDirectory.NameOf(directory.Labels, id) ?? id)),
        FieldValue.Reference { Id: { } id } reference => reference with { Name = AccountDirectory.NameOf(ReferenceEquals(pair.Key, Fields.Owner) ? directory.Users : directory.Schedules, id) },
        var value => value,
    })));
}
