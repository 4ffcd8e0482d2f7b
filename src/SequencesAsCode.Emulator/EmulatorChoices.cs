namespace SequencesAsCode.Emulator;

/// <summary>
/// What an update without <c>emailer_steps</c> does to the steps. The documentation's examples and a tester's report
/// disagree.
/// </summary>
public enum StepsOmitted
{
    /// <summary>All steps are removed, and the answer is 422 all the same.</summary>
    Wiped,

    /// <summary>422, steps stay.</summary>
    Rejected,

    /// <summary>200, steps stay.</summary>
    Kept,
}

/// <summary>
/// What an update with an empty <c>emailer_steps</c> does to a sequence that has steps. One without steps answers 200,
/// as recorded.
/// </summary>
public enum StepsEmpty
{
    /// <summary>All steps are removed, and the answer is 422 all the same.</summary>
    Wiped,

    /// <summary>422, steps stay.</summary>
    Rejected,

    /// <summary>200, all steps are removed.</summary>
    Accepted,
}

/// <summary>
/// What decides the order of steps when array and <c>position</c> disagree; unknown of the real service.
/// </summary>
public enum StepOrder
{
    /// <summary>The field <c>position</c>.</summary>
    Position,

    /// <summary>The order of the array.</summary>
    Array,
}

/// <summary>What becomes of an id in an update that the sequence does not have; unknown of the real service.</summary>
public enum UnknownIds
{
    /// <summary>The object is taken as a new one, with a new id.</summary>
    Created,

    /// <summary>422.</summary>
    Rejected,
}

/// <summary>
/// What becomes of fields that an update leaves out of a listed step or touch; unknown of the real service.
/// </summary>
public enum OmittedStepFields
{
    /// <summary>They go back to their defaults.</summary>
    Reset,

    /// <summary>They stay.</summary>
    Keep,
}

/// <summary>What becomes of people waiting in a removed step; unknown of the real service.</summary>
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
/// The reason for leaving out somebody who is in the very sequence already: both are reported, and one is recorded.
/// </summary>
public enum AlreadyIn
{
    /// <summary>
    /// As somebody in another sequence, as recorded. With the switch that lets those in, the other reason.
    /// </summary>
    ActiveElsewhere,

    /// <summary>As what it is.</summary>
    AlreadyHere,
}

/// <summary>
/// How a call that adds people or takes them out is answered: schema, example and recording disagree.
/// </summary>
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

/// <summary>What the undocumented update of one touch does to its status. Three sources say three things.</summary>
public enum TouchUpdate
{
    /// <summary>The touch is approved, whatever status is sent.</summary>
    Approves,

    /// <summary>The status stays unless one is sent.</summary>
    Keeps,

    /// <summary>422, and nothing is changed.</summary>
    Unusable,
}

/// <summary>How Supaglue's door lists its errors. Its schema and the examples of its documentation disagree.</summary>
public enum SupaglueErrors
{
    /// <summary>A list of errors.</summary>
    Flat,

    /// <summary>A list that holds the list of errors.</summary>
    Nested,
}

/// <summary>In which order Supaglue's door lists the steps of Outreach, whose list is documented as unsorted.</summary>
public enum SupaglueSteps
{
    /// <summary>By id.</summary>
    ById,

    /// <summary>By id, the last one first.</summary>
    Backwards,
}

/// <summary>
/// How bodies are cleaned. Apollo documents that bodies are sanitised and does not publish what is allowed.
/// </summary>
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
    /// The string "loading" in the answer to a create, and for the touches in the answer to an update; numbers
    /// elsewhere,
    /// as recorded.
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
