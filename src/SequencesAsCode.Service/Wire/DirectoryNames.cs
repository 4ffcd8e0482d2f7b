namespace SequencesAsCode.Service.Wire;

/// <summary>
/// Adds names from the account's directory to the ids of schedules, owners and labels. Unknown ids stay ids.
/// </summary>
internal static class DirectoryNames
{
    public static ImmutableArray<SequenceRow> AddTo(ImmutableArray<SequenceRow> rows, AccountDirectory directory) =>
        directory.Labels is null
            ? rows
            :
            [
                .. rows.Select(row =>
                    row.Fields.Contains(Fields.Labels) ? row with { Fields = AddTo(row.Fields, directory) } : row
                ),
            ];

    public static FieldSet AddTo(FieldSet fields, AccountDirectory directory) =>
        FieldSet.From(
            fields.Select(pair =>
                KeyValuePair.Create(
                    pair.Key,
                    pair.Value switch
                    {
                        FieldValue.Set labels when ReferenceEquals(pair.Key, Fields.Labels) => new FieldValue.Set(
                            labels.Items.Select(id => AccountDirectory.NameOf(directory.Labels, id) ?? id)
                        ),
                        FieldValue.Reference { Id: { } id } reference => reference with
                        {
                            Name = AccountDirectory.NameOf(
                                ReferenceEquals(pair.Key, Fields.Owner) ? directory.Users : directory.Schedules,
                                id
                            ),
                        },
                        var value => value,
                    }
                )
            )
        );
}
