namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>
/// Sequences whose names read the same, by <see cref="ComparableName"/>, so that nobody can tell them apart in Apollo.
/// </summary>
public sealed class Namesakes
{
    private readonly SequenceBindings bindings;
    private readonly Dictionary<string, SequenceBinding> managed;
    private readonly ILookup<string, SequenceRow> byName;
    private readonly ILookup<string, Namesake> afterwards;

    /// <param name="bindings">Which sequence each file means.</param>
    /// <param name="rows">The list.</param>
    /// <param name="workspace">Has the decisions for sequences without a file.</param>
    public Namesakes(SequenceBindings bindings, ImmutableArray<SequenceRow> rows, Workspace workspace)
    {
        this.bindings = bindings;
        managed = bindings
            .Bindings.Where(binding => binding.Id is not null)
            .DistinctBy(binding => binding.Id)
            .ToDictionary(binding => binding.Id!, StringComparer.Ordinal);
        byName = rows.ToLookup(row => ComparableName.Of(row.Name), StringComparer.Ordinal);

        // Sequences without a file and without a decision have a guard of their own.
        var forgotten = workspace
            .Removed.Where(removed => !removed.Archive)
            .Select(removed => removed.Key)
            .ToHashSet(StringComparer.Ordinal);
        var silent = bindings
            .Orphans.Where(orphan => !forgotten.Contains(orphan.Key))
            .Select(orphan => orphan.Id)
            .ToHashSet(StringComparer.Ordinal);
        afterwards = rows.Where(row => !silent.Contains(row.Id))
            .Select(row =>
                managed.TryGetValue(row.Id, out var binding)
                    ? new Namesake(binding.Desired.Name, row.Id, binding.Desired)
                    : new Namesake(row.Name, row.Id, null)
            )
            .Concat(
                bindings
                    .Bindings.Where(binding => binding.Id is null)
                    .Select(binding => new Namesake(binding.Desired.Name, null, binding.Desired))
            )
            .ToLookup(namesake => ComparableName.Of(namesake.Name), StringComparer.Ordinal);
    }

    /// <summary>
    /// A sequence with the same name as one that would be created. Of two files that would be created, only the second
    /// one gets the first.
    /// </summary>
    public Namesake? Find(DesiredSequence newcomer) =>
        afterwards[ComparableName.Of(newcomer.Name)]
            .Where(other =>
                other.File?.Key != newcomer.Key
                && (other.Id is not null || SourceLocation.FileOrder.Compare(other.File!.At, newcomer.At) < 0)
            )
            .OrderBy(other => other.File is not null)
            .ThenBy(other => other.Id, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>
    /// A warning for each managed sequence whose name unmanaged sequences have too, with the key of the managed one.
    /// </summary>
    public IEnumerable<(string Key, Diagnostic Warning)> Twins()
    {
        var namesOf = byName
            .SelectMany(group => group.Select(row => (row.Id, Name: group.Key)))
            .ToLookup(row => row.Id, row => row.Name, StringComparer.Ordinal);
        foreach (var binding in bindings.Bindings.Where(binding => binding.Id is not null))
        {
            var twins = namesOf[binding.Id!]
                .Append(ComparableName.Of(binding.Desired.Name))
                .Distinct(StringComparer.Ordinal)
                .SelectMany(name => byName[name])
                .Where(row => row.Id != binding.Id && !managed.ContainsKey(row.Id))
                .DistinctBy(row => row.Id)
                .OrderBy(row => row.Id, StringComparer.Ordinal)
                .ToImmutableArray();
            if (!twins.IsEmpty)
                yield return (
                    binding.Desired.Key,
                    Diagnostic.Twin(
                        binding.Desired.At,
                        twins[0].Name,
                        binding.Id!,
                        string.Join(", ", twins.Select(twin => twin.Id))
                    )
                );
        }
    }
}

/// <summary>A sequence by its name.</summary>
/// <param name="Name">Its name after the apply.</param>
/// <param name="Id">Apollo's id; null for one that is to be created.</param>
/// <param name="File">The file that manages it; null when none does.</param>
public sealed record Namesake(string Name, string? Id, DesiredSequence? File);
