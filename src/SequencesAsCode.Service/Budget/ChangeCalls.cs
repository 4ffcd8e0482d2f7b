using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Service.Budget;

/// <summary>The calls that a change takes when all goes well, so that none is begun which the quota would cut in two.</summary>
internal static class ChangeCalls
{
    // For what the lock knows and the service may show late.
    private const int MostLooks = 6;

    /// <summary>The endpoint of each: the re-read, the writes, and the read-backs between and after them. The list that a first create reads comes before any write.</summary>
    public static IEnumerable<string> Of(SequenceChange change)
    {
        // What the key may not read is looked at in the list.
        var look = change.ByRow ? Endpoints.Search : Endpoints.Show;
        if (change.Action != SequenceAction.Forget && change.Id is not null) yield return look;
        for (var more = 0; change.MissesParts && more < MostLooks; more++) yield return look;
        foreach (var (index, request) in change.Requests.Index())
        {
            var isChecked = request.Kind switch
            {
                RequestKind.Create => true,
                RequestKind.Deactivate => change.Requests.Length > 1,
                RequestKind.Activate => index > 0,
                _ => false,
            };
            if (isChecked) yield return look;

            // Whether somebody else made one of the name at the same time.
            if (request.Kind == RequestKind.Create) yield return Endpoints.Search;
            yield return EndpointName.Of(request.Method, request.Path);
        }

        if (change.Requests.IsEmpty || change.Action == SequenceAction.Archive) yield break;
        yield return look;

        // A write may make labels, whose names the read-back asks for.
        var isLabelled = change.Action == SequenceAction.Create ? change.Target!.Fields.Contains(Fields.Labels) : change.Fields.Any(field => ReferenceEquals(field.Field, Fields.Labels));
        if (isLabelled) yield return Endpoints.Labels;
    }
}
