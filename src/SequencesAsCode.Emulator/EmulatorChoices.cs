namespace SequencesAsCode.Emulator;

/// <summary>
/// What an update without <c>emailer_steps</c> does to the steps. The documentation's examples and a tester's report
/// disagree.
/// </summary>
public enum StepsOmitted
{
    /// <summary>All steps are removed, although the answer is 422.</summary>
    Wiped,

    /// <summary>422, steps stay.</summary>
    Rejected,

    /// <summary>200, steps stay.</summary>
    Kept,
}

/// <summary>
/// What an update with an empty <c>emailer_steps</c> does to a sequence that has steps. A sequence without steps
/// answers 200, as recorded.
/// </summary>
public enum StepsEmpty
{
    /// <summary>All steps are removed, although the answer is 422.</summary>
    Wiped,

    /// <summary>422, steps stay.</summary>
    Rejected,

    /// <summary>200, all steps are removed.</summary>
    Accepted,
}

/// <summary>
/// What decides the order of steps when the array and <c>position</c> disagree. The real service is unknown here.
/// </summary>
public enum StepOrder
{
    /// <summary>The field <c>position</c>.</summary>
    Position,

    /// <summary>The order of the array.</summary>
    Array,
}

/// <summary>What an update does with an id that the sequence does not have. The real service is unknown here.</summary>
public enum UnknownIds
{
    /// <summary>The object is created, with a new id.</summary>
    Created,

    /// <summary>422.</summary>
    Rejected,
}

/// <summary>
/// What happens to fields that an update leaves out of a listed step or touch. The real service is unknown here.
/// </summary>
public enum OmittedStepFields
{
    /// <summary>They get their default values.</summary>
    Reset,

    /// <summary>They stay.</summary>
    Keep,
}

/// <summary>What happens to people waiting in a removed step. The real service is unknown here.</summary>
public enum RemovedStepPeople
{
    /// <summary>They count as finished.</summary>
    Finished,

    /// <summary>They vanish from all counts.</summary>
    Lost,

    /// <summary>They wait in the step that now has the removed step's place.</summary>
    Moved,
}

/// <summary>
/// The reason for skipping a person who is already in the same sequence: both are reported, and one is recorded.
/// </summary>
public enum AlreadyIn
{
    /// <summary>
    /// The reason for a person in another sequence (recorded). With the switch that lets those in, the other reason.
    /// </summary>
    ActiveElsewhere,

    /// <summary>The reason for a person in the same sequence.</summary>
    AlreadyHere,
}

/// <summary>The answer to a call that adds people or takes them out: schema, example and recording disagree.</summary>
public enum ContactsAnswer
{
    /// <summary>The contacts.</summary>
    Contacts,

    /// <summary>A job, whose <c>params</c> repeat the key of the call.</summary>
    Job,
}

/// <summary>What a LinkedIn message or connect step without touches gets on creation.</summary>
public enum LinkedinWithoutTouch
{
    /// <summary>An approved touch with an empty template.</summary>
    EmptyTouch,

    /// <summary>422.</summary>
    Rejected,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>What the undocumented update of one touch does to its status. Three sources disagree.</summary>
public enum TouchUpdate
{
    /// <summary>The touch is always approved, even if another status is sent.</summary>
    Approves,

    /// <summary>The status stays unless one is sent.</summary>
    Keeps,

    /// <summary>422, and nothing changes.</summary>
    Unusable,
}

/// <summary>How Supaglue lists its errors. Its schema and the examples of its documentation disagree.</summary>
public enum SupaglueErrors
{
    /// <summary>A list of errors.</summary>
    Flat,

    /// <summary>A list that holds the list of errors.</summary>
    Nested,
}

/// <summary>The order in which Supaglue lists the steps of Outreach, which is documented as unsorted.</summary>
public enum SupaglueSteps
{
    /// <summary>By id.</summary>
    ById,

    /// <summary>By id, descending.</summary>
    Backwards,
}

/// <summary>How bodies are cleaned. Apollo documents that bodies are sanitized, but not what is allowed.</summary>
public enum Sanitizer
{
    /// <summary>Bodies stay as they are sent, apart from the wrapper.</summary>
    Off,

    /// <summary>
    /// Scripts, styles, frames, objects, forms, event attributes and javascript: addresses are removed.
    /// </summary>
    Basic,

    /// <summary>As <see cref="Basic"/>, and the rest is written in another form with the same visible text.</summary>
    Rewrite,
}

/// <summary>How metrics are answered.</summary>
public enum MetricsForm
{
    /// <summary>
    /// The string "loading" in the answer to a create, and for touches in the answer to an update; numbers elsewhere
    /// (recorded).
    /// </summary>
    Recorded,

    /// <summary>Always numbers.</summary>
    Numbers,

    /// <summary>Always the string "loading".</summary>
    Loading,
}

/// <summary>
/// The settings of a sequence created without them: recordings and the documentation's example disagree.
/// </summary>
public enum CreateDefaults
{
    /// <summary>The values of the recording.</summary>
    Recorded,

    /// <summary>Null, as in the documentation's example.</summary>
    Null,
}
