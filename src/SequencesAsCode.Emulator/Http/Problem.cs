using System.Globalization;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.Http;

/// <summary>Answers with 422. Texts quoted from Apollo come first, our own texts after them.</summary>
internal sealed record Problem(string Error, string? Code = null, bool SkipAlert = false)
{
    private const string PlanLink = "<a href=\"https://app.apollo.io/#/settings/plans/upgrade\">Upgrade your plan</a>";

    public static readonly Problem MayNotCreate = new("You do not have the permission to create sequences.");
    public static readonly Problem NoContentOnCreate = new(
        "Please make sure your template has content before turning it on."
    );
    public static readonly Problem NoContentOnUpdate = new(
        "Please make sure your template has a non-empty body before turning it on."
    );
    public static readonly Problem AbTesting = new("Your current plan does not allow A/B Testing.", "ab_testing_limit");
    public static readonly Problem EmptySchedule = new(
        "The schedule you are trying to attach to this sequence is empty. You cannot attach an empty "
            + "schedule to the sequence"
    );

    public static readonly Problem WaitMissing = new("Wait time must not be empty");
    public static readonly Problem WaitModeWrong = new("Wait mode must be valid");
    public static readonly Problem NoSteps = new("At least one step is required for the sequence.");
    public static readonly Problem NoTemplate = new("At least one template is required for a sequence step");
    public static readonly Problem TouchWithoutTemplate = new("undefined method '[]' for nil");
    public static readonly Problem AlreadyActive = new("The sequence is already active.");
    public static readonly Problem AlreadyInactive = new("The sequence is already inactive.");
    public static readonly Problem NothingToTurnOn = new(
        "Please make sure you have added at least 1 step before turning on the sequence."
    );

    public static readonly Problem NobodyNamed = new("Please specify either contact_ids or label_names.");
    public static readonly Problem NoMailbox = new(
        "Please specify a emailer_campaign_id and send_email_from_email_account_id."
    );
    public static readonly Problem ContactIdsMissing = new("Required parameter 'contact_ids' missing");
    public static readonly Problem EmptyLabelName = new("Please enter a non-empty name!", SkipAlert: true);
    public static readonly Problem WrongModality = new("Please enter a valid modality!", SkipAlert: true);

    public static readonly Problem TypeWrong = new("Type must be valid");
    public static readonly Problem StatusWrong = new("Status must be valid");
    public static readonly Problem PriorityWrong = new("Priority must be valid");
    public static readonly Problem TimeMissing = new("Exact datetime must not be empty");
    public static readonly Problem TimePast = new("Exact datetime must be in the future");
    public static readonly Problem TimeOrder = new("Exact datetime must be after all earlier steps");
    public static readonly Problem ReplyToNothing = new("A reply must follow a step that opened a thread");
    public static readonly Problem UnknownSchedule = new("The schedule does not belong to your team.");
    public static readonly Problem UnknownUser = new("The user does not belong to your team.");
    public static readonly Problem UnknownId = new("Record not found.");
    public static readonly Problem NegativeLimit = new("Max emails per day must not be negative");
    public static readonly Problem ReplyDelayTooLong = new("Same account reply delay days must be at most 1000");

    public static Problem SequenceLimit(int limit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Your plan is limited to {limit} sequences. {PlanLink}"));

    public static Problem OnlyOnCreate(string field) => new($"{field} cannot be changed");

    public static Problem StepLimit(int limit) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Your plan is limited to {limit} sequence steps. {PlanLink}"));

    public static Problem NeedsTemplate(int position, string type) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Step {position} ({type}) requires a template. Include an emailer_touches entry with a template."
            )
        );

    public static Problem MissingStep(int position) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Missing Step {position} for this sequence"));

    public static Problem MailboxesInactive(string addresses) =>
        new($"These mailboxes are no longer active. {addresses}");

    public static Problem LabelExists(string name) => new($"{name} already exists", SkipAlert: true);

    public JsonObject Body()
    {
        var body = new JsonObject { ["error"] = Error };
        if (Code is not null)
            body["code"] = Code;
        if (SkipAlert)
            body["skip_alert_dialog"] = true;
        return body;
    }
}
