using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.Writing;

namespace SequencesAsCode.Emulator;

/// <summary>
/// The switches of the emulator. Where sources about Apollo disagree or are missing, the default is the behavior that
/// harms a careless client most. <see cref="Parse"/> reads them as <c>name=value</c>; names are the properties in
/// snake_case.
/// </summary>
public sealed record EmulatorOptions
{
    /// <summary>What an update without <c>emailer_steps</c> does.</summary>
    public StepsOmitted StepsOmitted { get; init; } = StepsOmitted.Wiped;

    /// <summary>What an update with empty <c>emailer_steps</c> does to a sequence that has steps.</summary>
    public StepsEmpty StepsEmpty { get; init; } = StepsEmpty.Wiped;

    /// <summary>
    /// Whether a refused update has already removed unlisted steps and written the sequence's own fields.
    /// </summary>
    public bool MutateBeforeValidation { get; init; } = true;

    /// <summary>Whether a listed step must have a <c>position</c>; if not, array order numbers them.</summary>
    public bool RequirePosition { get; init; } = true;

    /// <summary>What decides the order of steps.</summary>
    public StepOrder StepOrder { get; init; } = StepOrder.Position;

    /// <summary>What an update does with unknown ids of steps, touches and templates.</summary>
    public UnknownIds UnknownIds { get; init; } = UnknownIds.Created;

    /// <summary>What happens to fields left out of a listed step or touch.</summary>
    public OmittedStepFields OmittedStepFields { get; init; } = OmittedStepFields.Reset;

    /// <summary>What happens to people waiting in a removed step.</summary>
    public RemovedStepPeople RemovedStepPeople { get; init; } = RemovedStepPeople.Finished;

    /// <summary>Whether an explicit null clears a field; if not, it is ignored.</summary>
    public bool NullClears { get; init; } = true;

    /// <summary>Whether an update takes the fields that are documented on create only.</summary>
    public bool CreateOnlyOnUpdate { get; init; }

    /// <summary>
    /// Fields that are documented on create only and that an update takes although
    /// <see cref="CreateOnlyOnUpdate"/> is off, as <c>folder_id</c>.
    /// </summary>
    public ImmutableArray<string> TakenOnUpdate { get; init; } = [];

    /// <summary>Fields that are documented on create only and that an update refuses with 422.</summary>
    public ImmutableArray<string> RefusedOnUpdate { get; init; } = [];

    /// <summary>
    /// Fields that null does not clear although <see cref="NullClears"/> is on, as <c>step.note</c>; objects are
    /// campaign, step, touch and template.
    /// </summary>
    public ImmutableArray<string> KeptOnNull { get; init; } = [];

    /// <summary>Whether <c>generation_options</c> are kept; reported to come back empty.</summary>
    public bool KeepGenerationOptions { get; init; }

    /// <summary>
    /// Keys that answers leave out although they are recorded, as <c>campaign.dmp_ids</c>; objects are campaign, step,
    /// touch and template.
    /// </summary>
    public ImmutableArray<string> MissingKeys { get; init; } = [];

    /// <summary>Keys that answers have although they are not recorded, as <c>step.color</c>.</summary>
    public ImmutableArray<string> NewKeys { get; init; } = [];

    /// <summary>
    /// Numbers that answers show as text, as <c>campaign.underperforming_touches_count</c>.
    /// </summary>
    public ImmutableArray<string> TextKeys { get; init; } = [];

    /// <summary>The headers that the key is accepted in.</summary>
    public ImmutableArray<string> KeyHeaders { get; init; } = KeyCheck.UsualHeaders;

    /// <summary>Whether a create takes <c>user_id</c>; documents disagree.</summary>
    public bool UserIdOnCreate { get; init; }

    /// <summary>
    /// Whether touches show their <c>attachment_ids</c>; the list <c>attachments</c> names them in either case.
    /// </summary>
    public bool ShowAttachmentIds { get; init; } = true;

    /// <summary>What LinkedIn message and connect steps without touches get.</summary>
    public LinkedinWithoutTouch LinkedinWithoutTouch { get; init; } = LinkedinWithoutTouch.EmptyTouch;

    /// <summary>What the update of one touch does; an update of a step through Supaglue uses it too.</summary>
    public TouchUpdate TouchUpdate { get; init; } = TouchUpdate.Approves;

    /// <summary>The settings of a sequence that is created without them.</summary>
    public CreateDefaults CreateDefaults { get; init; } = CreateDefaults.Recorded;

    /// <summary>How bodies are cleaned.</summary>
    public Sanitizer Sanitizer { get; init; } = Sanitizer.Basic;

    /// <summary>Whether metrics are numbers or "loading".</summary>
    public MetricsForm Metrics { get; init; } = MetricsForm.Recorded;

    /// <summary>
    /// Fields that writes ignore with a 200, as <c>step.note</c>; objects are campaign, step, touch and template.
    /// </summary>
    public ImmutableArray<string> IgnoreFields { get; init; } = [];

    /// <summary>
    /// How every write changes values before it stores them: words of <see cref="Rewriter.Kinds"/>. It is not known
    /// whether Apollo does any of it.
    /// </summary>
    public ImmutableArray<string> Rewrites { get; init; } = [];

    /// <summary>Whether <c>GET /emailer_campaigns/{id}</c> is allowed; if not it answers 403.</summary>
    public bool ReadOne { get; init; } = true;

    /// <summary>
    /// Whether <c>GET /emailer_campaigns</c> creates an empty sequence, as reported; if not it answers 404.
    /// </summary>
    public bool ReadWithoutIdCreates { get; init; } = true;

    /// <summary>The keys and tokens that are accepted; empty accepts any that is not blank.</summary>
    public ImmutableArray<string> AcceptedKeys { get; init; } = [];

    /// <summary>
    /// The endpoints the key may use, such as <c>api/v1/sequences/create</c>; empty for a master key.
    /// </summary>
    public ImmutableArray<string> AllowedEndpoints { get; init; } = [];

    /// <summary>
    /// Whether calls are limited, with 429 when a quota is used up; if not, the headers show that there is no limit.
    /// </summary>
    public bool EnforceQuota { get; init; }

    /// <summary>Calls per minute and endpoint; null for no limit.</summary>
    public int? QuotaMinute { get; init; } = 200;

    /// <summary>Calls per hour and endpoint; null for no limit.</summary>
    public int? QuotaHour { get; init; } = 400;

    /// <summary>Calls per day and endpoint; null for no limit.</summary>
    public int? QuotaDay { get; init; } = 2000;

    /// <summary>Whether the plan is paid; if not, the searches that are documented as paid answer 403.</summary>
    public bool PaidPlan { get; init; } = true;

    /// <summary>Whether the acting user may create sequences.</summary>
    public bool MayCreate { get; init; } = true;

    /// <summary>How many unarchived sequences the plan allows; null for no limit.</summary>
    public int? SequenceLimit { get; init; }

    /// <summary>How many steps the plan allows in a sequence; null for no limit.</summary>
    public int? StepLimit { get; init; }

    /// <summary>Whether the plan allows several touches in a step.</summary>
    public bool AbTesting { get; init; } = true;

    /// <summary>
    /// Whether a wait in seconds can be written; reported as refused. A wait that a seed has in seconds is shown in
    /// seconds.
    /// </summary>
    public bool WaitInSeconds { get; init; }

    /// <summary>Whether an update takes <c>sequence_by_exact_daytime</c>, as Apollo's own client sends it.</summary>
    public bool ExactDaytimeOnUpdate { get; init; } = true;

    /// <summary>The reason for skipping a person who is already in the sequence.</summary>
    public AlreadyIn AlreadyIn { get; init; } = AlreadyIn.ActiveElsewhere;

    /// <summary>The answer to adding people: recorded with contacts, documented earlier with a job.</summary>
    public ContactsAnswer EnrolmentAnswer { get; init; } = ContactsAnswer.Contacts;

    /// <summary>
    /// The answer to taking people out: the documentation's schema has a job, its example has contacts.
    /// </summary>
    public ContactsAnswer RemovalAnswer { get; init; } = ContactsAnswer.Job;

    /// <summary>Whether people can be added by <c>label_names</c> alone: documented, reported as failing.</summary>
    public bool EnrolByLabel { get; init; }

    /// <summary>How Supaglue's API lists its errors.</summary>
    public SupaglueErrors SupaglueErrors { get; init; } = SupaglueErrors.Flat;

    /// <summary>Whether a successful update of a step through Supaglue also answers a warning.</summary>
    public bool SupaglueWarnings { get; init; }

    /// <summary>The customers that are connected in Supaglue; empty accepts any that is not blank.</summary>
    public ImmutableArray<string> SupaglueCustomers { get; init; } = [];

    /// <summary>The order in which Supaglue lists the steps of Outreach.</summary>
    public SupaglueSteps SupaglueSteps { get; init; } = SupaglueSteps.ById;

    /// <summary>Whether Supaglue names the steps of Outreach, which shows their places.</summary>
    public bool SupaglueStepNames { get; init; } = true;

    /// <summary>Ids of the sequences that are locked in Outreach.</summary>
    public ImmutableArray<string> SupaglueLocked { get; init; } = [];

    /// <summary>Reads <c>name=value</c> pairs over the defaults.</summary>
    /// <exception cref="FormatException">A name or a value is not known; the message lists the valid ones.</exception>
    public static EmulatorOptions Parse(IEnumerable<string> settings) =>
        settings.Aggregate(new EmulatorOptions(), OptionTable.Apply);

    internal bool Does(string rewrite) => Rewrites.Contains(rewrite, StringComparer.Ordinal);

    internal bool Clears(string kind, string field) =>
        NullClears && !KeptOnNull.Contains($"{kind}.{field}", StringComparer.Ordinal);

    internal bool Ignores(string kind, string field) =>
        IgnoreFields.Contains($"{kind}.{field}", StringComparer.Ordinal);
}
