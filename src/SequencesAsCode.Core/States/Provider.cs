namespace SequencesAsCode.Core.States;

/// <summary>
/// The system with the sequences of an environment: Apollo, or a system behind Supaglue. This is the only table of
/// their differences. The facts about Outreach and Salesloft come from the code of Supaglue's connector.
/// </summary>
/// <param name="Label">Its name for people.</param>
public sealed record Provider(string Label)
{
    /// <summary>Apollo, reached directly or through Supaglue.</summary>
    public static Provider Apollo { get; } =
        new("Apollo")
        {
            IdForm = "an id of Apollo: 24 characters of 0-9 and a-f",
            ShowsWholeFile = true,
            Types = StepTypes.All,
        };

    /// <summary>Outreach, through Supaglue; only the text of a step can be written.</summary>
    public static Provider Outreach { get; } =
        Numbered("Outreach") with
        {
            Types = [.. Common, StepTypes.LinkedInMessage],
            SharesTemplates = true,
        };

    /// <summary>Salesloft, through Supaglue; nothing can be written.</summary>
    public static Provider Salesloft { get; } = Numbered("Salesloft") with { Types = Common, IsReadOnly = true };

    /// <summary>The form of its ids, as the text after "write".</summary>
    public string IdForm { get; private init; } = "";

    /// <summary>The step types that it has.</summary>
    public ImmutableArray<string> Types { get; private init; } = [];

    /// <summary>Whether its ids are whole numbers.</summary>
    public bool HasNumbers { get; private init; }

    /// <summary>
    /// Whether it can return everything that a file contains. If not, only <see cref="Shown"/> is compared, a wait may
    /// be missing, and each step has one visible email.
    /// </summary>
    public bool ShowsWholeFile { get; private init; }

    /// <summary>The <see cref="Refusal"/> of a service that has no other one.</summary>
    public const string UsualRefusal = "Not possible through this service";

    /// <summary>The beginning of a sentence about something that cannot be done.</summary>
    public string Refusal =>
        this switch
        {
            { IsReadOnly: true } => $"{Label} is read-only through Supaglue, so this cannot be applied",
            { HasNumbers: true } => $"Not possible for {Label} through Supaglue",
            _ => UsualRefusal,
        };

    /// <summary>Whether nothing can be changed through Supaglue.</summary>
    public bool IsReadOnly { get; private init; }

    /// <summary>Whether several steps can use one template, so that a changed text reaches all of them.</summary>
    public bool SharesTemplates { get; private init; }

    /// <summary>The fields that it does not return; empty when it returns the whole file.</summary>
    public ImmutableArray<Field> Hidden => ShowsWholeFile ? [] : [.. Fields.All.Except(Shown)];

    /// <summary>The fields that it returns when it does not return the whole file.</summary>
    public static ImmutableArray<Field> Shown { get; } =
    [Fields.Name, Fields.Active, Fields.Wait, Fields.Note, Fields.Subject, Fields.Body];

    private static ImmutableArray<string> Common =>
        [StepTypes.AutoEmail, StepTypes.ManualEmail, StepTypes.Call, StepTypes.ActionItem];

    /// <summary>The provider of an environment. The emulator counts as Apollo.</summary>
    public static Provider Of(WorkspaceEnvironment environment) =>
        environment is WorkspaceEnvironment.Supaglue supaglue ? Named(supaglue.ProviderName) : Apollo;

    /// <summary>The provider with a name that Supaglue uses.</summary>
    public static Provider Named(string name) =>
        name switch
        {
            "outreach" => Outreach,
            "salesloft" => Salesloft,
            _ => Apollo,
        };

    /// <summary>Whether the text has the form of its ids.</summary>
    public bool IsId(string id) => HasNumbers ? ServiceId.IsNumber(id) : ServiceId.IsApollos(id);

    private static Provider Numbered(string label) =>
        new(label) { IdForm = $"an id of {label}: a whole number, like 54312", HasNumbers = true };
}
