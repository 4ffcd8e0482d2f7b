namespace SequencesAsCode.Core.Plans;

/// <summary>What a request is for; the applier orders its checks by it.</summary>
public enum RequestKind
{
    /// <summary>Switches the sequence off; the first write.</summary>
    Deactivate,

    /// <summary>Makes the sequence, switched off.</summary>
    Create,

    /// <summary>Writes the whole list of steps, and the changed fields of the sequence.</summary>
    Update,

    /// <summary>Writes the text of one step and nothing else; sent again it does no harm.</summary>
    UpdateStep,

    /// <summary>Archives the sequence.</summary>
    Archive,

    /// <summary>Switches the sequence on; the last write, sent only after a read-back equalled the plan.</summary>
    Activate,
}

/// <summary>One request, exactly as it is sent.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path below the API's root; an id that does not exist yet stands as <c>{$created:KEY}</c>.</param>
/// <param name="Body">Compact JSON; an id that does not exist yet stands as <c>{"$created": HANDLE}</c>.</param>
public sealed record PlannedRequest(RequestKind Kind, string Method, string Path, string Body);
