using System.Globalization;
using System.Text.Json;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Emulator.Http;
using SequencesAsCode.Emulator.Writing;

namespace SequencesAsCode.Emulator;

internal static class OptionTable
{
    private static readonly ImmutableArray<Row> Rows =
    [
        Choice<StepsOmitted>("steps_omitted", (o, v) => o with { StepsOmitted = v }),
        Choice<StepsEmpty>("steps_empty", (o, v) => o with { StepsEmpty = v }),
        Flag("mutate_before_validation", (o, v) => o with { MutateBeforeValidation = v }),
        Flag("require_position", (o, v) => o with { RequirePosition = v }),
        Choice<StepOrder>("step_order", (o, v) => o with { StepOrder = v }),
        Choice<UnknownIds>("unknown_ids", (o, v) => o with { UnknownIds = v }),
        Choice<OmittedStepFields>("omitted_step_fields", (o, v) => o with { OmittedStepFields = v }),
        Choice<RemovedStepPeople>("removed_step_people", (o, v) => o with { RemovedStepPeople = v }),
        Flag("null_clears", (o, v) => o with { NullClears = v }),
        Flag("create_only_on_update", (o, v) => o with { CreateOnlyOnUpdate = v }),
        Words("taken_on_update", FieldRules.CreateOnlyNames, (o, v) => o with { TakenOnUpdate = v }),
        Words("refused_on_update", FieldRules.CreateOnlyNames, (o, v) => o with { RefusedOnUpdate = v }),
        Names("kept_on_null", KnownKeys.Cleared, (o, v) => o with { KeptOnNull = v }),
        Flag("keep_generation_options", (o, v) => o with { KeepGenerationOptions = v }),
        Names("missing_keys", KnownKeys.Answered, (o, v) => o with { MissingKeys = v }),
        NewNames("new_keys", (o, v) => o with { NewKeys = v }),
        Names("text_keys", KnownKeys.Answered, (o, v) => o with { TextKeys = v }),
        Words("key_headers", KeyCheck.Headers, (o, v) => o with { KeyHeaders = v }),
        Flag("user_id_on_create", (o, v) => o with { UserIdOnCreate = v }),
        Flag("show_attachment_ids", (o, v) => o with { ShowAttachmentIds = v }),
        Choice<LinkedinWithoutTouch>("linkedin_without_touch", (o, v) => o with { LinkedinWithoutTouch = v }),
        Choice<TouchUpdate>("touch_update", (o, v) => o with { TouchUpdate = v }),
        Choice<CreateDefaults>("create_defaults", (o, v) => o with { CreateDefaults = v }),
        Choice<Sanitizer>("sanitizer", (o, v) => o with { Sanitizer = v }),
        Choice<MetricsForm>("metrics", (o, v) => o with { Metrics = v }),
        Names("ignore_fields", KnownKeys.Written, (o, v) => o with { IgnoreFields = v }),
        Words("rewrites", Rewriter.Kinds, (o, v) => o with { Rewrites = v }),
        Flag("read_one", (o, v) => o with { ReadOne = v }),
        Flag("read_without_id_creates", (o, v) => o with { ReadWithoutIdCreates = v }),
        Words("accepted_keys", (o, v) => o with { AcceptedKeys = v }),
        Names("allowed_endpoints", [.. Router.Endpoints], (o, v) => o with { AllowedEndpoints = v }),
        Flag("enforce_quota", (o, v) => o with { EnforceQuota = v }),
        Limit("quota_minute", (o, v) => o with { QuotaMinute = v }),
        Limit("quota_hour", (o, v) => o with { QuotaHour = v }),
        Limit("quota_day", (o, v) => o with { QuotaDay = v }),
        Flag("paid_plan", (o, v) => o with { PaidPlan = v }),
        Flag("may_create", (o, v) => o with { MayCreate = v }),
        Limit("sequence_limit", (o, v) => o with { SequenceLimit = v }),
        Limit("step_limit", (o, v) => o with { StepLimit = v }),
        Flag("ab_testing", (o, v) => o with { AbTesting = v }),
        Flag("wait_in_seconds", (o, v) => o with { WaitInSeconds = v }),
        Flag("exact_daytime_on_update", (o, v) => o with { ExactDaytimeOnUpdate = v }),
        Choice<AlreadyIn>("already_in", (o, v) => o with { AlreadyIn = v }),
        Choice<ContactsAnswer>("enrolment_answer", (o, v) => o with { EnrolmentAnswer = v }),
        Choice<ContactsAnswer>("removal_answer", (o, v) => o with { RemovalAnswer = v }),
        Flag("enrol_by_label", (o, v) => o with { EnrolByLabel = v }),
        Choice<SupaglueErrors>("supaglue_errors", (o, v) => o with { SupaglueErrors = v }),
        Flag("supaglue_warnings", (o, v) => o with { SupaglueWarnings = v }),
        Words("supaglue_customers", (o, v) => o with { SupaglueCustomers = v }),
        Choice<SupaglueSteps>("supaglue_steps", (o, v) => o with { SupaglueSteps = v }),
        Flag("supaglue_step_names", (o, v) => o with { SupaglueStepNames = v }),
        Words("supaglue_locked", (o, v) => o with { SupaglueLocked = v }),
    ];

    public static ImmutableArray<string> OptionNames { get; } = [.. Rows.Select(r => r.Name)];

    public static EmulatorOptions Apply(EmulatorOptions options, string setting)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        var name = (equals < 0 ? setting : setting[..equals]).Trim();
        var row = Rows.FirstOrDefault(r => r.Name == name);
        if (row is null)
            throw new FormatException(
                $"'{name}' is not an option of the emulator.{Nearest.Question(name, OptionNames)} Options are "
                    + $"{string.Join(", ", OptionNames)}."
            );

        var value = equals < 0 ? null : setting[(equals + 1)..].Trim();
        return (value is null ? null : row.Read(options, value))
            ?? throw new FormatException($"'{setting}' is not understood: {name} takes {row.Takes}.");
    }

    private static Row Choice<T>(string name, Func<EmulatorOptions, T, EmulatorOptions> set)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>()
            .ToDictionary(v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()), StringComparer.Ordinal);
        return new Row(
            name,
            string.Join(" or ", values.Keys),
            (o, text) => values.TryGetValue(text, out var value) ? set(o, value) : null
        );
    }

    private static Row Flag(string name, Func<EmulatorOptions, bool, EmulatorOptions> set) =>
        new(name, "true or false", (o, text) => bool.TryParse(text, out var value) ? set(o, value) : null);

    private static Row Words(string name, Func<EmulatorOptions, ImmutableArray<string>, EmulatorOptions> set) =>
        new(name, "a list separated by commas", (o, text) => set(o, Split(text)));

    private static Row Words(
        string name,
        ImmutableArray<string> known,
        Func<EmulatorOptions, ImmutableArray<string>, EmulatorOptions> set
    ) =>
        new(
            name,
            $"some of {string.Join(", ", known)}, separated by commas",
            (o, text) =>
            {
                var words = Split(text);
                return words.All(known.Contains) ? set(o, words) : null;
            }
        );

    private static Row Names(
        string name,
        ImmutableArray<string> known,
        Func<EmulatorOptions, ImmutableArray<string>, EmulatorOptions> set
    ) =>
        new(
            name,
            "a list separated by commas",
            (o, text) =>
            {
                var words = Split(text);
                return words.FirstOrDefault(word => !known.Contains(word, StringComparer.Ordinal)) is { } wrong
                    ? throw Unknown(name, wrong, known)
                    : set(o, words);
            }
        );

    // A new key may have any name, but belongs to an object.
    private static Row NewNames(string name, Func<EmulatorOptions, ImmutableArray<string>, EmulatorOptions> set) =>
        new(
            name,
            $"keys of {string.Join(", ", KnownKeys.Objects)}, such as step.color, separated by commas",
            (o, text) =>
            {
                var words = Split(text);
                return words.All(word =>
                    word.Split('.') is [var kind, { Length: > 0 }] && KnownKeys.Objects.Contains(kind)
                )
                    ? set(o, words)
                    : null;
            }
        );

    private static FormatException Unknown(string name, string wrong, ImmutableArray<string> known)
    {
        var question = Nearest.Question(wrong, known);
        var likes = known.Where(each => each.Split('.', '/')[0] == wrong.Split('.', '/')[0]).ToList();
        var all = question.Length > 0 ? "" : $" Use: {string.Join(", ", likes.Count > 0 ? likes : known)}.";
        return new($"'{wrong}' is not known to {name}.{question}{all}");
    }

    private static ImmutableArray<string> Split(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static Row Limit(string name, Func<EmulatorOptions, int?, EmulatorOptions> set) =>
        new(
            name,
            "a whole number or 'unlimited'",
            (o, text) =>
                text switch
                {
                    "unlimited" => set(o, null),
                    _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => set(
                        o,
                        value
                    ),
                    _ => null,
                }
        );

    private sealed record Row(string Name, string Takes, Func<EmulatorOptions, string, EmulatorOptions?> Read);
}
