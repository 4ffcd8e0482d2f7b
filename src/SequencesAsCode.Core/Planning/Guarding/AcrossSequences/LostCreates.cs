using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning.Guarding.AcrossSequences;

/// <summary>Sequences that an interrupted run was to create, under keys that no file has any more.</summary>
internal sealed class LostCreates
{
    private readonly ImmutableArray<(PendingCreate Create, ImmutableArray<string> Ids)> lost;

    /// <param name="desired">The files.</param>
    /// <param name="base">The lock with its journal.</param>
    /// <param name="bindings">Which sequence each file means.</param>
    /// <param name="rows">The list.</param>
    public LostCreates(DesiredState desired, Base @base, SequenceBindings bindings, ImmutableArray<SequenceRow> rows)
    {
        if (@base.PendingCreates.IsEmpty)
        {
            lost = [];
            return;
        }

        var keys = desired
            .Sequences.SelectMany(file => new[] { file.Key, file.Was })
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var bound = bindings.IdsOf([]).ToHashSet(StringComparer.Ordinal);
        var names = rows.ToLookup(row => row.Name.Trim(), StringComparer.Ordinal);

        // A sequence that was found and is managed under another key is not lost.
        lost =
        [
            .. @base
                .PendingCreates.Where(create =>
                    !keys.Contains(create.Key) && !names[create.Name.Trim()].Any(row => bound.Contains(row.Id))
                )
                .Select(create =>
                    (
                        create,
                        names[create.Name.Trim()].Select(row => row.Id).Order(StringComparer.Ordinal).ToImmutableArray()
                    )
                ),
        ];
    }

    /// <summary>
    /// Stops the creation of a sequence that resembles one which an interrupted run created.
    /// </summary>
    public Block? BlockOf(DesiredSequence file)
    {
        var texts = PartText.TokensOf(file);
        var (create, ids) = lost.FirstOrDefault(entry =>
            !entry.Ids.IsEmpty && entry.Create.Resembles(file.Key, file.Name, texts)
        );
        return create is null ? null : CreationGuards.ResemblesLost(file, create, ids);
    }

    /// <summary>Warnings about these sequences.</summary>
    public IEnumerable<Diagnostic> Warnings() =>
        lost.Select(entry =>
            entry.Ids.IsEmpty
                ? Diagnostic.CreateMayBeLost(new(Guards.WorkspaceFile), entry.Create.Name, entry.Create.Key)
                : Diagnostic.CreateIsUnclaimed(
                    new(Guards.WorkspaceFile),
                    entry.Create.Name,
                    entry.Create.Key,
                    string.Join(", ", entry.Ids)
                )
        );
}
