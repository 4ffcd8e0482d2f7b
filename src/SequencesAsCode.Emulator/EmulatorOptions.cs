using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.State;
using SequencesAsCode.Emulator.Writing;

namespace SequencesAsCode.Emulator;

/// <summary>
/// The switches of the emulator. Where sources about Apollo disagree, or nothing is known, the default is the behaviour
/// that harms a
/// careless client most. <see cref="Parse"/> reads them as <c>name=value</c>; names are the properties in snake_case.
/// </summary>
public sealed record EmulatorOptions
{
    /// <summary>An update without <c>emailer_steps</c>.</summary>
    public StepsOmitted StepsOmitted { get; init; } = StepsOmitted.Wiped;

    /// <summary>An update with empty <c>emailer_steps</c> on a sequence that has steps.</summary>
    public StepsEmpty StepsEmpty { get; init; } = StepsEmpty.Wiped;

    /// <summary>
    /// Whether a refused update has already removed unlisted steps and written the sequence's own fields.
    /// </summary>
    public bool MutateBeforeValidation { get; init; } = true;

    /// <summary>Whether a listed step must have a <c>position</c>; if not, array order numbers them.</summary>
    public bool RequirePosition { get; init; } = true;

    /// <summary>What decides the order of steps.</summary>
    public StepOrder StepOrder { get; init; } = StepOrder.Position;

    /// <summary>Unknown ids of steps, touches and templates in an update.</summary>
    public UnknownIds UnknownIds { get; init; } = UnknownIds.Created;

    /// <summary>Fields left out of a listed step or touch.</summary>
    public OmittedStepFields OmittedStepFields { get; init; } = OmittedStepFields.Reset;

    /// <summary>People waiting in a removed step.</summary>
    public RemovedStepPeople RemovedStepPeople { get; init; } = RemovedStepPeople.Finished;

    /// <summary>Whether an explicit null clears a field; if not, it is ignored.</summary>
    public bool NullClears { get; init; } = true;

    /// <summary>Whether an update takes the fields that are documented on create only.</summary>
    public bool CreateOnlyOnUpdate { get; init; }

    /// <summary>Whether <c>generation_options</c> are kept; reported to come back empty.</summary>
    public bool KeepGenerationOptions { get; init; }

    /// <summary>
    /// Whether touches show their <c>attachment_ids</c>; the list <c>attachments</c> names them in either case.
    /// </summary>
    public bool ShowAttachmentIds { get; init; } = true;

    /// <summary>LinkedIn message and connect steps without touches.</summary>
    public LinkedinWithoutTouch LinkedinWithoutTouch { get; init; } = LinkedinWithoutTouch.EmptyTouch;

    /// <summary>The update of one touch, and with it the update of a step through Supaglue's door.</summary>
    public TouchUpdate TouchUpdate { get; init; } = TouchUpdate.Approves;

    /// <summary>Settings of a sequence created without them.</summary>
    public CreateDefaults CreateDefaults { get; init; } = CreateDefaults.Recorded;

    /// <summary>How bodies are cleaned.</summary>
    public Sanitizer Sanitizer { get; init; } = Sanitizer.Basic;

    /// <summary>Numbers or "loading".</summary>
    public MetricsForm Metrics { get; init; } = MetricsForm.Recorded;

    /// <summary>
    /// Fields that writes ignore with a 200, as <c>step.note</c>; objects are campaign, step, touch and template.
    /// </summary>
    public ImmutableArray<string> IgnoreFields { get; init; } = [];

    /// <summary>
    /// What a write makes of values before it stores them, every time; words of <see cref="Rewriter.Kinds"/>. Whether
    /// Apollo does any of it is not known.
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

    /// <summary>The endpoints the key may use, as <c>api/v1/sequences/create</c>; empty is a master key.</summary>
    public ImmutableArray<string> AllowedEndpoints { get; init; } = [];

    /// <summary>
    /// Whether there are quotas, and one that is used up answers 429; if not, the headers say that there is no limit.
    /// </summary>
    public bool EnforceQuota { get; init; }

    /// <summary>Calls a minute per endpoint; null is unlimited.</summary>
    public int? QuotaMinute { get; init; } = 200;

    /// <summary>Calls an hour per endpoint; null is unlimited.</summary>
    public int? QuotaHour { get; init; } = 400;

    /// <summary>Calls a day per endpoint; null is unlimited.</summary>
    public int? QuotaDay { get; init; } = 2000;

    /// <summary>Whether the plan is a paid one; if not, the searches documented as paid answer 403.</summary>
    public bool PaidPlan { get; init; } = true;

    /// <summary>Whether the acting user may create sequences.</summary>
    public bool MayCreate { get; init; } = true;

    /// <summary>How many unarchived sequences the plan allows; null is unlimited.</summary>
    public int? SequenceLimit { get; init; }

    /// <summary>How many steps a sequence may have in this plan; null is unlimited.</summary>
    public int? StepLimit { get; init; }

    /// <summary>Whether the plan allows several touches in a step.</summary>
    public bool AbTesting { get; init; } = true;

    /// <summary>
    /// Whether a wait in seconds can be written; reported refused. What a seed has in seconds is shown so.
    /// </summary>
    public bool WaitInSeconds { get; init; }

    /// <summary>Whether an update takes <c>sequence_by_exact_daytime</c>, as Apollo's own client sends it.</summary>
    public bool ExactDaytimeOnUpdate { get; init; } = true;

    /// <summary>Why somebody who is in the sequence already is left out.</summary>
    public AlreadyIn AlreadyIn { get; init; } = AlreadyIn.ActiveElsewhere;

    /// <summary>How adding people is answered: recorded with contacts, documented earlier with a job.</summary>
    public ContactsAnswer EnrolmentAnswer { get; init; } = ContactsAnswer.Contacts;

    /// <summary>
    /// How taking people out is answered: documented with a job in the schema, and with contacts in the example.
    /// </summary>
    public ContactsAnswer RemovalAnswer { get; init; } = ContactsAnswer.Job;

    /// <summary>Whether people can be added by <c>label_names</c> alone: documented, reported failing.</summary>
    public bool EnrolByLabel { get; init; }

    /// <summary>How Supaglue's door lists its errors.</summary>
    public SupaglueErrors SupaglueErrors { get; init; } = SupaglueErrors.Flat;

    /// <summary>Whether an update of a step through Supaglue's door answers a warning beside its success.</summary>
    public bool SupaglueWarnings { get; init; }

    /// <summary>The customers that Supaglue's door has a connection for; empty accepts any that is not blank.</summary>
    public ImmutableArray<string> SupaglueCustomers { get; init; } = [];

    /// <summary>In which order Supaglue's door lists the steps of Outreach.</summary>
    public SupaglueSteps SupaglueSteps { get; init; } = SupaglueSteps.ById;

    /// <summary>Whether Supaglue's door names the steps of Outreach, and so says their places.</summary>
    public bool SupaglueStepNames { get; init; } = true;

    /// <summary>Ids of the sequences that are locked in Outreach.</summary>
    public ImmutableArray<string> SupaglueLocked { get; init; } = [];

    /// <summary>Reads <c>name=value</c> pairs over the defaults.</summary>
    /// <exception cref="FormatException">A name or a value is not known; the sentence lists the valid ones.</exception>
    public static EmulatorOptions Parse(IEnumerable<string> settings) =>
        settings.Aggregate(new EmulatorOptions(), OptionTable.Apply);

    internal bool Does(string rewrite) => Rewrites.Contains(rewrite, StringComparer.Ordinal);

    internal bool Ignores(string kind, string field) =>
        IgnoreFields.Contains($"{kind}.{field}", StringComparer.Ordinal);
}
