namespace SequencesAsCode.Core.Plans;

/// <summary>The purpose of a request, by which the applier orders its checks.</summary>
public enum RequestKind
{
    /// <summary>Turns the sequence off; the first write.</summary>
    Deactivate,

    /// <summary>Creates the sequence, turned off.</summary>
    Create,

    /// <summary>Writes all steps and the changed fields of the sequence.</summary>
    Update,

    /// <summary>Writes only the text of one step; sending it twice does no harm.</summary>
    UpdateStep,

    /// <summary>Archives the sequence.</summary>
    Archive,

    /// <summary>Turns the sequence on; the last write, sent only if a read-back equals the plan.</summary>
    Activate,
}

/// <summary>A request exactly as it is sent.</summary>
/// <param name="Kind">The purpose.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">
/// The path below the API's root; <c>{$created:KEY}</c> replaces an id that does not exist yet.
/// </param>
/// <param name="Body">Compact JSON; <c>{"$created": HANDLE}</c> replaces an id that does not exist yet.</param>
public sealed record PlannedRequest(RequestKind Kind, string Method, string Path, string Body);
