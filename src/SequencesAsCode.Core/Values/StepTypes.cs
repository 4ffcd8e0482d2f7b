namespace SequencesAsCode.Core.Values;

/// <summary>The step types of Apollo's create call, with documented or recorded facts about them.</summary>
public static class StepTypes
{
    /// <summary>An email that Apollo sends by itself.</summary>
    public const string AutoEmail = "auto_email";

    /// <summary>An email that a person sends.</summary>
    public const string ManualEmail = "manual_email";

    /// <summary>A phone call.</summary>
    public const string Call = "call";

    /// <summary>Any other task.</summary>
    public const string ActionItem = "action_item";

    /// <summary>A LinkedIn connection request.</summary>
    public const string LinkedInConnect = "linkedin_step_connect";

    /// <summary>A LinkedIn message.</summary>
    public const string LinkedInMessage = "linkedin_step_message";

    /// <summary>A visit to a LinkedIn profile.</summary>
    public const string LinkedInViewProfile = "linkedin_step_view_profile";

    /// <summary>A reaction to a LinkedIn post.</summary>
    public const string LinkedInInteractPost = "linkedin_step_interact_post";

    /// <summary>All documented types.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        AutoEmail,
        ManualEmail,
        Call,
        ActionItem,
        LinkedInConnect,
        LinkedInMessage,
        LinkedInViewProfile,
        LinkedInInteractPost,
    ];

    /// <summary>Whether the type is documented to take touches.</summary>
    public static bool TakesTouches(string type) =>
        type is AutoEmail or ManualEmail or Call or LinkedInConnect or LinkedInMessage;

    /// <summary>Whether its touches are emails, with a subject and a thread.</summary>
    public static bool IsEmail(string type) => type is AutoEmail or ManualEmail;

    /// <summary>Its name in plans.</summary>
    public static string Label(string type) =>
        type switch
        {
            AutoEmail => "email",
            ManualEmail => "manual email",
            Call => "call",
            ActionItem => "task",
            LinkedInConnect => "LinkedIn connect",
            LinkedInMessage => "LinkedIn message",
            LinkedInViewProfile => "LinkedIn profile visit",
            LinkedInInteractPost => "LinkedIn post reaction",
            _ => type,
        };
}
