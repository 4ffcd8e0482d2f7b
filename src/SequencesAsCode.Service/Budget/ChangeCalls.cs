namespace SequencesAsCode.Service.Budget;

/// <summary>
/// The calls that a change takes when all goes well, so that no change is begun that the quota would interrupt.
/// </summary>
internal static class ChangeCalls
{
    // Reads that wait for parts that the lock knows and the service may show late.
    private const int MostLooks = 6;

    /// <summary>
    /// The endpoint of each call: the re-read, the writes, and the read-backs between and after them. The list that the
    /// first create reads is not counted, because it comes before any write.
    /// </summary>
    public static IEnumerable<string> Of(SequenceChange change)
    {
        // A sequence that the key may not read is looked up in the list.
        var look = change.ByRow ? Endpoints.Search : Endpoints.Show;
        if (change.Action != SequenceAction.Forget && change.Id is not null)
            yield return look;
        for (var more = 0; change.MissesParts && more < MostLooks; more++)
            yield return look;
        foreach (var (index, request) in change.Requests.Index())
        {
            var isChecked = request.Kind switch
            {
                RequestKind.Create => true,
                RequestKind.Deactivate => change.Requests.Length > 1,
                RequestKind.Activate => index > 0,
                _ => false,
            };
            if (isChecked)
                yield return look;

            // Looks for another sequence of the name that was made at the same time.
            if (request.Kind == RequestKind.Create)
                yield return Endpoints.Search;
            yield return Endpoints.NameOf(request.Method, request.Path);
        }

        if (change.Requests.IsEmpty || change.Action == SequenceAction.Archive)
            yield break;
        yield return look;

        // A write may create labels, and then the read-back reads their names.
        var isLabelled =
            change.Action == SequenceAction.Create
                ? change.Target!.Fields.Contains(Fields.Labels)
                : change.Fields.Any(field => ReferenceEquals(field.Field, Fields.Labels));
        if (isLabelled)
            yield return Endpoints.Labels;
    }
}
