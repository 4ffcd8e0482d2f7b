namespace SequencesAsCode.Core.States;

/// <summary>
/// What holds the sequences of an environment, as far as rules differ by it: the one table. Apollo itself, or what is
/// behind
/// Supaglue. What is known of Outreach and Salesloft comes from the code of Supaglue's connector.
/// </summary>
/// <param name="Label">What people call it.</param>
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

    /// <summary>Outreach, through Supaglue: the text of a step can be written.</summary>
    public static Provider Outreach { get; } =
        Numbered("Outreach") with
        {
            Types = [.. Common, StepTypes.LinkedInMessage],
            SharesTemplates = true,
        };

    /// <summary>Salesloft, through Supaglue: nothing can be written.</summary>
    public static Provider Salesloft { get; } = Numbered("Salesloft") with { Types = Common, IsReadOnly = true };

    /// <summary>What it calls an id, as it follows "write".</summary>
    public string IdForm { get; private init; } = "";

    /// <summary>The step types that it has.</summary>
    public ImmutableArray<string> Types { get; private init; } = [];

    /// <summary>Whether its ids are whole numbers.</summary>
    public bool HasNumbers { get; private init; }

    /// <summary>
    /// Whether it may show all that a file says. Where it does not, only <see cref="Shown"/> is compared, a wait may be
    /// left
    /// out, and of each step one email is seen.
    /// </summary>
    public bool ShowsWholeFile { get; private init; }

    /// <summary>How a sentence begins that says what cannot be done.</summary>
    public string Refusal =>
        this switch
        {
            { IsReadOnly: true } => $"{Label} is read-only through Supaglue, so this cannot be applied",
            { HasNumbers: true } => $"Not possible for {Label} through Supaglue",
            _ => "Not possible through this service",
        };

    /// <summary>Whether nothing can be changed through Supaglue.</summary>
    public bool IsReadOnly { get; private init; }

    /// <summary>
    /// Whether one template may serve several steps, so that a text written to one of them reaches the others.
    /// </summary>
    public bool SharesTemplates { get; private init; }

    /// <summary>The fields that it does not show; empty where it shows the whole file.</summary>
    public ImmutableArray<Field> Hidden => ShowsWholeFile ? [] : [.. Fields.All.Except(Shown)];

    /// <summary>The fields that it shows where it does not show the whole file.</summary>
    public static ImmutableArray<Field> Shown { get; } =
    [Fields.Name, Fields.Active, Fields.Wait, Fields.Note, Fields.Subject, Fields.Body];

    private static ImmutableArray<string> Common =>
        [StepTypes.AutoEmail, StepTypes.ManualEmail, StepTypes.Call, StepTypes.ActionItem];

    /// <summary>What is behind an environment. The emulator stands for Apollo.</summary>
    public static Provider Of(WorkspaceEnvironment environment) =>
        environment is WorkspaceEnvironment.Supaglue supaglue ? Named(supaglue.ProviderName) : Apollo;

    /// <summary>By Supaglue's name for it.</summary>
    public static Provider Named(string name) =>
        name switch
        {
            "outreach" => Outreach,
            "salesloft" => Salesloft,
            _ => Apollo,
        };

    /// <summary>Whether an id of a file can be one of its own.</summary>
    public bool IsId(string id) => HasNumbers ? ServiceId.IsNumber(id) : ServiceId.IsApollos(id);

    private static Provider Numbered(string label) =>
        new(label) { IdForm = $"an id of {label}: a whole number, like 54312", HasNumbers = true };
}
