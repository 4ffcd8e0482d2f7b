using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Guarding.AcrossSequences;

/// <summary>
/// Stops a plan that wants two texts of one template. Where several steps use a template, a text written to one of them
/// reaches all. Steps of sequences that were not read are not seen.
/// </summary>
internal static class SharedTemplates
{
    /// <summary>Blocks the changes that would overwrite a text which another step keeps.</summary>
    /// <param name="changes">In the order of the plan.</param>
    /// <param name="current">The sequences that were read.</param>
    /// <param name="can">What the service can do.</param>
    public static ImmutableArray<SequenceChange> Guard(
        ImmutableArray<SequenceChange> changes,
        CurrentState current,
        Capabilities can
    )
    {
        if (!can.SharesTemplates)
            return changes;
        var all = changes.SelectMany(change => UsersIn(change, current)).ToList();
        var written = all.Where(user => user.IsWritten).ToLookup(user => user.Sequence, StringComparer.Ordinal);
        var users = all.ToLookup(user => user.Template, StringComparer.Ordinal);
        return [.. changes.Select(change => Guard(change, written[change.Key], users, can))];
    }

    private static SequenceChange Guard(
        SequenceChange change,
        IEnumerable<User> written,
        ILookup<string, User> users,
        Capabilities can
    )
    {
        ImmutableArray<Block> blocks =
        [
            .. from user in written
            let other = users[user.Template].FirstOrDefault(other => !other.HasTextOf(user))
            where other is not null
            select new Block(BlockCode.NotPossible, Sentence(user, other, can), change.At),
        ];
        return blocks.IsEmpty
            ? change
            : change with
            {
                Action = SequenceAction.Blocked,
                Reason = Reason.Guarded,
                Blocks = blocks,
                Target = null,
                Requests = [],
            };
    }

    private static string Sentence(User user, User other, Capabilities can)
    {
        var where = other.Sequence == user.Sequence ? "" : $" of '{other.Sequence}'";
        return $"{can.Refusal}: giving step {user.Step} a different text from step {other.Step}{where}. Both use the "
            + $"template {user.Template}, so both would get the new text. Write the same text in both, or give one of "
            + "them its own template.";
    }

    private static IEnumerable<User> UsersIn(SequenceChange change, CurrentState current)
    {
        if (change.Id is not { } id || current.Sequences.GetValueOrDefault(id) is not { } sequence)
            yield break;
        foreach (var (index, step) in sequence.Steps.Index())
        {
            var planned = change.Steps.FirstOrDefault(other => other.Id == step.Id);
            var target = change.Target?.Steps.FirstOrDefault(other => other.Id == step.Id);
            foreach (var touch in step.Touches.Where(touch => touch.Template is not null))
            {
                yield return new(
                    touch.Template!,
                    change.Key,
                    planned?.Handle ?? PartNames.StepHandle(null, index),
                    target?.Touches.FirstOrDefault(other => other.Id == touch.Id)?.Fields ?? touch.Fields,
                    change.Action == SequenceAction.Update
                        && planned?.Touches.Any(other => other.Action == PartAction.Update && other.Id == touch.Id)
                            == true
                );
            }
        }
    }

    /// <param name="Template">The template's id.</param>
    /// <param name="Sequence">Key of the sequence.</param>
    /// <param name="Step">What plans call the step.</param>
    /// <param name="Text">Subject and body as they are to be.</param>
    /// <param name="IsWritten">Whether the plan writes them.</param>
    private sealed record User(string Template, string Sequence, string Step, FieldSet Text, bool IsWritten)
    {
        public bool HasTextOf(User other) =>
            new[] { Fields.Subject, Fields.Body }.All(field =>
                FieldComparison.Same(field, Text[field], other.Text[field])
            );
    }
}
