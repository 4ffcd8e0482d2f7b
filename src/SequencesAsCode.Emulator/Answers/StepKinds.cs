namespace SequencesAsCode.Emulator.Answers;

/// <summary>The documented types of steps, and which have touches.</summary>
internal static class StepKinds
{
    public const string Call = "call";
    public const string ActionItem = "action_item";

    private static readonly ImmutableArray<string> Emails = ["auto_email", "manual_email"];
    private static readonly ImmutableArray<string> Messages = ["linkedin_step_connect", "linkedin_step_message"];
    private static readonly ImmutableArray<string> Tasks =
    [
        ActionItem,
        "linkedin_step_view_profile",
        "linkedin_step_interact_post",
    ];

    public static ImmutableArray<string> All { get; } = [.. Emails, Call, .. Messages, .. Tasks];

    public static bool IsEmail(string type) => Emails.Contains(type);

    public static bool IsMessage(string type) => Messages.Contains(type);

    public static bool TakesTouches(string type) => IsEmail(type) || IsMessage(type) || type == Call;
}
